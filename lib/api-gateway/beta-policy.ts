import type { Construct } from "constructs";
import { createResource } from "../core/create-resource";
import { definitionOf, followDefinition } from "../core/shared-existing";
import type { OwnablePolicy } from "../iam/resource-policy";
import { type BetaArguments, BetaResource } from "./beta-resource";

/** The arguments that name the resource with the policy, by the names of Terraform. */
interface PolicyTarget {
  readonly [name: string]: string;
}

/**
 * The allow policy of an API, a config or a gateway: who may see and change it. It does not say who may call.
 *
 * The target is asked for when something is written, and again when the stack defines after it what it imports before.
 */
export function betaPolicy<Named extends Construct>(
  holder: Named,
  /** The type of the resource with the policy. */
  type: string,
  target: (named: Named) => PolicyTarget,
): OwnablePolicy {
  const made = (scope: Construct, id: string, kind: string, others: BetaArguments): BetaResource => {
    const aim = () => target(definitionOf(holder));
    const resource = createResource(BetaResource, scope, id, {
      type: `${type}_${kind}`,
      arguments: { ...aim(), ...others },
    });
    followDefinition(holder, () => {
      resource.changeArguments(aim());
    });
    return resource;
  };
  return {
    holder,
    acceptsConditions: false,
    write: (scope, id, { role, member }) => made(scope, id, "iam_member", { role, member }),
    writeBinding: (scope, id, { role, members }) => made(scope, id, "iam_binding", { role, members }),
  };
}
