import { Token } from "cdktf";

/**
 * Whether a value is only known to Terraform: a cdktf token, or text that holds an interpolation such as `${var.x}`.
 *
 * What is a token is never judged at synthesis.
 */
export function isToken(value: unknown): boolean {
  if (typeof value === "string") return value.includes("${") || Token.isUnresolved(value);
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
