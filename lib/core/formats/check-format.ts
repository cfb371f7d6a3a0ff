import type { IConstruct } from "constructs";
import { got, invalid } from "../errors";
import { holdsToken } from "../token-text";
import { isKnown } from "../tokens";
import { fits, type Format } from "./format";

/** How a format is asked for, where that is not plain. */
export interface FormatDemand {
  /**
   * The verb before what the text must be.
   *
   * @default be
   */
  readonly must?: string;

  /** What to do instead of a value that does not fit, as the end of the error; undefined where nothing is known. */
  readonly remedy?: (value: string) => string | undefined;

  /**
   * Whether what looks like an interpolation is text as well, because it will be escaped.
   *
   * @default false
   */
  readonly isData?: boolean;
}

/** Throws where a text is known and does not have a format. */
export function checkFormat(
  prop: string,
  value: string | undefined,
  format: Format,
  at?: IConstruct,
  { must = "be", remedy, isData = false }: FormatDemand = {},
): void {
  if (value === undefined || (isData ? holdsToken(value) : !isKnown(value)) || fits(value, format)) return;
  const { what, like } = format;
  const example = like === undefined ? "" : `, like '${like}'`;
  const instead = remedy?.(value);
  throw invalid(
    `'${prop}' must ${must} ${what}${example}, got ${got(value)}${instead === undefined ? "" : `; ${instead}`}`,
    at,
  );
}
