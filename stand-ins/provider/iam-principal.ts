import { each, type Rule } from "../schema/rule";

const EMAIL = String.raw`[^\s@:]+@[a-z0-9.-]+\.[a-z][a-z0-9-]+`;
const DOMAIN = String.raw`[a-z0-9-]+(?:\.[a-z0-9-]+)+`;

// The principals that an allow policy may name. The provider itself takes anything that has a colon in it.
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

/** Who gets a role must be somebody whom Google can know. */
export function principals(attribute: string): Rule {
  return each(attribute, (value, name) =>
    PRINCIPAL.test(value) ? undefined : `"${name}" ("${value}") is no principal identifier`,
  );
}
