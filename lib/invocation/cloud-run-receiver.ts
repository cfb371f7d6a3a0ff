import { Role } from "../iam/role";
import type { IngressSettings } from "../ingress/ingress-settings";
import { CloudRunPolicy, type PolicyService } from "./cloud-run-policy";
import { warnOfPools } from "./pools";
import type { CallerCheck, Receiver } from "./receiver";

/** What one function or service has of its own as a receiver. */
export interface CloudRunReceiverOptions {
  /** @default true */
  readonly readsPolicy?: boolean;

  /** @default [] */
  readonly checks?: CallerCheck[];
}

/** A Cloud Run service, or the function behind one, as something that can be called. */
export function cloudRunReceiver(
  service: PolicyService & { readonly ingress?: IngressSettings },
  { readsPolicy = true, checks = [] }: CloudRunReceiverOptions,
): Receiver {
  return {
    construct: service,
    project: service.project,
    ingress: service.ingress,
    // Other predefined roles that hold `run.routes.invoke` hold much more.
    roles: [Role.RUN_INVOKER, Role.RUN_SERVICES_INVOKER],
    customRoles: true,
    policy: new CloudRunPolicy(service),
    readsPolicy,
    checks: [warnOfPools, ...checks],
  };
}
