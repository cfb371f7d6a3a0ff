import { argumentOf } from "../document/computed";
import { policyPartOf } from "../document/policies";
import type { PolicyPart, Statement } from "../document/policy";
import type { Resource } from "../document/resource";
import { isTold, spellingOf } from "../document/spelling";

/** One member of one role on one resource. */
export interface Membership {
  readonly target: string;
  readonly role: string;
  readonly member: string;

  /** The same for equal memberships, whichever IAM resource grants them. */
  readonly key: string;
}

/** The memberships of an IAM resource, without those that only Terraform knows. Empty for other resources. */
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

/** A key for what an IAM resource manages. Undefined for other resources, and if only Terraform knows the key. */
export function policyKeyOf(resource: Resource): string | undefined {
  const part = policyPartOf(resource);
  const key = part && [resource.type, part.target, ...statementKeys(part)].join(" ");
  return key !== undefined && isTold(key) ? key : undefined;
}

/** A key for each role of an IAM resource: the target, the role and the condition. */
export function roleKeysOf(resource: Resource): string[] {
  const part = policyPartOf(resource);
  return (part?.statements ?? [])
    .map(({ role, condition = "" }) => [part?.of.what, part?.target, role, condition].join(" "))
    .filter(isTold);
}

/** How much of a policy an IAM resource owns. Undefined for other resources. */
export function ownershipOf(resource: Resource): PolicyPart["owns"] | undefined {
  return policyPartOf(resource)?.owns;
}

/**
 * The import id of an IAM member or binding: `RESOURCE ROLE MEMBER` or `RESOURCE ROLE`, then the title of the condition.
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

/** The first word of the import id: the resource that has the policy. */
function holderOf(resource: Resource, { target }: PolicyPart): string {
  if (resource.type.startsWith("google_project_iam_")) return target.replace(/^projects\//, "");
  // https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/spanner_database_iam#import
  if (resource.type.startsWith("google_spanner_"))
    return target.replace(/^projects\/|\/(?:instances|databases)(?=\/)/g, "");
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
