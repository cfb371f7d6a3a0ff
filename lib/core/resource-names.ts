import { createHash } from "node:crypto";

// Service account ids hold 6 to 30 characters.
const ACCOUNT_ID_MIN = 6;
const ACCOUNT_ID_MAX = 30;
const HASH_LENGTH = 6;

/**
 * A service account id made of a name and a suffix, as in `orders-run`.
 *
 * What does not fit into 30 characters is cut and ends in a hash of the whole, so that it stays the same from
 * one synthesis to the next and two long names do not meet.
 */
export function accountIdOf(name: string, suffix: string): string {
  const whole = `${name}-${suffix}`;
  const plain = whole
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "");
  if (plain === whole && plain.length >= ACCOUNT_ID_MIN && plain.length <= ACCOUNT_ID_MAX) {
    return plain;
  }
  const hash = stableHash(whole, HASH_LENGTH);
  const head = plain.slice(0, ACCOUNT_ID_MAX - HASH_LENGTH - 1).replace(/-$/, "");
  return `${head || "a"}-${hash}`;
}

/** The name of the Cloud Run service that Google makes for a function: lower case, and hyphens for underscores. */
export function serviceNameOf(functionName: string): string {
  return functionName.toLowerCase().replace(/_/g, "-");
}

/** Hexadecimal digits that follow from the text alone, the same on every machine. */
export function stableHash(text: string, length: number): string {
  return createHash("sha256").update(text).digest("hex").slice(0, length);
}
