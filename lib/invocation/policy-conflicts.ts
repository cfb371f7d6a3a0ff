import type { TerraformResource } from "cdktf";
import { got } from "../core/errors";
import { type PolicyArguments, policyArgumentsOf } from "./policy-arguments";

const CLOUD_RUN_POLICY = /^google_cloud_run(?:_v2)?_service_iam_(member|binding|policy)$/;

/** An IAM resource of a Cloud Run service. */
interface PolicyPart {
  readonly resource: TerraformResource;

  /** How much of the policy it owns: `member`, `binding` or `policy`. */
  readonly owns: string;
  readonly args: PolicyArguments;
}

/**
 * What users' own resources and this library's grants take from each other, deployment by deployment, because both write
 * to the allow policy of one service and one of them owns more than its own members.
 */
export function policyConflicts(
  users: readonly TerraformResource[],
  own: readonly TerraformResource[],
): string[] {
  const theirs = partsIn(users);
  if (theirs.length === 0) return [];
  const ours = partsIn(own);
  return theirs.flatMap((part) => {
    const other = ours.find((one) => sameService(part.args, one.args) && takesFrom(part, one));
    return other ? [conflict(part, other)] : [];
  });
}

function partsIn(resources: readonly TerraformResource[]): PolicyPart[] {
  return resources.flatMap((resource) => {
    const owns = CLOUD_RUN_POLICY.exec(resource.terraformResourceType)?.[1];
    return owns === undefined ? [] : [{ resource, owns, args: policyArgumentsOf(resource) }];
  });
}

/** Whether two policies are of one service: a place that is left out is the provider's. */
function sameService(one: PolicyArguments, other: PolicyArguments): boolean {
  const differs = (prop: "location" | "project") =>
    one[prop] !== undefined && other[prop] !== undefined && one[prop] !== other[prop];
  return nameOf(one) === nameOf(other) && !differs("location") && !differs("project");
}

/** The short name of a service that may be named in full. */
function nameOf({ name = "", service = name }: PolicyArguments): string {
  return service.includes("${") ? service : service.slice(service.lastIndexOf("/") + 1);
}

function takesFrom(one: PolicyPart, other: PolicyPart): boolean {
  if (one.owns === "policy") return true;
  return one.args.role === other.args.role && (one.owns === "binding" || other.owns === "binding");
}

function conflict({ resource, owns, args }: PolicyPart, { resource: other }: PolicyPart): string {
  const granting = owns === "policy" ? "roles" : args.role;
  return `'${resource.terraformResourceType}' must be alone in granting ${granting} on its service, got ${got(other.node.path)} beside it; use grantInvoke for every caller [at ${resource.node.path}]`;
}
