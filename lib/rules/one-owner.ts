import { grouped } from "../document/grouped";
import type { PolicyPart, Statement } from "../document/policy";
import { type Finding, findingAt, placeOf } from "./finding";
import type { Rule } from "./rule";
import { RuleSeverity } from "./rule-severity";
import { IN_REGIONS, inRegion, named, several } from "./wording";

/**
 * Reports bindings and policies with another resource for the same role. They remove the members of that resource.
 *
 * https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_project_iam
 */
export const ONE_OWNER: Rule = {
  id: "one-owner",
  title: "A role on a resource has one owner, and so has a policy",
  why: "A binding takes away every member of its role that it does not list, and a policy everything else. Two that write to one policy take from each other, deployment by deployment, and callers lose access.",
  severity: RuleSeverity.ERROR,
  check: ({ byTarget, regionOf }) =>
    [...byTarget]
      .filter(([, parts]) => parts.length > 1 && parts.some(isOwner))
      // Several types of resources can have the same name.
      .flatMap(([target, parts]) =>
        [...grouped(parts, ({ of }) => of.what).values()].flatMap((same) =>
          conflictsIn(same, regionOf.get(target)),
        ),
      ),
};

function isOwner({ owns }: PolicyPart): boolean {
  return owns !== "member";
}

function conflictsIn(parts: readonly PolicyPart[], region: string | undefined): Finding[] {
  const owners = parts.filter(isOwner);
  return owners.flatMap((owner, index) => {
    // Two owners are one finding, at the second one.
    const later = owners.slice(index + 1);
    const others = parts.filter((part) => part !== owner && !later.includes(part) && share(owner, part));
    return others.length > 0 ? [conflict(owner, others, region)] : [];
  });
}

function share(owner: PolicyPart, part: PolicyPart): boolean {
  if (owner.owns === "policy" || part.owns === "policy") return true;
  return owner.statements.some((one) => part.statements.some((other) => isSameRole(one, other)));
}

/** The same role with another condition counts as another role. */
function isSameRole(one: Statement, other: Statement): boolean {
  return one.role === other.role && one.condition === other.condition;
}

function conflict(
  { owns, of, resource, statements }: PolicyPart,
  others: readonly PolicyPart[],
  region: string | undefined,
): Finding {
  const granting =
    owns === "policy" ? "roles" : [...new Set(statements.map(({ role }) => named(role)))].join(", ");
  const usual = of.opens === undefined ? "grant each member on its own" : "use grantInvoke for every caller";
  const remedy = region === undefined ? usual : IN_REGIONS;
  const beside = several(others.map((other) => placeOf(other.resource)));
  return findingAt(
    resource,
    `'${resource.type}' must be alone in granting ${granting} on its ${of.noun}${inRegion(region)}, got ${beside} beside it; ${remedy}`,
  );
}
