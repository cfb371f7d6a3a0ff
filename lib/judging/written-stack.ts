import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformElement, TerraformProvider, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { addressOfElement } from "../core/address";
import type { WrittenConstruct } from "../document/document";
import { parsed } from "../document/json";
import type { SynthesizedStack } from "../document/stack-reader";

/** Reads a stack from the folder that it was written to. A second synthesis takes a hundred times as long. */
export function writtenStack(stack: TerraformStack, outdir: string, file: string): SynthesizedStack {
  const json = parsed(readFileSync(join(outdir, file), "utf8"));
  // The file can be HCL.
  return json === undefined ? synthesizedAgain(stack) : described(stack, json);
}

/** Synthesizes a stack that was not written to a folder, as in tests. */
export function synthesizedAgain(stack: TerraformStack): SynthesizedStack {
  return described(stack, stack.toTerraform());
}

function described(stack: TerraformStack, json: unknown): SynthesizedStack {
  return { name: stack.node.path, json, constructs: constructsIn(stack) };
}

/** A construct whose path is computed only for a finding, because that is slow. */
class WrittenElement implements WrittenConstruct {
  constructor(
    public readonly address: string,
    private readonly construct: IConstruct,
  ) {}

  public get path(): string {
    return this.construct.node.path;
  }
}

// The other blocks of a stack that have names.
const NAMED_BLOCKS = ["locals", "module", "output", "variable"];

/** The constructs of a stack that have an address. */
export function constructsIn(stack: TerraformStack): WrittenConstruct[] {
  const found: WrittenConstruct[] = [];
  const visit = (construct: IConstruct): void => {
    if (TerraformElement.isTerraformElement(construct)) {
      for (const address of addressesOf(construct)) found.push(new WrittenElement(address, construct));
    }
    for (const child of construct.node.children) if (!TerraformStack.isStack(child)) visit(child);
  };
  visit(stack);
  return found;
}

function addressesOf(element: TerraformElement): string[] {
  const own = addressOfElement(element);
  if (own !== undefined) return [own];
  if (TerraformProvider.isTerraformProvider(element)) return [];
  const blocks = element.toTerraform() as { [block: string]: object | undefined };
  return NAMED_BLOCKS.flatMap((block) => Object.keys(blocks[block] ?? {}).map((name) => `${block}.${name}`));
}
