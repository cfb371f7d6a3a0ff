import { TerraformElement, TerraformResource, TerraformStack } from "cdktf";
import { logicalIdsOf, type Move, stepsOf } from "./move";

/** A resource of a stack: its address, its path and the element that writes it. */
export interface Written {
  readonly type: string;
  readonly name: string;
  readonly element: TerraformElement;
}

/** A `moved` block, and the path of what moves. */
export interface MovedAddress {
  readonly from: string;
  readonly to: string;
  readonly path: string;
}

/** All resources that a stack writes, in the order of their constructs. */
export function writtenIn(stack: TerraformStack): Written[] {
  return stack.node
    .findAll()
    .filter((one): one is TerraformElement => TerraformElement.isTerraformElement(one))
    .filter((one) => TerraformStack.of(one) === stack)
    .flatMap(writtenBy);
}

/** One element can write several resources, whose names begin with its logical id. None of them is a child of the stack. */
function writtenBy(element: TerraformElement): Written[] {
  if (TerraformResource.isTerraformResource(element)) {
    return [{ type: element.terraformResourceType, name: element.friendlyUniqueId, element }];
  }
  if (element.node.scope === TerraformStack.of(element)) return [];
  const { resource = {} } = element.toTerraform() as { resource?: { [type: string]: object } };
  return Object.entries(resource).flatMap(([type, named]) =>
    Object.keys(named).map((name) => ({ type, name, element })),
  );
}

/** The blocks for moves, sorted. Several moves of one resource are a chain. */
export function movedAddresses(
  stack: TerraformStack,
  moves: readonly Move[],
  written: readonly Written[],
): MovedAddress[] {
  const steps = stepsOf(stack, moves);
  return written
    .flatMap(({ type, name, element }) => {
      const rest = name.slice(element.friendlyUniqueId.length);
      const addresses = logicalIdsOf(stack, element, steps).map((id) => `${type}.${id}${rest}`);
      const { path } = element.node;
      return addresses.slice(1).map((to, index) => ({ from: addresses[index], to, path }));
    })
    .filter(({ from, to }) => from !== to)
    .sort((one, other) => (one.from < other.from ? -1 : 1));
}
