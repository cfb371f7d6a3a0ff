import type { IConstruct } from "constructs";
import { got, invalid } from "./errors";
import { isKnown } from "./tokens";

/** Throws where a full resource name is known and not of the form that an example shows, like `projects/P/keys/K`. */
export function checkFullName(
  prop: string,
  value: string | undefined,
  pattern: RegExp,
  example: string,
  at: IConstruct,
): void {
  if (isKnown(value) && !pattern.test(value)) {
    throw invalid(`'${prop}' must be a full name, like '${example}', got ${got(value)}`, at);
  }
}
