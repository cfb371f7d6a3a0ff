import { TerraformElement, type TerraformStack } from "cdktf";
import type { AdoptionBlocks } from "../adoption/adoption-blocks";
import { literal } from "../core/literal";
import { hasOwnAddresses } from "../core/own-addresses";

/** Blocks of a stack that tell Terraform how to change its state. They are produced when the stack is synthesized. */
export class StateBlocks extends TerraformElement {
  constructor(
    stack: TerraformStack,
    id: string,
    private readonly produce: () => Partial<AdoptionBlocks>,
  ) {
    super(stack, id);
    hasOwnAddresses(this);
  }

  /** @internal */
  public override toTerraform(): { [kind: string]: readonly object[] | undefined } {
    const { moved = [], import: imported = [], removed = [] } = this.produce();
    return {
      moved: whereAny(moved),
      import: whereAny(imported.map(({ to, id }) => ({ to, id: literal(id) }))),
      removed: whereAny(removed),
    };
  }
}

function whereAny(blocks: readonly object[]): readonly object[] | undefined {
  return blocks.length > 0 ? blocks : undefined;
}
