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

const TIME = String.raw`([01]?\d|2[0-3]):[0-5]\d`;
const MONTH_NAMES = String.raw`(?:month|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*)`;
const DAY_NAMES = String.raw`(?:day|(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*)`;
const ORDINALS = String.raw`(?:\d{1,2}(?:st|nd|rd|th)?|first|second|third|fourth|fifth)`;
const listOf = (item: string) => `${item}(?:,${item})*`;

/** The schedules of words: https://cloud.google.com/appengine/docs/standard/scheduling-jobs-with-cron-yaml. */
const WORDS = [
  // every 5 minutes from 10:00 to 14:00
  `every [1-9]\\d{0,5} (?:hours?|minutes?|mins?)(?: from ${TIME} to ${TIME}| synchronized)?`,
  // every monday 09:00, 1st,third monday of sep,oct 17:00
  `(?:every|${listOf(ORDINALS)}) ${listOf(DAY_NAMES)}(?: of ${listOf(MONTH_NAMES)})? ${TIME}`,
  // 1,15 of jan,july 00:00
  `${listOf(ORDINALS)} of ${listOf(MONTH_NAMES)} ${TIME}`,
].map((pattern) => new RegExp(`^${pattern}$`, "i"));

/** Throws unless a schedule has the unix-cron format of five fields, like `0 9 * * MON`, or is one of words. */
export function checkCronSchedule(schedule: string, at: IConstruct): void {
  if (!isKnown(schedule)) return;
  const words = schedule.trim().toLowerCase().split(/\s+/);
  if (words[0] === "every" || words.includes("of") || words.at(-1)?.includes(":")) checkWords(schedule, at);
  else checkFields(schedule, at);
}

function checkWords(schedule: string, at: IConstruct): void {
  const plain = schedule.trim().split(/\s+/).join(" ").replaceAll(", ", ",");
  if (WORDS.some((pattern) => pattern.test(plain))) return;
  throw invalid(
    `'schedule' must be like 'every 5 minutes', 'every monday 09:00' or '1st monday of sep,oct 17:00', or have five fields like '0 9 * * *', got ${got(schedule)}`,
    at,
  );
}

function checkFields(schedule: string, at: IConstruct): void {
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
