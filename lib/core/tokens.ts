import { DefaultTokenResolver, StringConcat, Token, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";

/**
 * Whether a value is only known to Terraform: a cdktf token, or text that holds an interpolation such as `${var.x}`.
 *
 * What is a token is never judged at synthesis.
 */
export function isToken(value: unknown): boolean {
  if (typeof value === "string") return value.includes("${");
  // cdktf hides tokens in numbers that nobody counts with.
  if (Number.isSafeInteger(value)) return false;
  return Token.isUnresolved(value) || isMapToken(value);
}

/** A map as a token is an object with one key, which is the token. */
function isMapToken(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.keys(value).some((key) => key.startsWith("&{TfToken["))
  );
}

/** Whether a value is given and known at synthesis, so that it can be judged. */
export function isKnown<T>(value: T | undefined): value is T {
  return value !== undefined && !isToken(value);
}

/** Whether two texts come to the same in a scope: each reading of an attribute is a token of its own. */
export function sameText(scope: IConstruct, ...texts: [string | undefined, string | undefined]): boolean {
  if (texts[0] === texts[1]) return true;
  const resolver = new DefaultTokenResolver(new StringConcat());
  const [one, other] = texts.map((text): unknown =>
    isToken(text) ? Tokenization.resolve(text, { scope, resolver, preparing: false }) : text,
  );
  return one === other;
}
