import type { TerraformStack } from "cdktf";
import { documentOf } from "./prepared";

/** A value of a synthesized document. */
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

// The names of source archives and assets contain 32 hexadecimal digits, which change with every edit of the code.
const DIGEST = /(?<![0-9a-z])[0-9a-f]{32}(?![0-9a-z])/gi;

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
  const { terraform: _, ...document } = documentOf(stack) as { [key: string]: Json };
  return quiet(document) as object;
}

function quiet(value: Json): Json {
  if (typeof value === "string") return value.replace(DIGEST, "<digest>").replaceAll(process.cwd(), "<cwd>");
  if (Array.isArray(value)) return value.map(quiet);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).flatMap(([key, inner]) =>
    key === "//" ? writtenIn(inner) : [[key, quiet(inner)]],
  );
  return Object.fromEntries(entries) as Json;
}

/** Of comments, those that a person wrote. */
function writtenIn(comments: Json): [string, Json][] {
  const isObject = comments !== null && typeof comments === "object" && !Array.isArray(comments);
  const written = Object.entries(isObject ? comments : {}).filter(([key]) => WRITTEN.includes(key));
  return written.length === 0 ? [] : [["//", Object.fromEntries(written)]];
}
