import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { checkFullName } from "../core/full-names";
import { checkLabels } from "../core/labels";
import { warnOfUnknownLocation } from "../core/locations";
import { isKnown } from "../core/tokens";
import type { IngressSettings } from "../ingress/ingress-settings";
import { checkPlaces } from "./places";
import { checkTerraformTimeouts } from "./terraform-timeouts";
import type { WorkloadProps } from "./workload-props";

const KMS_KEY = /^projects\/[^/\s{}]+\/locations\/([^/\s{}]+)\/keyRings\/[^/\s{}]+\/cryptoKeys\/[^/\s{}]+$/;
const BINARY_AUTHORIZATION_POLICY = /^(default|projects\/[^/\s{}]+\/platforms\/cloudRun\/[^/\s{}]+)$/;

/** Throws where Google would refuse what functions and services have in common. */
export function checkWorkload(at: Construct, noun: string, props: WorkloadProps): void {
  checkIngress(at, props.ingress);
  checkLabels(props.labels ?? {}, at);
  warnOfUnknownLocation(at, props.location);
  checkTerraformTimeouts(props.terraformTimeouts, at);
  const example = `projects/example-project/locations/asia-northeast1/keyRings/main/cryptoKeys/${noun}s`;
  checkFullName("kmsKeyName", props.kmsKeyName, KMS_KEY, example, at);
  checkBinaryAuthorization(at, props.binaryAuthorizationPolicy);
  checkPlaces(at, noun, props.location, {
    kmsKeyName: KMS_KEY.exec(props.kmsKeyName ?? "")?.[1],
    vpcAccess: props.vpcAccess?.location,
  });
}

/** Callers without type-checking leave it out, or pass something else. */
function checkIngress(at: Construct, ingress: Partial<IngressSettings> | undefined): void {
  if (ingress?.serviceValue !== undefined) return;
  throw invalid(
    `'ingress' must be one of IngressSettings, because there is no default for a security choice, got ${got(ingress)}`,
    at,
  );
}

function checkBinaryAuthorization(at: Construct, policy: string | undefined): void {
  if (!isKnown(policy) || BINARY_AUTHORIZATION_POLICY.test(policy)) return;
  throw invalid(
    `'binaryAuthorizationPolicy' must be 'default' or a full name, like 'projects/example-project/platforms/cloudRun/production', got ${got(policy)}`,
    at,
  );
}
