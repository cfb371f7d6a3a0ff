import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { IConstruct } from "constructs";
import ignore from "ignore";
import { got, invalid } from "../core/errors";

/** The rules that leave files of a source directory out of its package. */
export interface IgnoreRules {
  /** The file that the rules come from; absent when only the defaults hold. */
  readonly file?: ".gcloudignore" | ".gitignore";
  /** Whether a file is left out, or a directory with everything in it; the path has forward slashes. */
  leavesOut(path: string, isDirectory: boolean): boolean;
}

// gcloud writes these into the .gcloudignore that it generates for functions, and forgets them when there is one.
// Here they always come first: nobody means to upload .git, and a `!node_modules` line takes a default back. cdktf's output
// holds the archives themselves: an app that deploys its own folder would change with each synthesis.
const DEFAULTS = [".git", ".gitignore", ".gcloudignore", "node_modules", "cdktf.out"];

// gcloud allows white space after the `#`.
const INCLUDE = /^#\s*!include:(.*)$/;

/** The rules in the `.gcloudignore` of a source directory, or in its `.gitignore` where it has none. */
export function ignoreRules(given: string, directory: string, at?: IConstruct): IgnoreRules {
  const refusal = (rule: string, what: string, fact: string): Error =>
    invalid(`'source' must have ${rule}, got ${got(what)} in ${got(given)}, ${fact}`, at);

  const read = (file: string): string | undefined => {
    try {
      return readFileSync(join(directory, file), "utf8").replace(/^\uFEFF/, "");
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "ENOENT") return undefined;
      throw refusal("readable ignore files", file, `which gives ${code ?? String(error)}`);
    }
  };

  const include = (line: string, file: string): string => {
    if (/[\\/]/.test(file)) {
      const fact = "which gcloud refuses as well; copy the rules";
      throw refusal("a .gcloudignore that includes files beside it only", line, fact);
    }
    const text = file === "" ? undefined : read(file);
    if (text === undefined) {
      throw refusal("the files that its .gcloudignore includes", line, "which does not exist");
    }
    // An include in an included file stays what it looks like, a comment: gcloud goes one level deep.
    return text;
  };

  const gcloudignore = read(".gcloudignore")
    ?.split(/\r?\n/)
    .map((line) => {
      const file = INCLUDE.exec(line)?.[1];
      return file === undefined ? line : include(line, file.trim());
    })
    .join("\n");
  const gitignore = gcloudignore === undefined ? read(".gitignore") : undefined;

  // Case counts, for gcloud and for git on Linux; the package's own default is that it does not.
  const rules = ignore({ ignorecase: false })
    .add(DEFAULTS)
    .add(gcloudignore ?? gitignore ?? "");
  return {
    file: gcloudignore !== undefined ? ".gcloudignore" : gitignore !== undefined ? ".gitignore" : undefined,
    leavesOut: (path, isDirectory) => rules.ignores(isDirectory ? `${path}/` : path),
  };
}
