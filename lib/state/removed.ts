import { TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { addressOf } from "../core/address";
import { checkCalls } from "../core/checked-calls";
import { got, invalid } from "../core/errors";
import { Memory } from "../core/memory";
import { checkCdktf } from "../core/one-cdktf";
import { needsTerraform, TERRAFORM_FEATURES } from "../core/terraform-version";
import { isToken } from "../core/tokens";
import { isAddress } from "../document/address";
import type { IResourceWithAllowPolicy } from "../iam/resource-with-allow-policy";
import type { IInvocable } from "../invocation/invocable";
import { logicalIdAt, placeIn } from "./move";
import { placeOfPath } from "./stack-path";
import { StateBlocks } from "./state-blocks";

const ID = "cloud-run-functions-removed";

/** What a stack forgets, in the order of the calls. Members are known when the stack is complete. */
const forgotten = new Memory<(() => readonly string[])[]>("forgotten addresses");

/**
 * Lets Terraform forget resources without destroying them.
 *
 * It writes `removed` blocks with `destroy = false`, which need Terraform 1.7 or OpenTofu 1.10. After the first apply they do nothing,
 * and the call can be deleted.
 */
export class Removed {
  /**
   * Forgets the members that an `InvokerBinding` or a `RoleBinding` takes over, so that no principal loses the role in between.
   *
   * Without this call, Terraform deletes the members and creates the binding in no order.
   */
  public static membersOf(binding: IConstruct): void {
    const stack = TerraformStack.of(binding);
    const owner = binding.node.defaultChild;
    if (
      !TerraformResource.isTerraformResource(owner) ||
      !owner.terraformResourceType.endsWith("_iam_binding")
    ) {
      throw invalid(
        `'binding' must be an InvokerBinding or a RoleBinding, got ${got(binding.node.path)}`,
        binding,
      );
    }
    const type = owner.terraformResourceType.replace(BINDING, "_iam_member");
    forget(stack, () =>
      grantsOf(owner).map((grant) => addressIn(stack, type, [...placeIn(stack, grant), "Resource"])),
    );
  }

  /**
   * Forgets an `InvokerBinding` or a `RoleBinding` that is no longer in the code, by the path that it had, like `shop/invokers`. The
   * members that come in its place are added before anybody loses the role.
   *
   * Throws if the target has no grants, and if the path is not in the stack of the target.
   */
  public static binding(target: IInvocable | IResourceWithAllowPolicy, path: string): void {
    const stack = TerraformStack.of(target);
    const place = placeOfPath(target, path);
    forget(stack, () => {
      const types = new Set(
        membersBelow(target).map((one) => one.terraformResourceType.replace(MEMBER, "_iam_binding")),
      );
      return [...types].map((type) => addressIn(stack, type, [...place, "Resource"]));
    });
    stack.node.addValidation({
      validate: () =>
        membersBelow(target).length > 0
          ? []
          : [
              `'target' must have grants that come in the place of the binding, got none [at ${target.node.path}]`,
            ],
    });
  }

  /**
   * Forgets a resource of a construct that is no longer in the code, by its address, as `terraform state list` prints it. It stays in
   * Google Cloud.
   *
   * Throws for other text. Synthesis fails if the stack still defines the resource.
   */
  public static address(stack: TerraformStack, address: string): void {
    if (isToken(address) || !isAddress(address)) {
      throw invalid(
        `'address' must be an address, like 'google_service_account.orders', got ${got(address)}; see terraform state list`,
        stack,
      );
    }
    forget(stack, () => [address]);
  }
}

checkCalls("Removed", Removed);

const BINDING = /_iam_binding$/;
const MEMBER = /_iam_member$/;

function forget(stack: TerraformStack, addresses: () => readonly string[]): void {
  checkCdktf(stack);
  forgotten.of(stack, () => []).push(addresses);
  if (stack.node.tryFindChild(ID)) return;
  needsTerraform(stack, TERRAFORM_FEATURES.REMOVED_BLOCKS);
  new StateBlocks(stack, ID, () => ({
    removed: addressesOf(stack).map((from) => ({ from, lifecycle: { destroy: false } })),
  }));
  // Terraform refuses it: https://developer.hashicorp.com/terraform/language/block/removed
  stack.node.addValidation({
    validate: () => {
      const defined = new Map(resourcesBelow(stack).map((one) => [addressOf(one), one.node.path]));
      return addressesOf(stack)
        .filter((address) => defined.has(address))
        .map(
          (address) =>
            `'address' must be one that the stack no longer defines, got that of ${defined.get(address)} [at ${stack.node.path}]`,
        );
    },
  });
}

function addressesOf(stack: TerraformStack): string[] {
  const all = (forgotten.find(stack) ?? []).flatMap((addresses) => addresses());
  return [...new Set(all)].sort();
}

function addressIn(stack: TerraformStack, terraformResourceType: string, place: readonly string[]): string {
  return addressOf({ terraformResourceType, friendlyUniqueId: logicalIdAt(stack, place) });
}

/** What a grant shows of itself. No instanceof: another copy of this package may have made it. */
interface GrantLike extends IConstruct {
  readonly _address?: string;
}

/** The grants whose members a resource owns. */
function grantsOf(owner: TerraformResource): IConstruct[] {
  const address = addressOf(owner);
  return TerraformStack.of(owner)
    .node.findAll()
    .filter((one: GrantLike) => one._address === address);
}

function membersBelow(construct: IConstruct): TerraformResource[] {
  return resourcesBelow(construct).filter(({ terraformResourceType }) =>
    terraformResourceType.endsWith("_iam_member"),
  );
}

function resourcesBelow(construct: IConstruct): TerraformResource[] {
  return construct.node
    .findAll()
    .filter((one): one is TerraformResource => TerraformResource.isTerraformResource(one));
}
