import { providersOf, type StackJson } from "./synthesized-stack";
import type { PlannedChange } from "./workspace";

/** The directories of synthesized stacks, by the names of their modules. */
export interface StackDirectories {
  readonly [name: string]: string;
}

/** A stack as a module. Its providers have addresses of their own, so that each module has providers of its own. */
export function asModule(name: string, stack: StackJson): StackJson {
  const { backend: _, required_providers: required = {}, ...settings } = stack.terraform ?? {};
  const own = Object.fromEntries(
    providersOf(stack).map(({ localName, name: provider }) => [
      localName,
      { ...required[localName], source: `example.com/${name}/${provider}` },
    ]),
  );
  return { ...stack, terraform: { ...settings, required_providers: own } };
}

/** A root module that calls each module. */
export function moduleCalls(names: readonly string[]): object {
  return { module: Object.fromEntries(names.map((name) => [name, { source: `./${name}` }])) };
}

/** The changes of each module, with their addresses in it. */
export function changesByModule(
  names: readonly string[],
  changes: readonly PlannedChange[],
): { [name: string]: PlannedChange[] } {
  return Object.fromEntries(names.map((name) => [name, changesIn(`module.${name}.`, changes)]));
}

function changesIn(module: string, changes: readonly PlannedChange[]): PlannedChange[] {
  return changes
    .filter(({ address }) => address.startsWith(module))
    .map(({ address, actions }) => ({ address: address.slice(module.length), actions }));
}
