import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { isToken } from "./tokens";

const SCOPE = "cloud-run-functions";

/**
 * The one construct of its kind that a stack's constructs share in one project, made when it is first asked for.
 *
 * All of them live below one id of the stack, apart from the ids that users choose. A project that is a token cannot
 * name a construct: there, the one who asks gets its own.
 */
export function shared<T extends Construct>(
  from: Construct,
  kind: string,
  project: string | undefined,
  make: (scope: Construct, id: string) => T,
): T {
  const id = project === undefined || isToken(project) ? kind : `${kind}-${project}`;
  const scope = isToken(project) ? from : sharedScope(TerraformStack.of(from));
  return (scope.node.tryFindChild(id) as T | undefined) ?? make(scope, id);
}

function sharedScope(stack: TerraformStack): Construct {
  return stack.node.tryFindChild(SCOPE) ?? new Construct(stack, SCOPE);
}
