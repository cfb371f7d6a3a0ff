import type { IConstruct } from "constructs";

/**
 * An error about what the caller passed, ending with the path of the construct it was passed to.
 *
 * Every message follows one grammar: `'prop' must …, got …[; remedy] [at path]`.
 */
export function invalid(message: string, at?: IConstruct): Error {
  return new Error(at?.node.path ? `${message} [at ${at.node.path}]` : message);
}

/**
 * An error that keeps its message.
 *
 * cdktf writes the stack of a token's creation into the messages of errors that resolving it throws.
 */
export function lasting(error: Error): Error {
  const { message } = error;
  return Object.defineProperty(error, "message", {
    get: () => message,
    set: () => {
      // Whatever is to be added, the message is whole.
    },
  });
}

/** A value as an error message quotes it: strings in quotes and on one line, everything else as JavaScript prints it. */
export function got(value: unknown): string {
  return typeof value === "string" ? `'${value.replace(UNPRINTABLE, escaped)}'` : String(value);
}

const UNPRINTABLE = /[\p{Cc}\u2028\u2029]/gu;

function escaped(character: string): string {
  const short = { "\n": "\\n", "\r": "\\r", "\t": "\\t" }[character];
  return short ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
