import type { IConstruct } from "constructs";

/**
 * An error about what the caller passed, ending with the path of the construct it was passed to.
 *
 * Every message follows one grammar: `'prop' must …, got …[; remedy] [at path]`.
 */
export function invalid(message: string, at?: IConstruct): Error {
  return new Error(at?.node.path ? `${message} [at ${at.node.path}]` : message);
}

/** A value as an error message quotes it: strings in quotes, everything else as JavaScript prints it. */
export function got(value: unknown): string {
  return typeof value === "string" ? `'${value}'` : String(value);
}
