import { type TerraformStack, Testing } from "cdktf";

/** What the grants have that go only after what needs them was updated. */
export const GOES_LAST = { lifecycle: { create_before_destroy: true } };

/** An L1 class, which names the type of its resources. */
interface ResourceClass {
  readonly tfResourceType: string;
}

/** The resources of a type by their Terraform names. Runs validations. */
export function byAddress(
  stack: TerraformStack,
  { tfResourceType }: ResourceClass,
): { [name: string]: unknown } {
  const synthesized = JSON.parse(Testing.synth(stack, true)) as {
    resource?: { [type: string]: { [name: string]: unknown } };
  };
  return synthesized.resource?.[tfResourceType] ?? {};
}

/** All resources of a type, in the order of their addresses. Runs validations. */
export function all(stack: TerraformStack, type: ResourceClass): unknown[] {
  return Object.values(byAddress(stack, type));
}
