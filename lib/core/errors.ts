import { type InvalidPropCode, InvalidPropError } from "./invalid-prop-error";
import { holdsToken } from "./token-text";

/** Where the caller wrote what is wrong: a construct, or one that is not made because of it. */
export interface Place {
  readonly node: { readonly path: string };
}

/**
 * An error about a value that the caller passed. The message ends with the path of the construct.
 *
 * Every message has one line and follows one grammar: `'prop' must …, got …[; remedy] [at path]`.
 */
export function invalid(message: string, at?: Place, code?: InvalidPropCode): InvalidPropError {
  const path = at?.node.path ? onOneLine(at.node.path) : undefined;
  const told = onOneLine(message);
  return new InvalidPropError(path ? `${told} [at ${path}]` : told, path, code);
}

// Longer than any name that Google takes.
const MOST_QUOTED = 512;

/**
 * A value as an error message shows it: text in quotes; lists, objects and functions by their kind.
 *
 * A long text is cut, and its length is added.
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
  // The cut must not split a surrogate pair.
  const beginning = text.slice(0, MOST_QUOTED).replace(/[\uD800-\uDBFF]$/, "");
  return `'${onOneLine(beginning)}…' of ${text.length} characters`;
}

const UNPRINTABLE = /[\p{Cc}\u2028\u2029]/gu;

/** A text with its line breaks and control characters escaped. */
export function onOneLine(text: string): string {
  return text.replace(UNPRINTABLE, (character) => {
    const short = { "\n": "\\n", "\r": "\\r", "\t": "\\t" }[character];
    return short ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
