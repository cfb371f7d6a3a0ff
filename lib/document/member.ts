import { isIdentity } from "../core/identity-attributes";
import { choicesOf } from "./choices";
import { settled } from "./computed";
import { type Everyone, everyoneIn } from "./everyone";
import { isTold, spellingOf } from "./spelling";
import { textOf } from "./text";
import type { Value } from "./value";

/** A member of an allow policy. */
export interface Member {
  /** As Google stores it, like `serviceAccount:orders@example-project.iam.gserviceaccount.com`. */
  readonly spelling: string;

  /** Which of the two special members for the public it is, if it is one. */
  readonly everyone?: Everyone;

  /** Whether it is certainly not the public, even if its name is unknown. */
  readonly isSomebody: boolean;
  readonly value: Value;
}

// Google stores these in lower case: https://cloud.google.com/iam/docs/principal-identifiers
const CASELESS = /^(user|group|serviceAccount|domain):/;

/** A member as Google stores it. */
export function memberSpelling(written: string): string {
  const kind = CASELESS.exec(written)?.[0];
  return kind && isTold(written) ? kind + written.slice(kind.length).toLowerCase() : written;
}

/** The possible members of a value: several for a conditional expression. */
export function membersOf(value: Value): Member[] {
  return choicesOf(settled(value)).map(memberOf);
}

function memberOf(value: Value): Member {
  const spelling = memberSpelling(spellingOf(value));
  const everyone = everyoneIn(spelling);
  return { spelling, everyone, isSomebody: !everyone && isSomebody(value), value };
}

/** Whether a value cannot be the public: it is known, has a colon, or is an identity that Google creates. */
function isSomebody(value: Value): boolean {
  if (value.is === "known") return true;
  if (value.is === "text") return value.parts.some((part) => textOf(part)?.includes(":"));
  return value.is === "attribute" && isIdentity(value.of.type, value.path.join("."));
}
