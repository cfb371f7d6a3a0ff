import { got, invalid } from "../core/errors";
import { PACKAGE } from "../core/package-name";
import { isAddress } from "../document/address";
import { isObject, type Json, type JsonObject, parsed } from "../document/json";
import type { AdoptionBlocks } from "./adoption-blocks";

/** The blocks of each stack, by the path of the stack. */
export interface AdoptionFile {
  readonly [stack: string]: AdoptionBlocks | undefined;
}

// Increase it when older versions of this package would misread the file.
const VERSION = 1;
const REMEDY = `write it with '${PACKAGE} adopt'`;

/** The text of an adoption file: one block per line, sorted, so that a diff is easy to review. */
export function adoptionText(file: AdoptionFile): string {
  const stacks = Object.entries(file).map(([path, blocks]) => [
    `    ${JSON.stringify(path)}: {`,
    Object.entries(blocks ?? {})
      .map(([kind, list]) => `      ${JSON.stringify(kind)}: ${linesOf(list as readonly object[])}`)
      .join(",\n"),
    "    }",
  ]);
  return [
    "{",
    `  "version": ${VERSION},`,
    '  "stacks": {',
    stacks.map((lines) => lines.join("\n")).join(",\n"),
    "  }",
    "}",
    "",
  ].join("\n");
}

function linesOf(blocks: readonly object[]): string {
  if (blocks.length === 0) return "[]";
  const lines = blocks.map((block) => `        ${JSON.stringify(block)}`).sort();
  return `[\n${lines.join(",\n")}\n      ]`;
}

/** Reads an adoption file. Throws for content that `adopt` does not write. */
export function readAdoption(text: string): AdoptionFile {
  const json = parsed(text);
  if (!isObject(json)) throw invalid(`'file' must be an adoption file, got other text; ${REMEDY}`);
  if (json.version !== VERSION || !isObject(json.stacks)) {
    const version =
      typeof json.version === "number" ? `one of version ${json.version}` : "JSON without a version";
    throw invalid(`'file' must be an adoption file of version ${VERSION}, got ${version}; ${REMEDY}`);
  }
  return Object.fromEntries(
    Object.entries(json.stacks).map(([path, blocks]) => [path, blocksOf(blocks, path)]),
  );
}

function blocksOf(json: Json | undefined, path: string): AdoptionBlocks {
  const blocks = isObject(json) ? json : {};
  const list = <T>(kind: keyof AdoptionBlocks, read: (block: JsonObject) => T | undefined): T[] => {
    const given = blocks[kind] ?? [];
    const made = Array.isArray(given)
      ? (given as readonly Json[]).map((one) => (isObject(one) ? read(one) : undefined))
      : [];
    const known = made.filter((one) => one !== undefined);
    if (Array.isArray(given) && known.length === given.length) return known;
    throw invalid(
      `'file' must have ${kind} blocks with addresses and ids for ${got(path)}, got others; ${REMEDY}`,
    );
  };
  return {
    moved: list("moved", ({ from, to }) => (isAddress(from) && isAddress(to) ? { from, to } : undefined)),
    import: list("import", ({ to, id }) =>
      isAddress(to) && typeof id === "string" && id ? { to, id } : undefined,
    ),
    removed: list("removed", ({ from, lifecycle }) => {
      if (!isAddress(from)) return undefined;
      if (lifecycle === undefined) return { from };
      return isObject(lifecycle) && lifecycle.destroy === false
        ? { from, lifecycle: { destroy: false } }
        : undefined;
    }),
  };
}
