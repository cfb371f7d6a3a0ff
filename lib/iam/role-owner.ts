import { Lazy, type TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { whenUndone } from "../core/all-or-nothing";
import { got, invalid } from "../core/errors";
import { Memory } from "../core/memory";
import { firstOf } from "../core/shared-existing";
import { resolvedText } from "../core/tokens";
import type { IAllowPolicy } from "./allow-policy";
import { conditionConfigOf } from "./condition-config";
import type { IPrincipal } from "./i-principal";
import type { IamCondition } from "./iam-condition";
import type { OwnablePolicy } from "./resource-policy";
import type { Role } from "./role";

/** A role, and when it applies: Google keeps one list of members for each pair. */
export interface OwnedRole {
  readonly role: Role;
  readonly condition?: IamCondition;
}

/** A grant of the role, which the owner takes over. */
interface Granted extends OwnedRole {
  readonly principal: IPrincipal;
  _handOver(owner: TerraformResource): void;
}

/** The resources that own roles in the policies of a construct. */
const owners = new Memory<Map<string, TerraformResource>>("owners of roles");

/** The resource that owns all members of a role; undefined where nothing does. */
export function ownerOf(policy: IAllowPolicy, owned: OwnedRole): TerraformResource | undefined {
  return owners.find(firstOf(policy.holder))?.get(keyOf(policy, owned));
}

/**
 * Has one resource own all members of a role, including those of earlier grants.
 *
 * Throws if another one owns it already. Whatever else writes to the role, in any stack, is found when the app is synthesized,
 * by the rule `one-owner`.
 */
export function ownRole(
  binding: Construct,
  policy: OwnablePolicy,
  owned: OwnedRole,
  /** The kind of the binding and of what has the policy, for the error. */
  { kind, on }: { readonly kind: string; readonly on: string },
  /** All grants on the policy so far. */
  grants: () => readonly Granted[],
): TerraformResource {
  const all = owners.of(firstOf(policy.holder), () => new Map<string, TerraformResource>());
  const key = keyOf(policy, owned);
  const earlier = all.get(key)?.node.scope;
  if (earlier) {
    throw invalid(
      `'${kind}' must be alone in granting ${owned.role.roleId} on its ${on}, got ${got(binding.node.path)} and ${got(earlier.node.path)}`,
      binding,
    );
  }
  const ofRole = () => grants().filter((grant) => keyOf(policy, grant) === key);
  const owner = policy.writeBinding(binding, "Resource", {
    role: owned.role.name,
    // Sorted, so that the order of grants does not change the JSON.
    members: Lazy.listValue({ produce: () => sorted(ofRole().map(({ principal }) => principal)) }),
    condition: conditionConfigOf(owned.condition),
  });
  all.set(key, owner);
  whenUndone(binding, () => all.delete(key));
  for (const grant of ofRole()) grant._handOver(owner);
  return owner;
}

function sorted(principals: IPrincipal[]): string[] {
  return principals
    .sort((one, other) => (one.principalId < other.principalId ? -1 : 1))
    .map(({ member }) => member);
}

/** A custom role's name can be a token, and each read of an attribute makes a new one: tokens are compared resolved. */
function keyOf({ holder }: IAllowPolicy, { role, condition }: OwnedRole): string {
  const { title, expression, description } = condition ?? {};
  return [resolvedText(holder, role.name), title, expression, description].join("\n");
}
