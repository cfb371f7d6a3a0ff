import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { removeChild, whenUndone } from "./all-or-nothing";
import { invalid } from "./errors";
import { Memory } from "./memory";
import { scopeLike } from "./scope-provider";
import { isToken, sameText } from "./tokens";

interface Made {
  readonly place: (string | undefined)[];
  readonly construct: Construct;
}

const scopes = new Memory<Construct>("shared scope");
const made = new Memory<Map<string, Made>>("shared constructs");

/**
 * The construct of a kind that all constructs of a stack share in one place, such as a project. The first call creates it.
 *
 * All shared constructs are children of one construct of the stack, so their ids cannot collide with the users'. The place
 * is part of the id. What uses another provider has a construct of its own. A token cannot be part of an id: if the place is a token, each caller gets its own construct.
 */
export function shared<T extends Construct>(
  from: Construct,
  kind: string,
  place: (string | undefined)[],
  make: (scope: Construct, id: string) => T,
): T {
  const own = place.some(isToken);
  const id = own ? kind : [kind, ...place.map((part) => part ?? "")].join("_").replace(/(?<!_)_+$/, "");
  const scope = own ? sharedScope(from) : scopeLike(from, sharedScope(TerraformStack.of(from)));
  const inScope = made.of(scope, () => new Map());
  const existing = inScope.get(id);
  if (existing) {
    const isSame = existing.place.every((part, index) => sameText(from, part, place[index]));
    if (isSame) return existing.construct as T;
    throw invalid(`a construct must share one ${kind} in one place known to Terraform alone, got two`, from);
  }
  const construct = make(scope, id);
  inScope.set(id, { place, construct });
  whenUndone(from, () => {
    inScope.delete(id);
    removeChild(scope, id);
  });
  return construct;
}

function sharedScope(parent: Construct): Construct {
  return scopes.of(parent, () => new Construct(parent, "cloud-run-functions"));
}
