import { type TerraformResource, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { Memory } from "./memory";
import { holdsToken } from "./token-text";
import { isToken, textIn } from "./tokens";
import { ANYWHERE, type Claim, keysOf } from "./unique-names";

/** Something in Google Cloud that one or several constructs of a stack stand for. */
export type Existing = Pick<Claim, "kind" | "project" | "location"> & {
  /** Its name, as the caller wrote it. May be a token. */
  readonly name: string;
};

const firsts = new Memory<Map<string, Construct>>("what stands for something");
const sharing = new Memory<Construct>("shares with");

/**
 * Says what a construct stands for.
 *
 * Several constructs of a stack can stand for one thing: a component imports what its neighbour imported, or what the stack
 * itself defines. They share its grants, because two Terraform resources for one member take it away from each other when one
 * of them goes.
 */
export function shareExisting(at: Construct, existing: Existing): void {
  const inStack = firsts.of(TerraformStack.of(at), () => new Map());
  const keys = isToken(existing.name) ? [keyOfToken(at, existing)] : keysOf(at, existing);
  const first = keys.map((key) => inStack.get(key)).find((one) => one !== undefined) ?? at;
  for (const key of keys) if (!inStack.has(key)) inStack.set(key, first);
  if (first !== at) sharing.set(at, first);
}

/** A token says where the thing is, too: it is an attribute of the thing. */
function keyOfToken(at: Construct, { kind, name }: Existing): string {
  const text = holdsToken(name) ? textIn(at, name) : name;
  return keysOf(at, { kind, name: text, project: ANYWHERE, location: ANYWHERE })[0];
}

/** Says what a construct stands for that this app defines: by its name, and by references to its resource in the stack. */
export function shareDefined(
  at: Construct,
  defined: Existing,
  resource: TerraformResource,
  attribute: string,
): void {
  shareExisting(at, defined);
  const reference = `\${${resource.terraformResourceType}.${resource.friendlyUniqueId}.${attribute}}`;
  shareExisting(at, { kind: defined.kind, name: reference });
}

/** The construct that holds the grants for whatever a construct stands for: the first of those that stand for it. */
export function firstOf(construct: Construct): Construct {
  return sharing.find(construct) ?? construct;
}
