import { readFileSync } from "node:fs";
import { Annotations, TerraformResource, type TerraformStack } from "cdktf";
import type { AdoptionBlocks } from "../adoption/adoption-blocks";
import { type AdoptionFile, readAdoption } from "../adoption/adoption-file";
import { addressOf } from "../core/address";
import { checkCalls } from "../core/checked-calls";
import { got, invalid } from "../core/errors";
import { checkCdktf } from "../core/one-cdktf";
import { PACKAGE } from "../core/package-name";
import { needsTerraform, TERRAFORM_FEATURES } from "../core/terraform-version";
import { isToken } from "../core/tokens";
import { withoutIndexes } from "../document/address";
import { projectPath } from "../source/project-path";
import { StateBlocks } from "./state-blocks";

const ID = "cloud-run-functions-adoption";

/**
 * The existing resources that a stack takes over, from a file that the command `adopt` of this package writes.
 *
 * They become `moved`, `import` and `removed` blocks. After the first apply, the blocks do nothing: delete the file and the call.
 */
export class Adoption {
  /**
   * Makes a stack take over the resources in an adoption file. The path of the file starts at the folder of `cdktf.json`.
   *
   * Throws if the file cannot be read, or has no blocks for this stack. Synthesis fails if a block points to an address that
   * the stack does not define.
   */
  public static of(stack: TerraformStack, file: string): Adoption {
    return new Adoption(stack, file);
  }

  /** The number of resources that the stack takes over. */
  public readonly count: number;

  private constructor(stack: TerraformStack, file: string) {
    checkCdktf(stack);
    const blocks = blocksFor(stack, readAt(file, stack), file);
    if (stack.node.tryFindChild(ID))
      throw invalid(`'file' must be the only one of its stack, got ${got(file)} as well`, stack);
    new StateBlocks(stack, ID, () => blocks);
    if (blocks.import.length > 0) needsTerraform(stack, TERRAFORM_FEATURES.IMPORT_BLOCKS);
    if (blocks.removed.length > 0) needsTerraform(stack, TERRAFORM_FEATURES.REMOVED_BLOCKS);
    this.count = blocks.moved.length + blocks.import.length;
    Annotations.of(stack).addInfo(
      `${file} takes over ${this.count} ${this.count === 1 ? "resource" : "resources"}; once it was applied, delete it and the call of Adoption.of`,
    );
    stack.node.addValidation({ validate: () => unknownTargets(stack, blocks, file) });
  }
}

checkCalls("Adoption", Adoption);

function readAt(file: string, stack: TerraformStack): AdoptionFile {
  if (isToken(file)) throw invalid("'file' must be a path known at synthesis, got a token", stack);
  let text: string;
  try {
    text = readFileSync(projectPath(file, stack), "utf8");
  } catch {
    throw invalid(
      `'file' must be an adoption file, got ${got(file)}, which cannot be read; write it with '${PACKAGE} adopt'`,
      stack,
    );
  }
  try {
    return readAdoption(text);
  } catch (error) {
    throw invalid((error as Error).message, stack);
  }
}

function blocksFor(stack: TerraformStack, adoption: AdoptionFile, file: string): AdoptionBlocks {
  const { path } = stack.node;
  const blocks = Object.hasOwn(adoption, path) ? adoption[path] : undefined;
  if (blocks) return blocks;
  const others = Object.keys(adoption).map(got).join(", ") || "no stack";
  throw invalid(`'file' must have blocks for ${got(path)}, got ${got(file)} with those for ${others}`, stack);
}

/** Errors for targets that the stack does not define. Terraform accepts such a `moved` block, and destroys the resource. */
function unknownTargets(
  stack: TerraformStack,
  { moved, import: imported }: AdoptionBlocks,
  file: string,
): string[] {
  const addresses = new Set(
    stack.node
      .findAll()
      .filter((construct): construct is TerraformResource => TerraformResource.isTerraformResource(construct))
      .map(addressOf),
  );
  return [...moved, ...imported]
    .filter(({ to }) => !addresses.has(withoutIndexes(to)))
    .map(
      ({ to }) =>
        `'file' must name resources that the stack defines, got ${got(to)} in ${got(file)}; run '${PACKAGE} adopt' again [at ${stack.node.path}]`,
    );
}
