import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import type { Construct } from "constructs";
import { unzipSync } from "fflate";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { SOURCE_FILE } from "../core/formats/paths";
import { holdsToken } from "../core/token-text";
import { isToken } from "../core/tokens";
import { contentDigest } from "./content-digest";
import type { PackageContents } from "./entry-file";
import { type SourceFile, sourceFiles } from "./source-files";
import { zipArchive } from "./zip-archive";

/** Code that is ready to be uploaded. */
export interface Package extends PackageContents {
  /** What the caller calls it, as an error message quotes it. */
  readonly name: string;

  /** A digest of the content: it changes when the code does, and only then. */
  readonly digest: string;

  /** The zip archive, made when it is needed. */
  archive(): Uint8Array;
}

/** The files of a directory. */
export function directoryPackage(path: string, maxSizeMib: number | undefined, at: Construct): Package {
  const files = sourceFiles(path, fromProject(path, at), { maxSizeMib, at });
  return packageOf(got(path), files);
}

/** Files given as text. */
export function inlinePackage(texts: { [path: string]: string }, at: Construct): Package {
  const files = Object.entries(texts).map(([path, text]): SourceFile => {
    checkFormat("source", path, SOURCE_FILE, at, { must: "name its files by", isName: true });
    // Callers without type-checking reach this, too.
    if (typeof (text as unknown) !== "string")
      throw invalid(`'source' must hold text, got ${got(text)} in ${got(path)}`, at);
    if (holdsToken(text)) {
      throw invalid(
        `'source' must be known at synthesis, got a token in ${got(path)}; pass it in 'environment'`,
        at,
      );
    }
    return { path, mode: 0o644, bytes: Buffer.from(text) };
  });
  if (files.length === 0) throw invalid("'source' must hold at least one file, got none", at);
  files.sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
  return packageOf("inline files", files);
}

function packageOf(name: string, files: SourceFile[]): Package {
  return {
    name,
    digest: contentDigest(files),
    paths: files.map((file) => file.path),
    readText: (path) => textOf(files.find((file) => file.path === path)?.bytes),
    archive: () => zipArchive(files),
  };
}

/** A zip archive on disk. Its digest is of its bytes, since it is uploaded as it is. */
export function zipPackage(path: string, at: Construct): Package {
  const file = fromProject(path, at);
  if (!isFile(file)) {
    throw invalid(
      `'source' must be a zip archive, got ${got(path)}, which is not a file; it was looked for at ${got(file)}`,
      at,
    );
  }
  const bytes = readFileSync(file);
  const texts = unzipped(bytes, path, at);
  return {
    name: got(path),
    digest: contentDigest([{ path: "", mode: 0o644, bytes }]),
    paths: Object.keys(texts),
    readText: (entry) => textOf(texts[entry]),
    archive: () => bytes,
  };
}

/** The archive's entries by path. Only the manifest is unpacked: nothing else is read. */
function unzipped(bytes: Uint8Array, path: string, at: Construct): { [entry: string]: Uint8Array } {
  const entries: { [entry: string]: Uint8Array } = {};
  try {
    const manifest = unzipSync(bytes, {
      filter: ({ name }) => {
        if (!name.endsWith("/")) entries[name] = new Uint8Array();
        return name === "package.json";
      },
    });
    return { ...entries, ...manifest };
  } catch {
    throw invalid(`'source' must be a zip archive, got ${got(path)}, which cannot be read as one`, at);
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function textOf(bytes: Uint8Array | undefined): string {
  return bytes ? Buffer.from(bytes).toString("utf8") : "";
}

/** A path as cdktf takes an asset's: relative to the folder of the nearest `cdktf.json`, or else to the current one. */
function fromProject(path: string, at: Construct): string {
  if (isToken(path)) throw invalid("'source' must be a path known at synthesis, got a token", at);
  if (isAbsolute(path)) return path;
  const context: unknown = at.node.tryGetContext("cdktfJsonPath");
  const folder = typeof context === "string" ? dirname(context) : projectFolder(process.cwd());
  return resolve(folder ?? process.cwd(), path);
}

function projectFolder(folder: string): string | undefined {
  if (existsSync(join(folder, "cdktf.json"))) return folder;
  return dirname(folder) === folder ? undefined : projectFolder(dirname(folder));
}
