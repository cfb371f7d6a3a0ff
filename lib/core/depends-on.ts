import { dependable, TerraformElement, type TerraformResource } from "cdktf";
import type { IConstruct, IDependable } from "constructs";
import { addressOf } from "./address";
import { whenUndone } from "./all-or-nothing";
import { addressesOf, checkDependency, isAddressed } from "./dependencies";
import { noteAddresses } from "./own-addresses";
import { shared } from "./shared";
import { resolvedIn } from "./tokens";

/** A construct, and those of its resources that wait for what it depends on. */
interface Dependent {
  readonly construct: IConstruct;
  readonly resources: () => readonly TerraformResource[];

  /** Dependencies that are not constructs, but have an address. */
  readonly addressed: readonly string[];

  /** Addresses that are known when all constructs are complete. */
  readonly late: () => readonly string[];
}

/**
 * Declares which resources of a construct wait for what the construct depends on: for `dependsOn`, and for everything that is
 * added with `node.addDependency`, which cdktf ignores.
 *
 * This adds to the order that the resources have. What is depended upon may get more resources later. `late` are addresses that are
 * asked for at synthesis.
 *
 * Throws for what cannot be waited for: other stacks, the construct itself, and values that are not constructs.
 */
export function declareOrder(
  construct: IConstruct,
  dependsOn: readonly IDependable[] | undefined,
  resources: () => readonly TerraformResource[],
  late: () => readonly string[] = () => [],
): void {
  const given = dependsOn ?? [];
  for (const dependency of given) checkDependency(construct, dependency);
  construct.node.addDependency(...given.filter((one) => !isAddressed(one)));
  const addressed = given.filter(isAddressed).map(dependable);
  StackOrder.of(construct).add({ construct, resources, addressed, late });
}

/** The order between the constructs of a stack that they declare. It is written last, when all constructs are complete. */
class StackOrder extends TerraformElement {
  public static of(construct: IConstruct): StackOrder {
    return shared(construct, "order", [], (scope, id) => new StackOrder(scope, id));
  }

  private readonly dependents = new Set<Dependent>();

  public add(dependent: Dependent): void {
    this.dependents.add(dependent);
    whenUndone(this, () => this.dependents.delete(dependent));
  }

  /** cdktf asks all elements for their metadata before it asks the first one what to write, as JSON and as HCL. */
  public override toMetadata(): object {
    for (const dependent of this.dependents) write(dependent);
    noteAddresses(this.cdktfStack);
    return {};
  }
}

/** Adds what a construct depends on to the lists of its resources. */
function write({ construct, resources, addressed, late }: Dependent): void {
  const { dependencies } = construct.node;
  const addedLate = late();
  if (dependencies.length === 0 && addressed.length === 0 && addedLate.length === 0) return;
  for (const dependency of dependencies) checkDependency(construct, dependency);
  const addresses = [...addressesOf(dependencies), ...addressed, ...addedLate];
  for (const resource of resources()) {
    const own = (resolvedIn(resource, resource.dependsOn ?? []) ?? []) as string[];
    const all = new Set([...own, ...addresses]);
    all.delete(addressOf(resource));
    resource.dependsOn = [...all];
  }
}
