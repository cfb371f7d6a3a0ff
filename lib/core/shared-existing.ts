import { type TerraformResource, TerraformStack } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { addressOf } from "./address";
import { whenUndone } from "./all-or-nothing";
import { Memory } from "./memory";
import { holdsToken } from "./token-text";
import { isToken, textIn } from "./tokens";
import { type Claim, keysOf } from "./unique-names";

/** A resource in Google Cloud. Several constructs of a stack can represent it. */
export type Existing = Pick<Claim, "kind" | "project" | "location"> & {
  /** Its name, as the caller wrote it. May be a token. */
  readonly name: string;
};

/** What a stack knows of a resource in Google Cloud. */
interface Known {
  /** The first construct that represents it. */
  first?: Construct;

  /** What names it by references; undefined while nothing in this stack defines it. */
  definition?: object;

  /** What names it and is to be written again when something defines it. */
  readonly followers: Set<() => void>;
}

const known = new Memory<Map<string, Known>>("what stands for something");
const sharing = new Memory<Known>("shares with");

/**
 * Declares which resource a construct represents. It can be known by several names.
 *
 * Several constructs of a stack can represent one resource: two components import the same secret, or a component imports
 * what the stack defines. They share their grants. Two Terraform resources for the same member would be wrong: deleting one
 * of them removes the member for both.
 */
export function shareExisting(at: Construct, ...names: Existing[]): void {
  share(at, keysOfAll(at, names));
}

/** Like `shareExisting`, for what this app defines. The imports of it name it as the definition does. */
export function shareDefinition(at: Construct, ...names: Existing[]): void {
  const keys = keysOfAll(at, names);
  share(at, keys);
  defineAll(at, keys, at);
}

function share(at: Construct, keys: string[]): void {
  const one = knownBy(at, keys);
  sharing.set(at, one);
  if (one.first !== undefined) return;
  one.first = at;
  whenUndone(at, () => (one.first = undefined));
}

/** Like `shareDefinition`, for a resource. Imports can use its name or a reference to it. */
export function shareDefined(
  at: Construct,
  defined: Existing,
  resource: TerraformResource,
  attribute: string,
): void {
  shareDefinition(at, defined, { ...defined, name: `\${${addressOf(resource)}.${attribute}}` });
}

/**
 * Declares that this stack defines a resource, and what names it, for a resource that no construct of its own represents. The
 * imports of it name it so from now on, and what they have written follows.
 */
export function declareDefinition(at: Construct, definition: object, ...names: Existing[]): void {
  const keys = keysOfAll(at, names);
  knownBy(at, keys);
  defineAll(at, keys, definition);
}

function defineAll(at: Construct, keys: string[], definition: object): void {
  const inStack = known.of(TerraformStack.of(at), () => new Map());
  for (const one of new Set(keys.map((key) => inStack.get(key)))) {
    if (one === undefined) continue;
    // Before it: what follows can refuse the definition.
    whenUndone(at, () => {
      define(one, undefined);
    });
    define(one, definition);
  }
}

function define(one: Known, definition: object | undefined): void {
  one.definition = definition;
  for (const follow of one.followers) follow();
}

/** What a stack knows by some keys. What knew none of them knows all of them now. */
function knownBy(at: Construct, keys: string[]): Known {
  const inStack = known.of(TerraformStack.of(at), () => new Map());
  const one = keys.map((key) => inStack.get(key)).find((found) => found !== undefined) ?? {
    followers: new Set(),
  };
  for (const key of keys) {
    if (inStack.has(key)) continue;
    inStack.set(key, one);
    whenUndone(at, () => inStack.delete(key));
  }
  return one;
}

// A variable or a local value, or text with other text around it, is a name, which two projects can have.
const REFERENCE = /^\$\{(?!var\.|local\.)[^{}]*\}$/;

function keysOfAll(at: Construct, names: Existing[]): string[] {
  return names.flatMap((existing) => {
    const { kind, project, location } = existing;
    if (!isToken(existing.name)) return keysOf(at, existing);
    const name = written(at, existing.name);
    // The project and the location of a reference do not matter: it is the resource itself.
    if (REFERENCE.test(name)) return [[kind, name].join("\n")];
    return keysOf(at, { kind, name, project: written(at, project), location: written(at, location) });
  });
}

function written<T extends string | undefined>(at: Construct, value: T): string | T {
  return value !== undefined && holdsToken(value) ? textIn(at, value) : value;
}

/** The parent of the grants: the first construct that represents the same resource. */
export function firstOf(construct: Construct): Construct {
  return sharing.find(construct)?.first ?? construct;
}

/** What names the resource that a construct represents: what defines it in this stack, by references, or the construct itself. */
export function definitionOf<C extends IConstruct>(construct: C): C {
  return (sharing.find(construct)?.definition ?? construct) as C;
}

/** Calls a function whenever something defines the resource that a construct represents. */
export function followDefinition(construct: IConstruct, follow: () => void): void {
  const one = sharing.find(construct);
  if (one === undefined || one.definition !== undefined) return;
  one.followers.add(follow);
  whenUndone(construct, () => one.followers.delete(follow));
}
