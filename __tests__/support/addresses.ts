import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { App, TerraformStack } from "cdktf";
import { examples } from "./examples";
import { mainStack } from "./main-app";
import { newApp } from "./stack";

/** One file a version, and `moved.txt` beside them. */
export const ADDRESSES = join(__dirname, "..", "..", "api", "addresses");

/** The addresses of all resources of main.ts and of the examples as they are now, each behind the id of its stack. */
export function currentAddresses(): string[] {
  const stacks = [
    addressesOf(mainStack),
    ...examples().map(([name, Example]) => addressesOf((app) => new Example(app, name))),
  ];
  return stacks.flat().sort();
}

function addressesOf(define: (app: App) => TerraformStack): string[] {
  const stack = define(newApp());
  stack.prepareStack();
  const { resource = {} } = stack.toTerraform() as { resource?: { [type: string]: object } };
  return Object.entries(resource).flatMap(([type, named]) =>
    Object.keys(named).map((name) => `${stack.node.id} ${type}.${name}`),
  );
}

/** The addresses of each version, by the version. */
export function recordedAddresses(): [version: string, addresses: string[]][] {
  return readdirSync(ADDRESSES)
    .filter((file) => /^\d/.test(file))
    .map((file) => [file.replace(/\.txt$/, ""), linesOf(file)]);
}

/** Where addresses went: on each line a stack, what was, and what it is now. */
export function recordedMoves(): [from: string, to: string][] {
  return linesOf("moved.txt").map((line) => {
    const [stack, from, to] = line.split(" ");
    return [`${stack} ${from}`, `${stack} ${to}`];
  });
}

/** The addresses that are gone, and moved nowhere: what stands there would be destroyed. */
export function lostAddresses(
  recorded: readonly string[],
  current: readonly string[],
  moves: readonly (readonly [from: string, to: string])[],
): string[] {
  const now = new Set(current);
  const next = new Map(moves);
  const isThere = (address: string, steps = moves.length): boolean => {
    const to = next.get(address);
    return now.has(address) || (to !== undefined && steps > 0 && isThere(to, steps - 1));
  };
  return recorded.filter((address) => !isThere(address));
}

function linesOf(file: string): string[] {
  const path = join(ADDRESSES, file);
  return existsSync(path) ? readFileSync(path, "utf8").split("\n").filter(Boolean) : [];
}
