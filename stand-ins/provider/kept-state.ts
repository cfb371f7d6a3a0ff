import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Path } from "../schema/block-values";
import type { Block } from "../schema/schema";
import { isValues, type Value, type Values } from "../schema/value";

/** Optional and computed arguments or blocks: `6` for all versions of the provider, `7` only for version 7. */
interface ByVersion {
  readonly 6?: readonly string[];
  readonly 7?: readonly string[];
}

interface OptionalComputed {
  readonly arguments: { readonly [type: string]: ByVersion | undefined };
  readonly blocks: { readonly [type: string]: ByVersion | undefined };
}

const KNOWN = JSON.parse(readFileSync(join(__dirname, "optional-computed.json"), "utf8")) as OptionalComputed;

// These types are written by hand, and not by magic-modules.
const IAM_BY_HAND = /^google_(?:bigquery|folder|kms|organization|project|service_account|spanner|storage)_/;

/** The arguments and blocks of a type that keep their value from the state if the code leaves them out, or gives a short name. */
export class KeptState {
  private readonly names: ReadonlySet<string>;
  private readonly blocks: ReadonlySet<string>;
  private readonly takesShortNames: boolean;

  public constructor(type: string, version?: string) {
    // templates/terraform/iam_policy.go.tmpl: DiffSuppressFunc is CompareSelfLinkOrResourceName
    this.takesShortNames = /_iam_(?:member|binding)$/.test(type) && !IAM_BY_HAND.test(type);
    const isSeventh = version !== undefined && !/^[0-6]\./.test(version);
    const listed = (all: ByVersion = {}) => [...(all[6] ?? []), ...(isSeventh ? (all[7] ?? []) : [])];
    this.names = new Set(listed(KNOWN.arguments[type]));
    this.blocks = new Set(listed(KNOWN.blocks[type]));
  }

  /** The values from the code, with values from the state for the arguments and blocks that it leaves out. */
  public in(block: Block, proposed: Values, prior: Value, path: Path = []): Values {
    if (!isValues(prior)) return proposed;
    const kept = { ...proposed };
    for (const { name } of block.attributes) {
      if (this.keeps([...path, name].join("."), kept[name], prior[name])) kept[name] = prior[name] ?? null;
    }
    for (const { name, block: inner } of block.blocks) {
      const [now, before] = [kept[name], prior[name]];
      if (!Array.isArray(now) || !Array.isArray(before)) continue;
      kept[name] =
        now.length === 0 && this.blocks.has(name)
          ? before
          : now.map((one, i) => (isValues(one) ? this.in(inner, one, before[i], [...path, name]) : one));
    }
    return kept;
  }

  private keeps(argument: string, now: Value, before: Value): boolean {
    return now === null ? this.names.has(argument) : this.takesShortNames && isShortFor(now, before);
  }
}

function isShortFor(name: Value, full: Value): boolean {
  return (
    typeof name === "string" &&
    typeof full === "string" &&
    !name.includes("/") &&
    full.startsWith("projects/") &&
    full.endsWith(`/${name}`)
  );
}
