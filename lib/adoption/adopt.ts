import { got, invalid } from "../core/errors";
import type { Document } from "../document/document";
import type { Resource } from "../document/resource";
import type { AdoptionFile } from "./adoption-file";
import { blocksFor, type Forgotten, forgottenIn } from "./blocks";
import type { ExistingState } from "./existing-state";
import { type Keeping, keepingsFor } from "./keeping";
import { Matcher, type Matching } from "./matching";
import { matchNames } from "./names";
import { type Tool, toolOf } from "./tool";
import { warningsFor } from "./warnings";

/** The input of an adoption plan. */
export interface AdoptOptions {
  readonly state: ExistingState;

  /** The synthesized stacks of the app. */
  readonly documents: readonly Document[];

  /** Whether another configuration keeps using the state. If so, everything is imported. */
  readonly isForeign: boolean;

  /**
   * The path of the stack that takes over the resources.
   *
   * @default - the only stack; all stacks if another configuration keeps using the state
   */
  readonly stack?: string;

  /**
   * The version of Terraform or OpenTofu that will plan.
   *
   * @default - the version that wrote the state
   */
  readonly terraform?: string;
}

/** What happens to each existing resource, and what the user has to do. */
export interface AdoptionPlan {
  readonly matching: Matching;
  readonly isForeign: boolean;
  readonly tool: Tool;
  readonly file: AdoptionFile;
  readonly forgotten: Forgotten;
  readonly keepings: readonly Keeping[];
  readonly warnings: readonly string[];
}

/** Plans how an app takes over the resources of a state. */
export function adopt(options: AdoptOptions): AdoptionPlan {
  const { state, isForeign, terraform } = options;
  const tool = toolOf(state, terraform);
  const documents = documentsFor(options);
  const matching = new Matcher(state.resources, !isForeign).match(resourcesOf(documents));
  // If no resource matches, this is the wrong app, or it is not written yet. Then nothing may be removed from the state.
  const isUnknown = matching.pairs.every(({ how }) => how === "is made");
  const owned = isForeign ? { byBlocks: [], byHand: takenOver(matching) } : forgottenIn(matching, tool);
  const forgotten = isUnknown ? NOTHING : owned;
  return {
    matching,
    isForeign,
    tool,
    file: fileFor(documents, matching, forgotten, tool),
    forgotten,
    keepings: keepingsFor(matching),
    warnings: warningsFor(matching, state.resources),
  };
}

/** Plans how an app takes over resources that are in no state. It finds them by their names in Google Cloud. */
export function adoptNames(documents: readonly Document[], names: readonly string[]): AdoptionPlan {
  const matching = matchNames(resourcesOf(documents), names);
  const tool: Tool = { name: "Terraform", command: "terraform", hasRemoved: true, saysDestroy: true };
  const file = fileFor(documents, matching, NOTHING, tool);
  return { matching, isForeign: true, tool, file, forgotten: NOTHING, keepings: [], warnings: [] };
}

const NOTHING: Forgotten = { byBlocks: [], byHand: [] };

function resourcesOf(documents: readonly Document[]): readonly Resource[] {
  return documents.flatMap(({ resources }) => resources);
}

/** The blocks of each stack. Stacks without blocks are left out. */
function fileFor(
  documents: readonly Document[],
  matching: Matching,
  { byBlocks }: Forgotten,
  tool: Tool,
): AdoptionFile {
  const blocks = documents.map(({ name }) => [name, blocksFor(matching, name, byBlocks, tool)] as const);
  return Object.fromEntries(blocks.filter(([, kinds]) => Object.values(kinds).flat().length > 0));
}

/** The addresses that must be removed from the other state. Otherwise, two states manage the same resources. */
function takenOver({ pairs }: Matching): string[] {
  return [...new Set(pairs.flatMap(({ existing }) => existing?.address ?? []))];
}

function documentsFor({ documents, stack, isForeign }: AdoptOptions): readonly Document[] {
  const names = documents
    .map(({ name }) => got(name))
    .sort()
    .join(", ");
  const chosen = stack === undefined ? documents : documents.filter(({ name }) => name === stack);
  if (chosen.length === 0) throw invalid(`'stack' must be one of the app, ${names}, got ${got(stack)}`);
  if (chosen.length > 1 && !isForeign) {
    throw invalid(
      `'stack' must say which stack goes on with the state, one of ${names}, got none; or say '--import' where another configuration keeps the state`,
    );
  }
  return chosen;
}
