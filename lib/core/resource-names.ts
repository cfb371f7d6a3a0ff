import { createHash } from "node:crypto";

// Service account ids hold 6 to 30 characters.
const ACCOUNT_ID_MIN = 6;
const ACCOUNT_ID_MAX = 30;
const HASH_LENGTH = 6;

/**
 * A service account id made of a name and a suffix, like `orders-run`.
 *
 * An id of more than 30 characters is cut and ends with a hash of the full name. So it is the same in every synthesis, and
 * two long names do not collide.
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

/** The name of a function's Cloud Run service: in lower case, and with hyphens instead of underscores. */
export function serviceNameOf(functionName: string): string {
  return functionName.toLowerCase().replace(/_/g, "-");
}

/** A hash of a text in hexadecimal digits. */
export function stableHash(text: string, length: number): string {
  return createHash("sha256").update(text).digest("hex").slice(0, length);
}
