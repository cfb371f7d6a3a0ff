import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { isToken } from "./tokens";

const scopesOfStacks = new WeakMap<TerraformStack, Construct>();

/**
 * The one construct of its kind that a stack's constructs share in one place, made when it is first asked for.
 *
 * All of them live below one id of the stack, apart from the ids that users choose. A place, such as a project, names the
 * construct as it is given. A token cannot name a construct: there, the one who asks gets its own.
 */
export function shared<T extends Construct>(
  from: Construct,
  kind: string,
  place: (string | undefined)[],
  make: (scope: Construct, id: string) => T,
): T {
  const own = place.some(isToken);
  const id = own ? kind : [kind, ...place.filter((part) => part !== undefined)].join("-");
  const scope = own ? from : sharedScope(TerraformStack.of(from));
  return (scope.node.tryFindChild(id) as T | undefined) ?? make(scope, id);
}

function sharedScope(stack: TerraformStack): Construct {
  const scope = scopesOfStacks.get(stack) ?? new Construct(stack, "cloud-run-functions");
  scopesOfStacks.set(stack, scope);
  return scope;
}
