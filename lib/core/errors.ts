import type { IConstruct } from "constructs";
import { holdsToken } from "./token-text";

/**
 * An error about what the caller passed, ending with the path of the construct it was passed to.
 *
 * Every message follows one grammar, and stands on one line: `'prop' must …, got …[; remedy] [at path]`.
 */
export function invalid(message: string, at?: IConstruct): Error {
  const whole = at?.node.path ? `${message} [at ${at.node.path}]` : message;
  return new Error(onOneLine(whole));
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

/** A value as an error message quotes it: text in quotes, and of what has no spelling of its own, what it is. */
export function got(value: unknown): string {
  if (typeof value === "string") return holdsToken(value) ? "a token" : `'${onOneLine(value)}'`;
  if (typeof value === "function") return "a function";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null && !("toString" in value)) return "an object";
  const text = String(value);
  return text === "[object Object]" ? "an object" : text;
}

const UNPRINTABLE = /[\p{Cc}\u2028\u2029]/gu;

function onOneLine(text: string): string {
  return text.replace(UNPRINTABLE, (character) => {
    const short = { "\n": "\\n", "\r": "\\r", "\t": "\\t" }[character];
    return short ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
