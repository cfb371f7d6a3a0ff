import type { IConstruct } from "constructs";
import { got, invalid } from "../errors";
import { holdsToken } from "../token-text";
import { isToken } from "../tokens";
import { fits, type Format } from "./format";

/** How a format is asked for, where that is not plain. */
export interface FormatDemand {
  /**
   * The verb before what the text must be.
   *
   * @default be
   */
  readonly must?: string;

  /**
   * What the caller wrote, where that is not the text that is judged.
   *
   * @default - the text
   */
  readonly written?: string;

  /** What to do instead of a value that does not fit, as the end of the error; undefined where nothing is known. */
  readonly remedy?: (value: string) => string | undefined;

  /**
   * Whether what looks like an interpolation is text as well, because it will be escaped.
   *
   * @default false
   */
  readonly isData?: boolean;

  /**
   * Whether the text must be known at synthesis, because something is named after it: then a token does not do either.
   *
   * @default false
   */
  readonly isName?: boolean;
}

/** Throws where a text is given and does not have a format. Whether a token would have it is not known. */
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

/** What `checkFormat` says of a text; undefined where nothing speaks against it. */
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

/** Whether only Terraform will know what is judged. */
function isOpen(value: string, { isData = false, isName = false }: FormatDemand): boolean {
  return !isName && (isData ? holdsToken(value) : isToken(value));
}

function saidOf({ what, like }: Format): string {
  return like === undefined ? what : `${what}, like '${like}'`;
}
