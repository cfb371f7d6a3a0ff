import { realpathSync, type Stats, statSync } from "node:fs";
import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { DirectoryWalk } from "./directory-walk";
import type { FileOnDisk } from "./file-on-disk";
import { ignoreRules } from "./ignore-rules";
import { mebibytes, MIB } from "./mebibytes";
import { kindOf } from "./regular-file";
import { SourceErrors } from "./source-errors";

// Without the 64-bit extension, a zip archive holds less than 4 GiB.
const MOST_MIB = 2047;

/**
 * The files of a directory that are not ignored, in byte order of their paths. Error messages call the directory `given`.
 *
 * Links inside the directory are followed; links that lead out of it are refused. Empty directories are left out.
 */
export function sourceFiles(
  given: string,
  directory: string,
  options: { readonly maxSizeMib?: number; readonly at?: IConstruct } = {},
): FileOnDisk[] {
  const { maxSizeMib = 100, at } = options;
  if (!(maxSizeMib > 0 && maxSizeMib <= MOST_MIB)) {
    throw invalid(`'maxSizeMib' must be above 0 and at most ${MOST_MIB}, got ${got(maxSizeMib)}`, at);
  }
  const errors = new SourceErrors(given, at);
  const top = targetOf(directory);
  if (!top?.isDirectory()) {
    const fact = top ? `is ${kindOf(top)}` : `cannot be found; it was looked for at ${got(directory)}`;
    throw errors.must("be a directory", `which ${fact}`);
  }
  const rules = ignoreRules(given, directory, at);
  const walk = new DirectoryWalk(realpathSync(directory), rules, errors, outputOf(at));
  const files = walk.files();
  if (files.length === 0) {
    const ignorer = rules.file ? `its ${rules.file}` : "default";
    const ignored = `whose files are all ignored by ${ignorer}`;
    throw errors.mustHold("a file to deploy", walk.leftAnyOut ? ignored : "which is empty");
  }
  checkSize(files, maxSizeMib, errors);
  return files;
}

function checkSize(files: readonly FileOnDisk[], maxSizeMib: number, errors: SourceErrors): void {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  if (total <= maxSizeMib * MIB) return;
  const sizes = new Map<string, number>();
  for (const { path, size } of files) {
    const name = path.split("/", 1)[0];
    sizes.set(name, (sizes.get(name) ?? 0) + size);
  }
  const [[name, size]] = [...sizes].sort(([, a], [, b]) => b - a);
  const fact = `which holds ${mebibytes(total)}, of them ${mebibytes(size)} in ${got(name)}`;
  throw errors.mustHold(`at most ${maxSizeMib} MiB`, `${fact}; add what is not needed to a .gcloudignore`);
}

/** What is at a path, after following its links; undefined if a link is broken or leads to itself. */
function targetOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** The real path of the app's output, which holds the archives; undefined if it does not exist yet. */
function outputOf(at: IConstruct | undefined): string | undefined {
  const { outdir } = (at?.node.root ?? {}) as { outdir?: unknown };
  try {
    return typeof outdir === "string" ? realpathSync(outdir) : undefined;
  } catch {
    return undefined;
  }
}
