import { IapWebCloudRunServiceIamBinding } from "@cdktf/provider-google/lib/iap-web-cloud-run-service-iam-binding";
import { IapWebCloudRunServiceIamMember } from "@cdktf/provider-google/lib/iap-web-cloud-run-service-iam-member";
import { Construct } from "constructs";
import type { IAllowPolicy } from "../iam/allow-policy";
import { resourcePolicy } from "../iam/resource-policy";
import { Role } from "../iam/role";
import { policyPlaceOf, type PolicyService } from "../invocation/cloud-run-policy";
import type { Receiver } from "../invocation/receiver";

/** Identity-Aware Proxy in front of a service, as a receiver of its own. */
export function iapReceiver(service: PolicyService): Receiver {
  return {
    construct: service,
    project: service.project,
    roles: [Role.IAP_HTTPS_RESOURCE_ACCESSOR],
    customRoles: true,
    kind: " behind IAP",
    policy: iapPolicy(service),
    readsPolicy: true,
    checks: [],
  };
}

/** Whether a role lets people pass IAP. It has an effect in the policy of IAP alone. */
export function isForIap({ name }: Role): boolean {
  return name === Role.IAP_HTTPS_RESOURCE_ACCESSOR.name;
}

function iapPolicy(service: PolicyService): IAllowPolicy {
  const { serviceName, project } = service;
  return resourcePolicy(new Construct(service, "iap"), {
    acceptsConditions: true,
    member: () => IapWebCloudRunServiceIamMember,
    binding: () => IapWebCloudRunServiceIamBinding,
    target: () => ({ cloudRunServiceName: serviceName, ...policyPlaceOf(service), project }),
  });
}
