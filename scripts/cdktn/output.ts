import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";

/** A JSON value. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Files by their paths. JSON is parsed; other files are given by their digest. */
export interface Output {
  readonly [path: string]: Json;
}

/** Every file of a folder. */
export function outputIn(folder: string): Output {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path.slice(folder.length + 1).replaceAll(sep, "/"), contentOf(path)]),
  );
}

function contentOf(path: string): Json {
  const content = readFileSync(path);
  return path.endsWith(".json")
    ? (JSON.parse(content.toString()) as Json)
    : createHash("sha256").update(content).digest("hex");
}

/** Every difference of two outputs, in words. */
export function differencesOf(one: Json | undefined, other: Json | undefined, path: string[] = []): string[] {
  const [isOne, isOther] = [one, other].map((value) => typeof value === "object" && value !== null);
  if (isOne && isOther && Array.isArray(one) === Array.isArray(other)) {
    const [members, others] = [one, other] as { [key: string]: Json }[];
    return [...new Set([...Object.keys(members), ...Object.keys(others)])]
      .sort()
      .flatMap((key) => differencesOf(members[key], others[key], [...path, key]));
  }
  if (one === other) return [];
  return [`${path.join(" → ")} is ${JSON.stringify(one)} with cdktf, and ${JSON.stringify(other)}`];
}
