import type { Construct } from "constructs";
import { accountIdOf } from "../core/resource-names";
import { type EventTriggerTarget, RetryPolicy } from "../functions/event-trigger";
import type { IServiceAccount } from "../iam/service-account";
import { WorkloadServiceAccount } from "../iam/workload-service-account";

/** What every trigger can be told. */
export interface TriggerOptions {
  /**
   * Whether an event is delivered again when the function fails.
   *
   * @default RetryPolicy.DO_NOT_RETRY, as in gcloud
   */
  readonly retryPolicy?: RetryPolicy;

  /**
   * Whom Eventarc calls the function as.
   *
   * @default - a service account made for this trigger, which may do nothing else
   */
  readonly serviceAccount?: IServiceAccount;
}

/** What the options come to: all of what a trigger and its function need to know of them. */
export function resolvedOptions(scope: Construct, target: EventTriggerTarget, options: TriggerOptions) {
  const { retryPolicy = RetryPolicy.DO_NOT_RETRY } = options;
  return { retryPolicy, serviceAccount: options.serviceAccount ?? ownServiceAccount(scope, target) };
}

function ownServiceAccount(scope: Construct, target: EventTriggerTarget): IServiceAccount {
  const { accountStem, functionName, project } = target;
  return new WorkloadServiceAccount(scope, "trigger", {
    accountId: accountIdOf(accountStem, "trigger"),
    description: `Delivers events to the Cloud Run function ${functionName}`,
    project,
  });
}
