import { type TerraformStack, Testing } from "cdktf";

/** An L1 class, by which its resources are found. */
interface ResourceClass {
  readonly tfResourceType: string;
}

/** The resources of a type by their Terraform name, or an empty object; validations have run. */
export function byAddress(
  stack: TerraformStack,
  { tfResourceType }: ResourceClass,
): { [name: string]: unknown } {
  const synthesized = JSON.parse(Testing.synth(stack, true)) as {
    resource?: { [type: string]: { [name: string]: unknown } };
  };
  return synthesized.resource?.[tfResourceType] ?? {};
}

/** All resources of a type, in the order of their addresses; validations have run. */
export function all(stack: TerraformStack, type: ResourceClass): unknown[] {
  return Object.values(byAddress(stack, type));
}
