import type { Place } from "./errors";
import { holdsToken, isResolvable } from "./token-text";

/**
 * The type of a value, in words.
 *
 * The value itself may be one of an environment variable, a secret, a header or a body, which must not stand in an error.
 */
export function kindOf(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (Array.isArray(value)) return "a list";
  if (typeof value === "string" && holdsToken(value)) return "a token";
  if (!isObject(value)) return withArticle(typeof value);
  if (isResolvable(value)) return "a token";
  if (isConstruct(value)) return value.node.path;
  const { constructor } = value as { readonly constructor?: unknown };
  const name = typeof constructor === "function" ? constructor.name : "";
  return name === "" || name === "Object" ? "an object" : withArticle(name);
}

/** Whether an object is a construct, also one of another copy of `constructs`. */
export function isConstruct(value: object): value is Place {
  return "node" in value && isObject(value.node) && "path" in value.node;
}

export function withArticle(name: string): string {
  return `${/^[AEIOaeio]/.test(name) ? "an" : "a"} ${name}`;
}

export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Whether an object is written as a literal, or is read from JSON. */
export function isLiteral(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || (isObject(prototype) && Object.getPrototypeOf(prototype) === null);
}
