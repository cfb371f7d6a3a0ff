import type { Construct, IDependable } from "constructs";
import type { EventTriggerTarget, RetryPolicy } from "../functions/event-trigger";
import type { IServiceAccount } from "../iam/service-account";
import { WorkloadServiceAccount } from "../workload/workload-service-account";

/** The options that all triggers have. */
export interface TriggerOptions {
  /**
   * Whether Eventarc delivers an event again if the function or service fails. For a service, `RetryPolicy.DO_NOT_RETRY` needs
   * google 7.14.0.
   *
   * @default - RetryPolicy.DO_NOT_RETRY for a function, RetryPolicy.RETRY for a service
   */
  readonly retryPolicy?: RetryPolicy;

  /**
   * The service account as which Eventarc calls the function or service.
   *
   * @default - a new service account for this trigger, which gets only the roles that the trigger needs
   */
  readonly serviceAccount?: IServiceAccount;

  /**
   * What must exist before the trigger does: resources, grants, and constructs with all that they make. The function, whose part
   * the trigger is, waits for it.
   *
   * @default - only what the trigger needs
   */
  readonly dependsOn?: IDependable[];
}

/** The options, with the account that the trigger uses. */
export function resolvedOptions(scope: Construct, target: EventTriggerTarget, options: TriggerOptions) {
  const { retryPolicy, dependsOn } = options;
  return {
    retryPolicy,
    dependsOn,
    serviceAccount: options.serviceAccount ?? ownServiceAccount(scope, target),
  };
}

function ownServiceAccount(scope: Construct, target: EventTriggerTarget): IServiceAccount {
  const { accountStem, purpose, project } = target;
  return new WorkloadServiceAccount(scope, "trigger", {
    stem: accountStem,
    suffix: "trigger",
    description: purpose,
    project,
  });
}
