import type { CloudRunV2Service } from "@cdktf/provider-google/lib/cloud-run-v2-service";
import { Grant } from "../iam/grant";
import type { IInvocable } from "../invocation/invocable";
import { CloudRunService } from "../services/cloud-run-service";

/** Whether a backend asks who calls; a service with a disabled invoker check does not. */
export function hasInvokerCheck(target: IInvocable): boolean {
  if (!(target instanceof CloudRunService)) return true;
  return (target.node.defaultChild as CloudRunV2Service).invokerIamDisabledInput !== true;
}

/** Who may call a backend without the gateway, because the public may; undefined where the public may not. */
export function publicCallerOf(target: IInvocable, gatewayGrants: Grant[]): string | undefined {
  if (!hasInvokerCheck(target)) return "everyone, whose invoker check is disabled";
  // The construct on which the gateway was granted carries the policy; for App Engine, that is IAP.
  const policies = new Set([target, ...gatewayGrants.flatMap(({ node }) => node.scope ?? [])]);
  const grants = [...policies].flatMap(({ node }) => node.children);
  return grants.find((child): child is Grant => child instanceof Grant && isPublic(child))?.principal
    .principalId;
}

function isPublic({ principal }: Grant): boolean {
  return principal.publicReason !== undefined;
}
