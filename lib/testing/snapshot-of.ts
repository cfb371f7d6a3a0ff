import { isAbsolute, relative } from "node:path";
import type { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { documentOf, documentsOf, stacksIn } from "./prepared";

/** A value of a synthesized document. */
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

// The names of source archives, and the paths of assets, contain 32 hexadecimal digits, which change with every edit of the code.
const IN_ARCHIVE = /(?<=^|\/)[0-9a-f]{32}(?=\.zip$)/i;
const IN_ASSET = /(?<=\bassets\/[\w-]+\/)[0-9a-f]{32}(?![\w-])/gi;

// Reasons for letting in the public, and for accepting warnings.
const WRITTEN = ["reason", "acknowledged"];

/**
 * What a stack synthesizes, without the parts that change when the infrastructure does not.
 *
 * It masks digests of code and paths of this machine, and leaves out provider versions, the backend and cdktf's metadata. The
 * reasons for letting in the public and for accepting warnings stay. It runs validations, and throws what `cdktf synth` would
 * refuse.
 */
export function snapshotOf(stack: TerraformStack): object {
  return withoutNoise(documentOf(stack));
}

/**
 * The snapshots of all stacks of an app, or of a construct in it, each by the path of its stack.
 *
 * Each `snapshotOf` prepares all stacks of its app, since one may need an output of another one. This prepares them once.
 * Throws where no stack is: a snapshot of nothing would never change.
 */
export function snapshotsOf(scope: Construct): { [path: string]: object } {
  const stacks = Construct.isConstruct(scope) ? stacksIn(scope) : [];
  if (stacks.length === 0) {
    throw invalid(`'scope' must be an app or a construct with stacks in it, got ${named(scope)}`);
  }
  const documents = documentsOf(stacks, scope.node.root);
  return Object.fromEntries(stacks.map(({ node }, index) => [node.path, withoutNoise(documents[index])]));
}

function named(scope: unknown): string {
  return Construct.isConstruct(scope) && scope.node.path !== "" ? `'${scope.node.path}'` : got(scope);
}

function withoutNoise(document: object): object {
  const { terraform: _, ...snapshot } = document as { [key: string]: Json };
  return quiet(snapshot, []) as object;
}

/** A value without noise. A digest elsewhere than in the name of an object or the path of an asset can be somebody's name. */
function quiet(value: Json, at: readonly string[]): Json {
  if (typeof value === "string") return quietText(value, at);
  if (Array.isArray(value)) return value.map((item) => quiet(item, at));
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).flatMap(([key, inner]) =>
    key === "//" ? writtenIn(inner) : [[key, quiet(inner, [...at, key])]],
  );
  return Object.fromEntries(entries) as Json;
}

function quietText(text: string, [block, type, , ...argument]: readonly string[]): string {
  if (block === "resource" && type === "google_storage_bucket_object" && argument.join(".") === "name") {
    return text.replace(IN_ARCHIVE, "<digest>");
  }
  const isState =
    block === "data" && type === "terraform_remote_state" && argument.join(".") === "config.path";
  const path = isState && isAbsolute(text) ? relative(process.cwd(), text) : "..";
  return path.startsWith("..") ? text.replace(IN_ASSET, "<digest>") : `<cwd>/${path.replaceAll("\\", "/")}`;
}

/** Of comments, those that a person wrote. */
function writtenIn(comments: Json): [string, Json][] {
  const isObject = comments !== null && typeof comments === "object" && !Array.isArray(comments);
  const written = Object.entries(isObject ? comments : {}).filter(([key]) => WRITTEN.includes(key));
  return written.length === 0 ? [] : [["//", Object.fromEntries(written)]];
}
