import { holdsKeyOfMapToken, isItemOfListToken, isMapToken } from "./token-text";

const IN_LOOP = "over which no loop in code can run";

/**
 * What is wrong with a value that a loop took out of a list or a map which only Terraform knows, behind the name of a prop;
 * undefined for other values. cdktf would write such a value wrongly, or refuse it without a path.
 */
export function toldOfLoop(value: unknown): string | undefined {
  if (isItemOfListToken(value)) {
    return `must be known by itself, got an item of a list that only Terraform knows, ${IN_LOOP}; use Fn.element(list, 0) for one item, a TerraformIterator for resources of the provider's own, or a variable for each item`;
  }
  if (typeof value !== "string" || !holdsKeyOfMapToken(value)) return undefined;
  return `must be known by itself, got a key of a map that only Terraform knows, ${IN_LOOP}; use Fn.keys(map), a TerraformIterator for resources of the provider's own, or a variable for each key`;
}

/** What is wrong with a map to which a map was added that only Terraform knows; undefined for other maps. */
export function toldOfAddition(map: object): string | undefined {
  const names = Object.keys(map);
  if (!names.some(holdsKeyOfMapToken) || (names.length === 1 && isMapToken(map))) return undefined;
  return "must be known by itself, got a map that only Terraform knows with more names; use Fn.merge([map, { … }])";
}
