import type { Construct } from "constructs";
import { createResource } from "../core/create-resource";
import type { OwnablePolicy } from "../iam/resource-policy";
import { BetaResource } from "./beta-resource";

/** The arguments that name the resource with the policy, by the names of Terraform. */
interface PolicyTarget {
  readonly [name: string]: string;
}

/**
 * The allow policy of an API, a config or a gateway: who may see and change it. It does not say who may call.
 *
 * The target is asked for when something is written.
 */
export function betaPolicy(
  holder: Construct,
  /** The type of the resource with the policy. */
  type: string,
  target: () => PolicyTarget,
): OwnablePolicy {
  return {
    holder,
    acceptsConditions: false,
    write: (scope, id, { role, member }) =>
      createResource(BetaResource, scope, id, {
        type: `${type}_iam_member`,
        arguments: { ...target(), role, member },
      }),
    writeBinding: (scope, id, { role, members }) =>
      createResource(BetaResource, scope, id, {
        type: `${type}_iam_binding`,
        arguments: { ...target(), role, members },
      }),
  };
}
