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

/** What an app is to take over, and how. */
export interface AdoptOptions {
  readonly state: ExistingState;

  /** The stacks that the app has synthesized. */
  readonly documents: readonly Document[];

  /** Whether the state belongs to another configuration, which keeps it: then everything is imported. */
  readonly isForeign: boolean;

  /**
   * The path of the stack that takes over.
   *
   * @default - the only one; all of them, where the state belongs to another configuration
   */
  readonly stack?: string;

  /**
   * The version of Terraform or OpenTofu that will plan.
   *
   * @default - the one that wrote the state
   */
  readonly terraform?: string;
}

/** What becomes of what exists, and what to do about it. */
export interface AdoptionPlan {
  readonly matching: Matching;
  readonly isForeign: boolean;
  readonly tool: Tool;
  readonly file: AdoptionFile;
  readonly forgotten: Forgotten;
  readonly keepings: readonly Keeping[];
  readonly warnings: readonly string[];
}

/** Plans how an app takes over what a state knows. */
export function adopt(options: AdoptOptions): AdoptionPlan {
  const { state, isForeign, terraform } = options;
  const tool = toolOf(state, terraform);
  const documents = documentsFor(options);
  const matching = new Matcher(state.resources, !isForeign).match(resourcesOf(documents));
  // An app that has nothing of a state is the wrong one, or not written yet: it must not have everything forgotten.
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

/** Plans how an app takes over what no state knows, by the names that it has in Google Cloud. */
export function adoptNames(documents: readonly Document[], names: readonly string[]): AdoptionPlan {
  const matching = matchNames(resourcesOf(documents), names);
  const tool = { isOpenTofu: false, hasRemoved: true, name: "Terraform" };
  const file = fileFor(documents, matching, NOTHING, tool);
  return { matching, isForeign: true, tool, file, forgotten: NOTHING, keepings: [], warnings: [] };
}

const NOTHING: Forgotten = { byBlocks: [], byHand: [] };

function resourcesOf(documents: readonly Document[]): readonly Resource[] {
  return documents.flatMap(({ resources }) => resources);
}

/** The blocks of all stacks that need some. */
function fileFor(
  documents: readonly Document[],
  matching: Matching,
  { byBlocks }: Forgotten,
  tool: Tool,
): AdoptionFile {
  const blocks = documents.map(({ name }) => [name, blocksFor(matching, name, byBlocks, tool)] as const);
  return Object.fromEntries(blocks.filter(([, kinds]) => Object.values(kinds).flat().length > 0));
}

/** What two states would own, if the other one did not forget it. */
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
