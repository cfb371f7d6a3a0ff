import { choicesOf } from "./choices";
import { settled } from "./computed";
import { isTold, spellingOf } from "./spelling";
import { textOf } from "./text";
import type { Value } from "./value";

/** Whom a policy names. */
export interface Member {
  /** As Google stores it, like `serviceAccount:orders@example-project.iam.gserviceaccount.com`. */
  readonly spelling: string;

  /** Which of the two words for the public it is. */
  readonly everyone?: Everyone;

  /** Whether it is known that it is not the public, though it may not be known who it is. */
  readonly isSomebody: boolean;
  readonly value: Value;
}

export type Everyone = "allUsers" | "allAuthenticatedUsers";

// Deny policies have their own word for it.
const EVERYONE = new Map<string, Everyone>([
  ["allUsers", "allUsers"],
  ["allAuthenticatedUsers", "allAuthenticatedUsers"],
  ["principalSet://goog/public:all", "allUsers"],
]);

// Google stores these in lower case: https://cloud.google.com/iam/docs/principal-identifiers
const CASELESS = /^(user|group|serviceAccount|domain):/;

/** A member as Google stores it. */
export function memberSpelling(written: string): string {
  const kind = CASELESS.exec(written)?.[0];
  return kind && isTold(written) ? kind + written.slice(kind.length).toLowerCase() : written;
}

// How attributes are called that hold an identity, such as `member`, `email` and `service_account_id`.
const IDENTITY = /member|email|account|identity/;

/** The members that a value can turn out to name. */
export function membersOf(value: Value): Member[] {
  return choicesOf(settled(value)).map(memberOf);
}

function memberOf(value: Value): Member {
  const spelling = memberSpelling(spellingOf(value));
  const everyone = EVERYONE.get(spelling.trim());
  return { spelling, everyone, isSomebody: !everyone && isSomebody(value), value };
}

/** The public has no colon in its name, and nothing that Google makes is the public. */
function isSomebody(value: Value): boolean {
  if (value.is === "known") return true;
  if (value.is === "text") return value.parts.some((part) => textOf(part)?.includes(":"));
  return (
    value.is === "attribute" && value.of.type.startsWith("google_") && IDENTITY.test(value.path.join("."))
  );
}
