import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { isKnown } from "../core/tokens";

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/** A field of the unix-cron format: https://cloud.google.com/scheduler/docs/configuring/cron-job-schedules. */
interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly names?: string[];
}

const FIELDS: Field[] = [
  { name: "minute", min: 0, max: 59 },
  { name: "hour", min: 0, max: 23 },
  { name: "day of the month", min: 1, max: 31 },
  { name: "month", min: 1, max: 12, names: MONTHS },
  { name: "day of the week", min: 0, max: 7, names: DAYS },
];

/** Throws unless a schedule has the unix-cron format: five fields, like `0 9 * * MON`. */
export function checkCronSchedule(schedule: string, at: IConstruct): void {
  if (!isKnown(schedule)) return;
  const fields = schedule.trim().split(/\s+/);
  if (fields.length !== FIELDS.length) {
    throw invalid(
      `'schedule' must have five fields: ${FIELDS.map(({ name }) => name).join(", ")}, like '0 9 * * *', got ${got(schedule)}`,
      at,
    );
  }
  FIELDS.forEach((field, index) => {
    if (!fields[index].split(",").every((part) => isPart(part, field))) {
      throw invalid(
        `'schedule' must have a ${field.name} from ${field.min} to ${field.max}, a range, a step or '*', got ${got(fields[index])} in ${got(schedule)}`,
        at,
      );
    }
  });
}

/** Whether a text is a part of a field, between commas: `*`, a value or a range, with or without a step. */
function isPart(part: string, field: Field): boolean {
  const [range, step = "1", ...more] = part.split("/");
  if (more.length > 0 || !/^[1-9]\d*$/.test(step)) return false;
  if (range === "*") return true;
  const [from, to = from, ...rest] = range.split("-").map((value) => numberOf(value, field));
  return rest.length === 0 && from >= field.min && to <= field.max && from <= to;
}

function numberOf(value: string, { min, names = [] }: Field): number {
  if (/^\d+$/.test(value)) return Number(value);
  const index = names.indexOf(value.toUpperCase());
  return index === -1 ? NaN : index + min;
}
