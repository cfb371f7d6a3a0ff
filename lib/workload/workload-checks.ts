import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { BINARY_AUTHORIZATION_POLICY, KMS_KEY } from "../core/formats/full-names";
import { checkLabels } from "../core/labels";
import { checkRegion } from "../core/locations";
import type { Role } from "../iam/role";
import type { IngressSettings } from "../ingress/ingress-settings";
import { checkPlaces } from "./places";
import { checkTerraformTimeouts } from "./terraform-timeouts";
import type { WorkloadProps } from "./workload-props";

/** Throws where Google would refuse one of the props that functions and services have in common. */
export function checkWorkload(at: Construct, noun: string, props: WorkloadProps): void {
  checkIngress(at, props.ingress);
  checkLabels(props.labels ?? {}, at);
  checkProjectRoles(at, props.projectRoles);
  checkRegion(at, props.location);
  checkTerraformTimeouts(props.terraformTimeouts, at);
  checkFormat("kmsKeyName", props.kmsKeyName, KMS_KEY, at);
  checkFormat("binaryAuthorizationPolicy", props.binaryAuthorizationPolicy, BINARY_AUTHORIZATION_POLICY, at);
  checkPlaces(at, noun, props.location, {
    kmsKeyName: KMS_KEY.partsOf(props.kmsKeyName)?.location,
    vpcAccess: props.vpcAccess?.location,
  });
}

/** Throws where JavaScript callers leave `ingress` out or pass something else. */
function checkIngress(at: Construct, ingress: Partial<IngressSettings> | undefined): void {
  if (ingress?.serviceValue !== undefined) return;
  throw invalid(
    `'ingress' must be one of IngressSettings, because there is no default for a security choice, got ${got(ingress)}`,
    at,
  );
}

/** Throws where JavaScript callers pass names of roles, or one role. */
function checkProjectRoles(at: Construct, roles: unknown = []): void {
  const wrong = Array.isArray(roles) ? roles.filter((role: unknown) => !isRole(role)) : [roles];
  if (wrong.length === 0) return;
  throw invalid(
    `'projectRoles' must be a list of roles, like [Role.DATASTORE_USER], got ${got(wrong[0])}`,
    at,
  );
}

function isRole(given: unknown): boolean {
  const { name, roleId } = Object(given) as Partial<Role>;
  return typeof name === "string" && typeof roleId === "string";
}
