import type { IConstruct } from "constructs";
import { type InvalidPropCode, InvalidPropError } from "./invalid-prop-error";
import { holdsToken } from "./token-text";

/**
 * An error about what the caller passed, ending with the path of the construct it was passed to.
 *
 * Every message follows one grammar, and stands on one line: `'prop' must …, got …[; remedy] [at path]`.
 */
export function invalid(message: string, at?: IConstruct, code?: InvalidPropCode): InvalidPropError {
  const path = at?.node.path ? onOneLine(at.node.path) : undefined;
  const told = onOneLine(message);
  return new InvalidPropError(path ? `${told} [at ${path}]` : told, path, code);
}

// Longer than any name that Google takes.
const MOST_QUOTED = 512;

/**
 * A value as an error message quotes it: text in quotes, and what has no spelling of its own by its kind.
 *
 * Of a long text, the message quotes the beginning, and tells how long the whole is.
 */
export function got(value: unknown): string {
  if (typeof value === "string") return holdsToken(value) ? "a token" : quoted(value);
  if (typeof value === "function") return "a function";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null && !("toString" in value)) return "an object";
  const text = String(value);
  return text === "[object Object]" ? "an object" : text;
}

function quoted(text: string): string {
  if (text.length <= MOST_QUOTED) return `'${onOneLine(text)}'`;
  // A character outside the Basic Multilingual Plane is two units; the half of one is not cut off.
  const beginning = text.slice(0, MOST_QUOTED).replace(/[\uD800-\uDBFF]$/, "");
  return `'${onOneLine(beginning)}…' of ${text.length} characters`;
}

const UNPRINTABLE = /[\p{Cc}\u2028\u2029]/gu;

/** A text without line breaks and other signs that a terminal would act on. */
export function onOneLine(text: string): string {
  return text.replace(UNPRINTABLE, (character) => {
    const short = { "\n": "\\n", "\r": "\\r", "\t": "\\t" }[character];
    return short ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
