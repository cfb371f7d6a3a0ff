import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { got, invalid } from "./errors";
import { checkFormat } from "./formats/check-format";
import { PROVIDER_VERSION } from "./formats/times";
import { Memory } from "./memory";

/** What a version of the Google provider is the first to have. */
export interface ProviderFeature {
  /** As an error message puts it. */
  readonly name: string;

  /** The first version that has it, and keeps what it says. */
  readonly since: string;
}

/**
 * What this library offers beyond the version that the published bindings are made from, 6.50.0.
 *
 * Each first version is that of the schema, read at every 7.x tag of hashicorp/terraform-provider-google.
 */
export const PROVIDER_FEATURES = {
  // google/services/cloudfunctions2/resource_cloudfunctions2_function.go: direct_vpc_network_interface, direct_vpc_egress
  FUNCTION_DIRECT_VPC: { name: "Direct VPC egress of a function", since: "7.21.0" },
  // The same file: before, a false all_traffic_on_latest_revision was accepted and ignored (issue 24130).
  FUNCTION_TRAFFIC_PINNING: { name: "a function that keeps its traffic on a revision", since: "7.32.0" },
  // google/services/cloudrunv2/resource_cloud_run_v2_service.go: default_uri_disabled; the changelog has it under 7.7.0.
  SERVICE_WITHOUT_DEFAULT_URI: { name: "a service without its run.app URL", since: "7.7.0" },
  // The same file: iap_enabled
  SERVICE_IAP: { name: "IAP on a Cloud Run service", since: "7.21.0" },
} as const satisfies { [name: string]: ProviderFeature };

const pinned = new Memory<string>("provider version");
const BINDINGS_VERSION = "6.50.0";

/** The version of the Google provider that Terraform uses for a stack. */
export class GoogleProviderVersion {
  /**
   * Has Terraform use another version than the bindings' own, 6.50.0, and opens what only that one has.
   *
   * Throws for a version that is older than the bindings.
   */
  public static pin(stack: TerraformStack, version: string): void {
    checkFormat("version", version, PROVIDER_VERSION, stack, { isName: true });
    if (compare(version, BINDINGS_VERSION) < 0) {
      throw invalid(
        `'version' must be at least ${BINDINGS_VERSION}, which the bindings are made from, got ${got(version)}`,
        stack,
      );
    }
    pinned.set(stack, version);
    stack.addOverride("terraform.required_providers.google.version", version);
  }
}

/**
 * Fails the validation of a construct that asks for what its stack's provider does not have.
 *
 * A validation, because the version may be pinned after the construct was made.
 */
export function needsProvider(at: IConstruct, prop: string, feature: ProviderFeature): void {
  at.node.addValidation({
    validate: () => {
      const version = pinned.find(TerraformStack.of(at)) ?? BINDINGS_VERSION;
      if (compare(version, feature.since) >= 0) return [];
      return [
        `'${prop}' must not ask for ${feature.name} before google ${feature.since}, got google ${version}; pin a newer one with GoogleProviderVersion.pin(stack, '${feature.since}')`,
      ];
    },
  });
}

function compare(one: string, other: string): number {
  const [left, right] = [one, other].map((version) => version.split(".").map(Number));
  const difference = left.map((part, index) => part - right[index]).find((part) => part !== 0);
  return difference ?? 0;
}
