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

/** Where the policy's service is; a place that is left out is that of the stack's provider. */
interface ServicePlace {
  readonly name: string;
  readonly location?: string;
  readonly project?: string;
}

/** Whether two policies are of one service, as far as it can be told: another provider may have other defaults. */
function sameService(one: PolicyArguments, other: PolicyArguments): boolean {
  const [first, second] = [placeOf(one), placeOf(other)];
  const same = (prop: "location" | "project") =>
    first[prop] === second[prop] ||
    ((first[prop] === undefined || second[prop] === undefined) && one.provider === other.provider);
  return first.name === second.name && same("location") && same("project");
}

/** A service may be named in full. */
function placeOf({ name = "", service = name, location, project }: PolicyArguments): ServicePlace {
  const full = /^projects\/([^/]+)\/locations\/([^/]+)\/services\/([^/]+)$/.exec(service);
  return full ? { project: full[1], location: full[2], name: full[3] } : { project, location, name: service };
}

function takesFrom(one: PolicyPart, other: PolicyPart): boolean {
  if (one.owns === "policy") return true;
  return one.args.role === other.args.role && (one.owns === "binding" || other.owns === "binding");
}

function conflict({ resource, owns, args }: PolicyPart, { resource: other }: PolicyPart): string {
  const granting = owns === "policy" ? "roles" : args.role;
  return `'${resource.terraformResourceType}' must be alone in granting ${granting} on its service, got ${got(other.node.path)} beside it; use grantInvoke for every caller [at ${resource.node.path}]`;
}
