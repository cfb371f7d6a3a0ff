import { argumentOf } from "../document/computed";
import { policyPartOf } from "../document/policies";
import type { PolicyPart, Statement } from "../document/policy";
import type { Resource } from "../document/resource";
import { isTold, spellingOf } from "../document/spelling";

/** Who has a role on what, as one of several IAM resources says it. */
export interface Membership {
  readonly target: string;
  readonly role: string;
  readonly member: string;

  /** What it is the same by, whichever resource says it. */
  readonly key: string;
}

/** All that an IAM resource says; nothing where it is none, or where only Terraform knows it. */
export function membershipsOf(resource: Resource): Membership[] {
  const part = policyPartOf(resource);
  if (!part) return [];
  const { target, of } = part;
  return part.statements.flatMap((statement) =>
    statement.members.flatMap(({ spelling: member }) => {
      const key = [of.what, target, statement.role, member, statement.condition ?? ""].join(" ");
      return isTold(key) ? [{ target, role: statement.role, member, key }] : [];
    }),
  );
}

/** What an IAM resource is the same by, among those of its type; undefined where only Terraform knows it. */
export function policyKeyOf(resource: Resource): string | undefined {
  const part = policyPartOf(resource);
  const key = part && [resource.type, part.target, ...statementKeys(part)].join(" ");
  return key !== undefined && isTold(key) ? key : undefined;
}

/** The roles that an IAM resource writes, each with what it is on and when it holds. */
export function roleKeysOf(resource: Resource): string[] {
  const part = policyPartOf(resource);
  return (part?.statements ?? [])
    .map(({ role, condition = "" }) => [part?.of.what, part?.target, role, condition].join(" "))
    .filter(isTold);
}

/** How much of a policy a resource owns; undefined where it is no IAM resource. */
export function ownershipOf(resource: Resource): PolicyPart["owns"] | undefined {
  return policyPartOf(resource)?.owns;
}

/**
 * The id by which the provider imports an IAM member or binding: `RESOURCE ROLE MEMBER`, and the title of the condition.
 *
 * https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/cloud_run_v2_service_iam#import
 */
export function policyImportIdOf(resource: Resource): string | undefined {
  const part = policyPartOf(resource);
  if (!part || part.owns === "policy") return undefined;
  const [statement] = part.statements as readonly (Statement | undefined)[];
  if (!statement) return undefined;
  const title = statement.condition?.split("\n")[0];
  const member = part.owns === "member" ? statement.members[0].spelling : undefined;
  const id = [holderOf(resource, part), statement.role, member, title]
    .filter((word) => word !== undefined)
    .join(" ");
  return isTold(id) ? id : undefined;
}

/** How the import names what a policy is of. */
function holderOf(resource: Resource, { target }: PolicyPart): string {
  if (resource.type.startsWith("google_project_iam_")) return target.replace(/^projects\//, "");
  if (!resource.type.startsWith("google_service_account_iam_")) return target;
  return spellingOf(argumentOf(resource, "service_account_id"));
}

function statementKeys({ owns, statements }: PolicyPart): string[] {
  if (owns === "policy") return [];
  return statements.flatMap(({ role, members, condition = "" }) => [
    role,
    ...(owns === "member" ? members.map(({ spelling }) => spelling) : []),
    condition,
  ]);
}
