import { argumentOf } from "../document/computed";
import { memberSpelling } from "../document/member";
import type { Model } from "../document/model";
import type { Resource } from "../document/resource";
import { isTold, spellingOf } from "../document/spelling";
import { type Finding, findingAt, placeOf } from "./finding";
import type { Rule } from "./rule";
import { RuleSeverity } from "./rule-severity";
import { named, several } from "./wording";

/**
 * Reports resources that take away a role which another resource gives.
 *
 * https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_project_iam_member_remove
 */
export const REMOVED_MEMBER: Rule = {
  id: "removed-member",
  title: "Nothing takes away what is granted",
  why: "Both write to one policy, deployment by deployment, and the one that comes last decides whether the member has the role.",
  severity: RuleSeverity.ERROR,
  check: (model) =>
    model.ofTypes("google_project_iam_member_remove").flatMap((one) => findingsOf(one, model)),
};

function findingsOf(removal: Resource, model: Model): Finding[] {
  const [project, role, member] = ["project", "role", "member"].map((name) =>
    spellingOf(argumentOf(removal, name)),
  );
  const target = `projects/${project.replace(/^projects\//, "")}`;
  const taken = memberSpelling(member);
  if (!isTold(role)) return [];
  const givers = model.policies.filter(
    (part) =>
      part.target === target &&
      part.statements.some(
        (one) => one.role === role && one.members.some(({ spelling }) => spelling === taken),
      ),
  );
  if (givers.length === 0) return [];
  const where = several(givers.map(({ resource }) => placeOf(resource)));
  return [
    findingAt(
      removal,
      `'member' must not have the role that this takes away, got ${named(role)} for ${named(taken)}, given by ${where}; delete one of them`,
    ),
  ];
}
