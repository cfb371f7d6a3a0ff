import { type TerraformResource, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
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

const firsts = new Memory<Map<string, Construct>>("what stands for something");
const sharing = new Memory<Construct>("shares with");

/**
 * Declares which resource a construct represents.
 *
 * Several constructs of a stack can represent one resource: two components import the same secret, or a component imports
 * what the stack defines. They share their grants. Two Terraform resources for the same member would be wrong: deleting one
 * of them removes the member for both.
 */
export function shareExisting(at: Construct, existing: Existing): void {
  share(at, isToken(existing.name) ? [keyOfToken(at, existing)] : keysOf(at, existing));
}

function share(at: Construct, keys: string[]): void {
  const inStack = firsts.of(TerraformStack.of(at), () => new Map());
  const first = keys.map((key) => inStack.get(key)).find((one) => one !== undefined) ?? at;
  for (const key of keys) {
    if (inStack.has(key)) continue;
    inStack.set(key, first);
    whenUndone(at, () => inStack.delete(key));
  }
  if (first !== at) sharing.set(at, first);
}

/** A token is a reference to the resource itself, so its project and location do not matter. */
function keyOfToken(at: Construct, { kind, name }: Existing): string {
  return keyOfText(kind, holdsToken(name) ? textIn(at, name) : name);
}

function keyOfText(kind: string, text: string): string {
  return [kind, text].join("\n");
}

/** Like `shareExisting`, for a resource that this app defines. Imports can use its name or a reference to it. */
export function shareDefined(
  at: Construct,
  defined: Existing,
  resource: TerraformResource,
  attribute: string,
): void {
  shareExisting(at, defined);
  const reference = `\${${addressOf(resource)}.${attribute}}`;
  share(at, [keyOfText(defined.kind, reference)]);
}

/** The parent of the grants: the first construct that represents the same resource. */
export function firstOf(construct: Construct): Construct {
  return sharing.find(construct) ?? construct;
}
