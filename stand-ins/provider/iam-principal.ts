import { each, type Rule } from "../schema/rule";

const EMAIL = String.raw`[^\s@:]+@[a-z0-9.-]+\.[a-z][a-z0-9-]+`;
const DOMAIN = String.raw`[a-z0-9-]+(?:\.[a-z0-9-]+)+`;

// The principals that an allow policy may name. The real provider accepts any text with a colon.
// https://cloud.google.com/iam/docs/principal-identifiers
const PRINCIPAL = new RegExp(
  [
    "allUsers",
    "allAuthenticatedUsers",
    `(?:user|group):${EMAIL}`,
    String.raw`serviceAccount:[^\s@:]+@(?:[a-z0-9-]+\.)+gserviceaccount\.com`,
    String.raw`serviceAccount:[a-z0-9.:-]+\.svc\.id\.goog\[[a-z0-9-]+/[a-z0-9-]+\]`,
    `domain:${DOMAIN}`,
    "project(?:Owner|Editor|Viewer):[a-z0-9.:-]+",
    String.raw`principal(?:Set)?://${DOMAIN}/\S+`,
  ]
    .map((form) => `^${form}$`)
    .join("|"),
);

/** Requires principals in a format that Google knows. */
export function principals(attribute: string): Rule {
  return each(attribute, (value, name) =>
    PRINCIPAL.test(value) ? undefined : `"${name}" ("${value}") is no principal identifier`,
  );
}
