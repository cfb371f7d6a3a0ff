import type { Construct } from "constructs";
import { type EventTriggerTarget, RetryPolicy } from "../functions/event-trigger";
import type { IServiceAccount } from "../iam/service-account";
import { WorkloadServiceAccount } from "../workload/workload-service-account";

/** The options that all triggers have. */
export interface TriggerOptions {
  /**
   * Whether Eventarc delivers an event again if the function fails.
   *
   * @default RetryPolicy.DO_NOT_RETRY
   */
  readonly retryPolicy?: RetryPolicy;

  /**
   * The service account as which Eventarc calls the function.
   *
   * @default - a new service account for this trigger, which gets only the roles that the trigger needs
   */
  readonly serviceAccount?: IServiceAccount;
}

/** The options with their defaults filled in. */
export function resolvedOptions(scope: Construct, target: EventTriggerTarget, options: TriggerOptions) {
  const { retryPolicy = RetryPolicy.DO_NOT_RETRY } = options;
  return { retryPolicy, serviceAccount: options.serviceAccount ?? ownServiceAccount(scope, target) };
}

function ownServiceAccount(scope: Construct, target: EventTriggerTarget): IServiceAccount {
  const { accountStem, functionName, project } = target;
  return new WorkloadServiceAccount(scope, "trigger", {
    stem: accountStem,
    suffix: "trigger",
    description: `Delivers events to the Cloud Run function ${functionName}`,
    project,
  });
}
