import { type TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { checkCalls } from "./checked-calls";
import { got, invalid } from "./errors";
import { checkFormat } from "./formats/check-format";
import { fits } from "./formats/format";
import { PROVIDER_VERSION } from "./formats/times";
import { Memory } from "./memory";

/** A feature that needs a minimum version of the Google provider. */
export interface ProviderFeature {
  /** The words for the error message. */
  readonly name: string;

  /** The first version in which it works. */
  readonly since: string;
}

/**
 * The features that the provider's version 6.50.0, from which the published bindings are generated, does not have.
 *
 * The first versions come from the schema at every 7.x tag of hashicorp/terraform-provider-google.
 */
export const PROVIDER_FEATURES = {
  // google/services/cloudfunctions2/resource_cloudfunctions2_function.go: direct_vpc_network_interface, direct_vpc_egress
  FUNCTION_DIRECT_VPC: { name: "Direct VPC egress of a function", since: "7.21.0" },
  // The same file. Older versions accept `all_traffic_on_latest_revision = false` and ignore it (issue 24130).
  FUNCTION_TRAFFIC_PINNING: { name: "a function that keeps its traffic on a revision", since: "7.32.0" },
  // google/services/cloudrunv2/resource_cloud_run_v2_service.go: default_uri_disabled; the changelog has it one version later.
  SERVICE_WITHOUT_DEFAULT_URI: { name: "a service without its run.app URL", since: "7.6.0" },
  // The same file: scaling.max_instance_count
  SERVICE_MAX_INSTANCES: { name: "a maximum of instances for all revisions of a service", since: "7.0.0" },
  // The same file: volume_mounts.sub_path, gcs.mount_options
  VOLUME_SUB_PATH: { name: "a folder of a volume", since: "7.3.0" },
  BUCKET_MOUNT_OPTIONS: { name: "options of Cloud Storage FUSE", since: "7.4.0" },
  // The same file: template.health_check_disabled
  SERVICE_WITHOUT_HEALTH_CHECK: { name: "a deployment without a health check", since: "7.7.0" },
  // The same file: iap_enabled
  SERVICE_IAP: { name: "IAP on a Cloud Run service", since: "7.21.0" },
  // The same file: containers.readiness_probe; the medium DISK of empty_dir; tags
  READINESS_PROBE: { name: "a readiness probe", since: "7.19.0" },
  VOLUME_ON_DISK: { name: "a volume on disk", since: "7.24.0" },
  SERVICE_TAGS: { name: "tags of a service", since: "7.41.0" },
  // google/services/eventarc/resource_eventarc_trigger.go: retry_policy.max_attempts
  EVENT_WITHOUT_RETRY: { name: "a service trigger that delivers each event once", since: "7.14.0" },
} as const satisfies { [name: string]: ProviderFeature };

const pinned = new Memory<string>("provider version");

/** The version that the published bindings are made from. */
const BINDINGS_VERSION = "6.50.0";

/** The version of the Google provider that Terraform uses for a stack. */
export class GoogleProviderVersion {
  /**
   * Makes Terraform use a newer version than the bindings' 6.50.0, and enables the features of that version.
   *
   * Throws if the version is older than the bindings. Bindings that an app generates can be of a newer version than 6.50.0; what
   * they say is judged at synthesis, with the whole stack.
   */
  public static pin(stack: TerraformStack, version: string): void {
    checkFormat("version", version, PROVIDER_VERSION, stack, { isName: true });
    if (compare(version, BINDINGS_VERSION) < 0) {
      throw invalid(
        `'version' must be at least ${BINDINGS_VERSION}, which the bindings are made from, got ${got(version)}`,
        stack,
      );
    }
    if (pinned.find(stack) === undefined)
      stack.node.addValidation({ validate: () => pinBelowBindings(stack) });
    pinned.set(stack, version);
    stack.addOverride("terraform.required_providers.google.version", version);
  }
}

checkCalls("GoogleProviderVersion", GoogleProviderVersion);

/**
 * Adds a validation that fails if the stack's provider does not have a feature.
 *
 * It cannot throw at once, because the version may be pinned after the construct is defined.
 */
export function needsProvider(at: IConstruct, prop: string, feature: ProviderFeature): void {
  at.node.addValidation({
    validate: () => {
      const version = pinned.find(TerraformStack.of(at)) ?? bindingsVersionOf(at.node.defaultChild);
      if (compare(version, feature.since) >= 0) return [];
      return [
        `'${prop}' must not ask for ${feature.name} before google ${feature.since}, got google ${version}; pin a newer one with GoogleProviderVersion.pin(stack, '${feature.since}')`,
      ];
    },
  });
}

/** The version of a complete stack's Google provider. */
export function providerVersionIn(stack: TerraformStack): string {
  return pinned.find(stack) ?? declaredVersionIn(stack);
}

function declaredVersionIn(stack: TerraformStack): string {
  const google = stack.allProviders().find(({ terraformResourceType }) => terraformResourceType === "google");
  return bindingsVersionOf(google);
}

function pinBelowBindings(stack: TerraformStack): string[] {
  const version = pinned.find(stack) ?? "";
  const bindings = declaredVersionIn(stack);
  if (compare(version, bindings) >= 0) return [];
  return [`'version' must be at least ${bindings}, which the bindings are made from, got ${got(version)}`];
}

/** The version that the bindings of a resource or provider are made from. Generated code says it to cdktf. */
function bindingsVersionOf(element: unknown): string {
  const { terraformGeneratorMetadata: made } = (element ?? {}) as Partial<TerraformResource>;
  return made?.providerVersion && fits(made.providerVersion, PROVIDER_VERSION)
    ? made.providerVersion
    : BINDINGS_VERSION;
}

function compare(one: string, other: string): number {
  const [left, right] = [one, other].map((version) => version.split(".").map(Number));
  const difference = left.map((part, index) => part - right[index]).find((part) => part !== 0);
  return difference ?? 0;
}
