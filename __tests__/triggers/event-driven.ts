import { Cloudfunctions2Function } from "@cdktf/provider-google/lib/cloudfunctions2-function";
import { type TerraformStack, Testing } from "cdktf";
import type { CloudRunFunction } from "../../lib/functions/cloud-run-function";
import type { CloudRunFunctionProps } from "../../lib/functions/cloud-run-function-props";
import type { IEventTrigger } from "../../lib/functions/event-trigger";
import { ServiceAccount } from "../../lib/iam/service-account";
import { Bucket } from "../../lib/resources/bucket";
import { FunctionSource } from "../../lib/source/function-source";
import { newFunction } from "../support/functions";
import { byAddress, GOES_LAST } from "../support/resources";
import { newStack } from "../support/stack";

interface Blocks {
  readonly [type: string]: { readonly [name: string]: unknown };
}

/** The addresses of a function `resize`, of its trigger's service account, and of that account's eventReceiver grant. */
export const RESIZE = "google_cloudfunctions2_function.resize_C677DE26";
const TRIGGER = "google_service_account.resize_trigger_08C1C58A";
export const EVENT_RECEIVER =
  "google_project_iam_member.cloud-run-functions_project_roles--eventarceventReceiverserviceAccountresize-trigger_13010377";

/** A member of a project's allow policy. */
export const onProject = (role: string, member: string, project = "example-project"): object => ({
  project,
  role,
  member,
});

/** The same for a member that goes only after the function was updated. */
export const lastOnProject = (...terms: Parameters<typeof onProject>): object => ({
  ...onProject(...terms),
  ...GOES_LAST,
});

/** A function whose source and build need no grants, so that all grants of the stack have another purpose. */
export function builtElsewhere(
  stack: TerraformStack,
  id: string,
  props: Partial<CloudRunFunctionProps> = {},
): CloudRunFunction {
  const name = `builds-${id}`;
  const email = `${name}@example-project.iam.gserviceaccount.com`;
  const buildServiceAccount = ServiceAccount.fromServiceAccountEmail(stack, name, email);
  const source = FunctionSource.bucketObject(Bucket.fromBucketName(stack, `${name}-code`, name), "code.zip");
  return newFunction(stack, id, { source, buildServiceAccount, grantBuildRoles: false, ...props });
}

/** A stack with one function, `resize`, that has a trigger. */
export function resizing(
  trigger: IEventTrigger,
  props: Partial<CloudRunFunctionProps> = {},
  stack = newStack(),
): TerraformStack {
  builtElsewhere(stack, "resize", { trigger, ...props });
  return stack;
}

/** The triggers and dependencies of a stack's functions. */
export function triggersOf(stack: TerraformStack): unknown[] {
  const functions = Object.values(byAddress(stack, Cloudfunctions2Function)) as {
    [argument: string]: unknown;
  }[];
  return functions.map(({ event_trigger, depends_on }) => ({ event_trigger, depends_on }));
}

/** Every IAM member, binding and policy in a stack, by resource type. */
export function allowPolicies(stack: TerraformStack): { [type: string]: unknown[] } {
  const { resource } = JSON.parse(Testing.synth(stack, true)) as { resource: Blocks };
  const types = Object.entries(resource).filter(([type]) => type.includes("_iam_"));
  return Object.fromEntries(types.map(([type, members]) => [type, Object.values(members)]));
}

/** The data sources of a stack. */
export function lookUps(stack: TerraformStack): Blocks {
  return (JSON.parse(Testing.synth(stack, true)) as { data?: Blocks }).data ?? {};
}

/** A member that may call a function, in the allow policy of its Cloud Run service. */
export function invoker(address: string, member: string): object {
  return {
    project: "example-project",
    location: "asia-northeast1",
    name: `\${${address}.service_config[0].service}`,
    role: "roles/run.invoker",
    member,
    lifecycle: { replace_triggered_by: [`${address}.id`] },
  };
}

/** The grants of a trigger on events of Google services: to call the function, and to receive the project's events. */
export const EVENT_POLICIES = {
  google_cloud_run_v2_service_iam_member: [invoker(RESIZE, `\${${TRIGGER}.member}`)],
  google_project_iam_member: [lastOnProject("roles/eventarc.eventReceiver", `\${${TRIGGER}.member}`)],
};

/** The `event_trigger` block of a trigger with default options, and the given arguments. */
export const eventTrigger = (block: object): object => ({
  trigger_region: "asia-northeast1",
  service_account_email: `\${${TRIGGER}.email}`,
  retry_policy: "RETRY_POLICY_DO_NOT_RETRY",
  ...block,
});
