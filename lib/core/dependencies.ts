import { type ITerraformDependable, TerraformElement, TerraformResource, TerraformStack } from "cdktf";
import { Construct, Dependable, type IConstruct, type IDependable } from "constructs";
import { addressOf } from "./address";
import { got, invalid } from "./errors";
import { resolvedIn } from "./tokens";

/** Throws unless a construct can wait for a dependency. */
export function checkDependency(at: IConstruct, dependency: IDependable): void {
  if (isAddressed(dependency)) return;
  const stack = TerraformStack.of(at);
  for (const root of rootsOf(at, dependency)) {
    if (at.node.scopes.includes(root)) {
      throw invalid(
        `'dependsOn' must not hold the construct itself or what it is part of, got ${got(root.node.path)}`,
        at,
      );
    }
    const other = root.node.scopes.find((scope) => TerraformStack.isStack(scope));
    if (other === stack) continue;
    const [one, two] = [stack, other].map((each) => each?.node.path ?? "no stack");
    throw invalid(
      `'dependsOn' must hold what the stack ${one} makes, got ${got(root.node.path)} of ${two}; let the whole stack wait, with addDependency of the stack`,
      at,
    );
  }
}

function rootsOf(at: IConstruct, dependency: IDependable): IConstruct[] {
  try {
    return Dependable.of(dependency).dependencyRoots;
  } catch {
    const remedy = Array.isArray(dependency) ? "; spread it, as in [...grants]" : "";
    throw invalid(`'dependsOn' must hold constructs and resources, got ${got(dependency)}${remedy}`, at);
  }
}

/** Whether a dependency is no construct, but has a Terraform address. */
export function isAddressed(dependency: IDependable): dependency is ITerraformDependable {
  return (
    !Construct.isConstruct(dependency) &&
    typeof (dependency as Partial<ITerraformDependable> | undefined)?.fqn === "string"
  );
}

/** The addresses of all resources, data sources and modules of some constructs, and of the constructs below them. */
export function addressesOf(constructs: readonly IConstruct[]): string[] {
  const seen = new Set<IConstruct>();
  const addresses: string[] = [];
  const visit = (construct: IConstruct): void => {
    if (seen.has(construct)) return;
    seen.add(construct);
    const address = addressIn(construct);
    if (address !== undefined) addresses.push(address);
    for (const child of construct.node.children) Dependable.of(child).dependencyRoots.forEach(visit);
  };
  constructs.forEach(visit);
  return addresses;
}

function addressIn(construct: IConstruct): string | undefined {
  if (TerraformResource.isTerraformResource(construct)) return addressOf(construct);
  if (!TerraformElement.isTerraformElement(construct)) return undefined;
  // cdktf tells modules and the states of other stacks from other elements only by their addresses.
  return /^\$\{((?:data|module)\.[\w.-]+)\}$/.exec(String(resolvedIn(construct, construct.fqn)))?.[1];
}
