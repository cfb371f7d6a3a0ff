import { existsSync, readFileSync, statSync } from "node:fs";
import { extname } from "node:path";
import { parse } from "yaml";
import { got, invalid } from "../core/errors";
import { pathInProject } from "../source/project-path";
import { isObject, type JsonObject } from "./json";

const PARSERS: { [extension: string]: ((text: string) => unknown) | undefined } = {
  ".json": (text) => JSON.parse(text) as unknown,
  ".yaml": (text) => parse(text) as unknown,
  ".yml": (text) => parse(text) as unknown,
};

/** Reads a document from a file. A relative path starts in the folder of `cdktf.json`. Throws where the file is missing or is not a JSON or YAML object. */
export function documentIn(path: string): JsonObject {
  const parser = PARSERS[extname(path)];
  if (!parser) {
    throw invalid(`'path' must end in ${Object.keys(PARSERS).join(", ")}, got ${got(path)}`);
  }
  const file = pathInProject(path);
  if (!existsSync(file) || !statSync(file).isFile()) {
    throw invalid(
      `'path' must be a file, got ${got(path)}, which is not one; it was looked for at ${got(file)}`,
    );
  }
  const document = parsed(path, file, parser);
  if (!isObject(document)) {
    throw invalid(
      `'path' must hold an OpenAPI document, got ${got(path)}, which holds ${describe(document)}`,
    );
  }
  return document;
}

function parsed(path: string, file: string, parser: (text: string) => unknown): unknown {
  try {
    return parser(readFileSync(file, "utf8"));
  } catch (error) {
    const [reason] = (error as Error).message.split("\n");
    throw invalid(`'path' must hold JSON or YAML, got ${got(path)}: ${reason.replace(/[.:]$/, "")}`);
  }
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  return value === null || value === undefined ? "nothing" : `the ${typeof value} ${got(value)}`;
}
