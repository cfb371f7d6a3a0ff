import type { CloudRunReceiverOptions } from "../invocation/cloud-run-receiver";
import type { CloudRunServiceProps } from "./cloud-run-service-props";
import { InvokerIamCheck } from "./invoker-iam-check";
import { refuseBehindIap, refuseUnchecked, refuseWithoutUri } from "./refused-callers";
import { timeoutOf } from "./template-config";

/** What a service is as a receiver, in each of its regions. */
export function receiverOptionsOf(props: CloudRunServiceProps): CloudRunReceiverOptions {
  const { iap = false, invokerIamCheck = InvokerIamCheck.ENFORCED } = props;
  const readsPolicy = invokerIamCheck.reason === undefined;
  return {
    readsPolicy,
    uriDisabled: props.defaultUriDisabled,
    timeoutSeconds: timeoutOf(props),
    http2: props.http2 ?? false,
    kmsKeyName: props.kmsKeyName,
    checks: [
      ...(iap ? [refuseBehindIap] : []),
      ...(readsPolicy ? [] : [refuseUnchecked]),
      ...(props.defaultUriDisabled ? [refuseWithoutUri] : []),
    ],
  };
}
