import { existsSync, readFileSync, statSync } from "node:fs";
import { extname } from "node:path";
import { parse } from "yaml";
import { got, invalid } from "../core/errors";
import { isToken } from "../core/tokens";
import { pathInProject } from "../source/project-path";
import { isObject, type JsonObject } from "./json";

const PARSERS: { [extension: string]: ((text: string) => unknown) | undefined } = {
  ".json": (text) => JSON.parse(text) as unknown,
  ".yaml": (text) => parse(text) as unknown,
  ".yml": (text) => parse(text) as unknown,
};

/** Where a file is that a prop names. A relative path starts in the folder of `cdktf.json`. Throws where there is no file. */
export function fileAt(prop: string, path: string): string {
  if (isToken(path)) throw invalid(`'${prop}' must be a path known at synthesis, got a token`);
  const file = pathInProject(path);
  if (existsSync(file) && statSync(file).isFile()) return file;
  throw invalid(
    `'${prop}' must be a file, got ${got(path)}, which is not one; it was looked for at ${got(file)}`,
  );
}

/** Reads a document from a file. Throws where the file is missing or is not a JSON or YAML object. */
export function objectAt(prop: string, path: string, what: string): JsonObject {
  const parser = PARSERS[extname(path)];
  if (!parser) {
    throw invalid(`'${prop}' must end in ${Object.keys(PARSERS).join(", ")}, got ${got(path)}`);
  }
  const document = parsed(prop, path, parser);
  if (isObject(document)) return document;
  throw invalid(`'${prop}' must hold ${what}, got ${got(path)}, which holds ${describe(document)}`);
}

function parsed(prop: string, path: string, parser: (text: string) => unknown): unknown {
  const file = fileAt(prop, path);
  try {
    return parser(readFileSync(file, "utf8"));
  } catch (error) {
    const [reason] = (error as Error).message.split("\n");
    throw invalid(`'${prop}' must hold JSON or YAML, got ${got(path)}: ${reason.replace(/[.:]$/, "")}`);
  }
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  return value === null || value === undefined ? "nothing" : `the ${typeof value} ${got(value)}`;
}
