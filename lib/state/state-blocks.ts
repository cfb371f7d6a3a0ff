import { TerraformElement, type TerraformStack } from "cdktf";
import type { AdoptionBlocks } from "../adoption/adoption-blocks";
import { invalid } from "../core/errors";
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

  /**
   * The same for `cdktf synth --hcl`. Throws for `removed` blocks: cdktf leaves them out there, and Terraform would destroy the resources.
   *
   * @internal
   */
  public override toHclTerraform(): { [kind: string]: readonly object[] | undefined } {
    const { moved = [], import: imported = [], removed = [] } = this.produce();
    if (removed.length > 0) {
      throw invalid(
        "'--hcl' must not be given to 'cdktf synth' for a stack that forgets resources, got HCL, in which cdktf writes no 'removed' blocks",
        this.cdktfStack,
      );
    }
    return {
      moved: whereAny(
        moved.map(({ from, to }) => ({ from: written(from, "reference"), to: written(to, "reference") })),
      ),
      import: whereAny(
        imported.map(({ to, id }) => ({ to: written(to, "reference"), id: written(literal(id), "string") })),
      ),
    };
  }
}

/** An argument as cdktf writes it in HCL. */
function written(value: string, storageClassType: "reference" | "string"): object {
  return { value, type: "simple", isBlock: false, storageClassType };
}

function whereAny(blocks: readonly object[]): readonly object[] | undefined {
  return blocks.length > 0 ? blocks : undefined;
}
