import { Token } from "cdktf";

/**
 * Whether a value is only known to Terraform: a cdktf token, or text that holds an interpolation such as `${var.x}`.
 *
 * What is a token is never judged at synthesis.
 */
export function isToken(value: unknown): boolean {
  return Token.isUnresolved(value) || (typeof value === "string" && value.includes("${"));
}

/** Whether a value is given and known at synthesis, so that it can be judged. */
export function isKnown<T>(value: T | undefined): value is T {
  return value !== undefined && !isToken(value);
}
