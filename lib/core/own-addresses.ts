import { TerraformElement, type TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { addressOfElement } from "./address";
import { Memory } from "./memory";

/** The resources and data sources that an element writes, by type and name. */
interface Written {
  readonly resource?: { readonly [type: string]: object };
  readonly data?: { readonly [type: string]: object };
}

const elementsWithOwn = new Memory<boolean>("element with own addresses");
const stacksWithOwn = new Memory<boolean>("stack whose elements have own addresses");

/** Says that no other element writes at the addresses of this one: they begin with its own name, or it has none. */
export function hasOwnAddresses(element: TerraformElement): void {
  elementsWithOwn.set(element, true);
}

/** Finds out whether each address of a stack is written by one element alone, so that nothing is merged there. */
export function noteAddresses(stack: TerraformStack): void {
  const seen = new Set<string>();
  const elements = stack.node.findAll().filter((one) => TerraformElement.isTerraformElement(one));
  const isAlone = elements.flatMap(addressesOf).every((address) => seen.size < seen.add(address).size);
  stacksWithOwn.set(stack, isAlone);
}

/** Whether nothing is merged at the addresses of a stack, by what was found when it began to be written. */
export function isNothingMerged(stack: IConstruct): boolean {
  // cdktf merges the overrides of a stack, too. It does not publish them.
  const { rawOverrides } = stack as IConstruct & { readonly rawOverrides?: unknown };
  const isOverridden =
    typeof rawOverrides !== "object" || rawOverrides === null || Object.keys(rawOverrides).length > 0;
  return !isOverridden && stacksWithOwn.find(stack) === true;
}

function addressesOf(element: TerraformElement): string[] {
  const own = addressOfElement(element);
  if (own !== undefined) return [own];
  if (elementsWithOwn.find(element)) return [];
  const { resource = {}, data = {} } = element.toTerraform() as Written;
  const named = (blocks: object, prefix: string) =>
    Object.entries(blocks).flatMap(([type, names]) =>
      Object.keys(names as object).map((name) => `${prefix}${type}.${name}`),
    );
  return [...named(resource, ""), ...named(data, "data.")];
}
