import { CloudRunV2ServiceIamBinding } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-binding";
import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import { TerraformIterator } from "cdktf";
import type { Construct } from "constructs";
import { policyLifecycle } from "../iam/policy-lifecycle";
import { type OwnablePolicy, resourcePolicy } from "../iam/resource-policy";

/** The Cloud Run service of a function or a service: what its IAM resources need to know. */
export interface PolicyService extends Construct {
  /** The name of the Cloud Run service, short or in full. */
  readonly serviceName: string;

  readonly project: string;
  readonly location: string;

  /**
   * The regions of a service in several. It has an allow policy in each of them, and none in `global`: gcloud writes one in each,
   * in `_HandleMultiRegionAllowUnauthenticated` of its `command_lib/run/serverless_operations.py`.
   *
   * @internal
   */
  readonly _regions?: string[];

  /** The Terraform address of the resource that creates the service; undefined for an imported service. */
  readonly _replacedWith?: string;
}

/** The allow policy of a Cloud Run service. */
export function cloudRunPolicy(service: PolicyService): OwnablePolicy {
  return resourcePolicy(service, {
    acceptsConditions: false,
    member: () => CloudRunV2ServiceIamMember,
    binding: () => CloudRunV2ServiceIamBinding,
    target: (named: PolicyService) => ({
      name: named.serviceName,
      project: named.project,
      ...policyPlaceOf(named),
      lifecycle: policyLifecycle(named),
    }),
  });
}

/** Where the allow policies of a service are: one IAM resource writes all of them, with an instance in each region. */
export function policyPlaceOf({ location, _regions: regions }: PolicyService) {
  if (regions === undefined) return { location };
  const forEach = TerraformIterator.fromList(regions);
  return { location: forEach.value as string, forEach };
}
