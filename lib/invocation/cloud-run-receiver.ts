import { Role } from "../iam/role";
import type { IngressSettings } from "../ingress/ingress-settings";
import { cloudRunPolicy, type PolicyService } from "./cloud-run-policy";
import { warnOfPools } from "./pools";
import type { CallerCheck, Receiver } from "./receiver";

/** What differs between functions and services as receivers. */
export interface CloudRunReceiverOptions {
  /** @default true */
  readonly readsPolicy?: boolean;

  /** @default false */
  readonly uriDisabled?: boolean;

  /** @default - unknown */
  readonly timeoutSeconds?: number;

  /** @default - unknown */
  readonly http2?: boolean;

  /** @default - Google's own keys */
  readonly kmsKeyName?: string;

  /** @default [] */
  readonly checks?: CallerCheck[];
}

/** Describes a function or a service as a receiver. */
export function cloudRunReceiver(
  service: PolicyService & { readonly ingress?: IngressSettings },
  {
    readsPolicy = true,
    uriDisabled = false,
    timeoutSeconds,
    http2,
    kmsKeyName,
    checks = [],
  }: CloudRunReceiverOptions,
): Receiver {
  return {
    construct: service,
    project: service.project,
    ingress: service.ingress,
    // Other predefined roles with the permission run.routes.invoke contain many more permissions.
    roles: [Role.RUN_INVOKER, Role.RUN_SERVICES_INVOKER],
    customRoles: true,
    policy: cloudRunPolicy(service),
    readsPolicy,
    uriDisabled,
    timeoutSeconds,
    http2,
    kmsKeyName,
    checks: [warnOfPools, ...checks],
  };
}
