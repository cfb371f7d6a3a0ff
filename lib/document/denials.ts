import { settled } from "./computed";
import { memberSpelling } from "./member";
import type { Resource } from "./resource";
import { spellingOf } from "./spelling";
import { itemsOf, within } from "./within";

/** One rule of a deny policy. */
export interface Denial {
  readonly resource: Resource;

  /** The resource that it is attached to, like `projects/example-project`. */
  readonly attachedTo: string;

  /** The denied principals, spelled as in allow policies. */
  readonly denied: readonly string[];
  readonly exceptions: readonly string[];

  /** Like `run.googleapis.com/routes.invoke`. */
  readonly permissions: readonly string[];

  /** Whether it has a condition or exempts some permissions. */
  readonly isPartial: boolean;
}

/** The rules of a deny policy. */
export function denialsOf(resource: Resource): Denial[] {
  if (resource.mode !== "managed" || resource.type !== "google_iam_deny_policy") return [];
  const parent = spellingOf(settled(resource.value("parent")));
  const attachedTo = parent.replaceAll("%2F", "/").replace(/^cloudresourcemanager\.googleapis\.com\//, "");
  return (itemsOf(resource.value("rules")) ?? []).flatMap((rule) => {
    const said = (name: string) => itemsOf(within(rule, ["deny_rule", name]));
    const spelled = (name: string) => (said(name) ?? []).map((value) => spellingOf(settled(value)));
    return {
      resource,
      attachedTo,
      denied: spelled("denied_principals").map(inAllowPolicies),
      exceptions: spelled("exception_principals").map(inAllowPolicies),
      permissions: spelled("denied_permissions"),
      isPartial: ["denial_condition", "exception_permissions"].some((name) => said(name)?.length !== 0),
    };
  });
}

/**
 * A principal, spelled as in allow policies. Deny policies have another spelling.
 *
 * https://cloud.google.com/iam/docs/principal-identifiers
 */
function inAllowPolicies(principal: string): string {
  if (principal === "principalSet://goog/public:all") return "allUsers";
  const [, kind, name] = /^principal(?:Set)?:\/\/goog\/(subject|group)\/(.+)$/.exec(principal) ?? [];
  if (kind) return memberSpelling(`${kind === "group" ? "group" : "user"}:${name}`);
  const account = /^principal:\/\/iam\.googleapis\.com\/projects\/-\/serviceAccounts\/(.+)$/.exec(
    principal,
  )?.[1];
  return account === undefined ? principal : memberSpelling(`serviceAccount:${account}`);
}
