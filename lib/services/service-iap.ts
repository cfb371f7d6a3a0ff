import { IapWebCloudRunServiceIamMember } from "@cdktf/provider-google/lib/iap-web-cloud-run-service-iam-member";
import { Construct } from "constructs";
import { createResource } from "../core/create-resource";
import type { IAllowPolicy } from "../iam/allow-policy";
import { Role } from "../iam/role";
import type { PolicyService } from "../invocation/cloud-run-policy";
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

function iapPolicy(service: PolicyService): IAllowPolicy {
  const { serviceName, project, location } = service;
  return {
    holder: new Construct(service, "iap"),
    acceptsConditions: true,
    write: (scope, id, member) =>
      createResource(IapWebCloudRunServiceIamMember, scope, id, {
        cloudRunServiceName: serviceName,
        location,
        project,
        ...member,
      }),
  };
}
