import { type TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { checkCalls } from "./checked-calls";
import { got, invalid } from "./errors";
import { checkFormat } from "./formats/check-format";
import { fits } from "./formats/format";
import { PROVIDER_VERSION } from "./formats/times";
import { Memory } from "./memory";
import { checkCdktf } from "./one-cdktf";

/** A feature that needs a minimum version of the Google provider. */
export interface ProviderFeature {
  /** The words for the error message. */
  readonly name: string;

  /** The first version in which it works. */
  readonly since: string;
}

/**
 * The features that version 6.50.0 of the provider does not have, from which the bindings for cdktf are made.
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
  // The same file: multi_region_settings
  SERVICE_IN_SEVERAL_REGIONS: { name: "a service in several regions", since: "7.1.0" },
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
  // The same file: containers.sandbox_launcher, template.sandboxes
  SANDBOX_LAUNCHER: { name: "a container that starts sandboxes", since: "7.43.0" },
  SANDBOX_TEMPLATES: { name: "templates of sandboxes", since: "7.45.0" },
  // The first bindings that have them: start_execution_token and run_execution_token of a job, and its tags
  JOB_RUN_BY_DEPLOYMENT: { name: "an execution that a deployment starts", since: "7.43.0" },
  JOB_TAGS: { name: "tags of a job", since: "7.41.0" },
  // The first bindings that have them: template.delay_execution of a job, template.scaling.cpu_utilization and concurrency_utilization, and containers.sandbox_launcher of a job
  UTILIZATION_TARGETS: { name: "targets of utilization", since: "8.6.0" },
  JOB_DELAY: { name: "an execution that may begin later", since: "8.6.0" },
  JOB_SANDBOX_LAUNCHER: { name: "a container of a job that starts sandboxes", since: "8.6.0" },
  // google/services/eventarc/resource_eventarc_trigger.go: retry_policy.max_attempts
  EVENT_WITHOUT_RETRY: { name: "a service trigger that delivers each event once", since: "7.14.0" },
} as const satisfies { [name: string]: ProviderFeature };

const pinned = new Memory<string>("provider version");

/** The version of the Google provider that Terraform uses for a stack: the one that the bindings are made from, or a newer one. */
export class GoogleProviderVersion {
  /**
   * Makes Terraform use a newer version than the one that the bindings are made from, and enables the features of that version.
   *
   * The newest of several versions counts. Throws if the version is older than the bindings: at once where the stack declares its Google
   * provider before, otherwise when the stack is synthesized.
   */
  public static pin(stack: TerraformStack, version: string): void {
    checkCdktf(stack);
    checkFormat("version", version, PROVIDER_VERSION, stack, { isName: true });
    const problem = belowBindings(stack, version);
    if (problem !== undefined) throw invalid(problem, stack);
    const before = pinned.find(stack);
    if (before !== undefined && compare(before, version) >= 0) return;
    if (before === undefined) stack.node.addValidation({ validate: () => pinBelowBindings(stack) });
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
      const version = providerVersionIn(TerraformStack.of(at)) ?? versionOf(at);
      if (version === undefined || compare(version, feature.since) >= 0) return [];
      return [
        `'${prop}' must not ask for ${feature.name} before google ${feature.since}, got google ${version}; pin a newer one with GoogleProviderVersion.pin(stack, '${feature.since}')`,
      ];
    },
  });
}

/** The version of a complete stack's Google provider: what Terraform is asked for. Undefined where the stack declares none. */
export function providerVersionIn(stack: TerraformStack): string | undefined {
  return pinned.find(stack) ?? declaredVersionIn(stack);
}

function declaredVersionIn(stack: TerraformStack): string | undefined {
  const google = stack.allProviders().find(({ terraformResourceType }) => terraformResourceType === "google");
  return versionOf(google);
}

function pinBelowBindings(stack: TerraformStack): string[] {
  return [belowBindings(stack, pinned.find(stack) ?? "")].filter((problem) => problem !== undefined);
}

function belowBindings(stack: TerraformStack, version: string): string | undefined {
  const bindings = declaredVersionIn(stack);
  if (bindings === undefined || compare(version, bindings) >= 0) return undefined;
  return `'version' must be at least ${bindings}, which the bindings are made from, got ${got(version)}; without a pin, Terraform uses ${bindings}`;
}

/** The version that the bindings of a resource or provider are made from. Generated code says it to cdktf. */
function versionOf(element: unknown): string | undefined {
  const { terraformGeneratorMetadata: made } = (element ?? {}) as Partial<TerraformResource>;
  return made?.providerVersion && fits(made.providerVersion, PROVIDER_VERSION)
    ? made.providerVersion
    : undefined;
}

function compare(one: string, other: string): number {
  const [left, right] = [one, other].map((version) => version.split(".").map(Number));
  const difference = left.map((part, index) => part - right[index]).find((part) => part !== 0);
  return difference ?? 0;
}
