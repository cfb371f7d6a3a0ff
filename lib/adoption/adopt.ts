import { got, invalid } from "../core/errors";
import type { Document } from "../document/document";
import type { AdoptionFile } from "./adoption-file";
import { blocksFor, type Forgotten, forgottenIn } from "./blocks";
import type { ExistingState } from "./existing-state";
import { type Keeping, keepingsFor } from "./keeping";
import { Matcher, type Matching } from "./matching";
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
  const matching = new Matcher(state.resources, !isForeign).match(
    documents.flatMap(({ resources }) => resources),
  );
  const forgotten = isForeign ? { byBlocks: [], byHand: takenOver(matching) } : forgottenIn(matching, tool);
  const blocks = documents.map(
    ({ name }) => [name, blocksFor(matching, name, forgotten.byBlocks, tool)] as const,
  );
  return {
    matching,
    isForeign,
    tool,
    file: Object.fromEntries(blocks.filter(([, kinds]) => Object.values(kinds).flat().length > 0)),
    forgotten,
    keepings: keepingsFor(matching),
    warnings: warningsFor(matching, state.resources),
  };
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
