import type { IConstruct } from "constructs";
import { got, invalid } from "../errors";
import { holdsToken } from "../token-text";
import { isToken } from "../tokens";
import { fits, type Format } from "./format";

/** How the value and the error differ from the usual case. */
export interface FormatDemand {
  /**
   * The verb after "must" in the error.
   *
   * @default be
   */
  readonly must?: string;

  /**
   * What the caller wrote, if only a part of it is checked. The error quotes this.
   *
   * @default - the checked text
   */
  readonly written?: string;

  /** What the caller can do instead, for the end of the error. Returns undefined if there is no advice for the value. */
  readonly remedy?: (value: string) => string | undefined;

  /**
   * Whether an interpolation such as `${var.x}` is checked as text, because it will be escaped.
   *
   * @default false
   */
  readonly isData?: boolean;

  /**
   * Whether tokens are refused, because a construct is named after the text.
   *
   * @default false
   */
  readonly isName?: boolean;
}

/** Throws if a text does not have the format. Accepts undefined, and tokens unless `isName` is set. */
export function checkFormat(
  prop: string,
  value: string | undefined,
  format: Format,
  at?: IConstruct,
  demand?: FormatDemand,
): void {
  const problem = formatProblem(prop, value, format, demand);
  if (problem !== undefined) throw invalid(problem, at);
}

/** The message that `checkFormat` throws; undefined if the text is accepted. */
export function formatProblem(
  prop: string,
  value: string | undefined,
  format: Format,
  demand: FormatDemand = {},
): string | undefined {
  if (value === undefined || fits(value, format) || isOpen(value, demand)) return undefined;
  const { must = "be", written = value, remedy, isName = false } = demand;
  const found = isName && isToken(written) ? "a token" : got(written);
  const instead = remedy?.(value);
  return `'${prop}' must ${must} ${saidOf(format)}, got ${found}${instead === undefined ? "" : `; ${instead}`}`;
}

/** Whether a value is accepted unchecked, because only Terraform knows it. */
function isOpen(value: string, { isData = false, isName = false }: FormatDemand): boolean {
  return !isName && (isData ? holdsToken(value) : isToken(value));
}

function saidOf({ what, like }: Format): string {
  return like === undefined ? what : `${what}, like '${like}'`;
}
