import { type BigIntStats, lstatSync, realpathSync } from "node:fs";
import { join, posix } from "node:path";
import type { IConstruct } from "constructs";
import { IgnorePattern } from "./ignore-pattern";
import { mebibytes, MIB } from "./mebibytes";
import { isInside, kindOf, piecesOf } from "./regular-file";
import { SourceErrors, systemCode } from "./source-errors";

/** The rules that leave files of a source directory out of its package. */
export interface IgnoreRules {
  /** The file with the rules; undefined if there are only the defaults. */
  readonly file?: ".gcloudignore" | ".gitignore";
  /** Whether a file is left out, or a directory with everything in it. The path has forward slashes. */
  leavesOut(path: string, isDirectory: boolean): boolean;
}

// gcloud writes the first four into the .gcloudignore that it generates for functions. If there is one already, gcloud does
// not apply them. Here they always apply, because nobody wants to upload .git; a line like `!node_modules` takes one back.
// cdktf.out holds the archives: an app that deploys its own folder would change with each synthesis. .terraform holds
// providers.
const DEFAULTS = [".git", ".gitignore", ".gcloudignore", "node_modules", "cdktf.out", ".terraform"];

// Terraform's state holds secrets in plain text, and cdktf puts a local state next to cdktf.json. No line takes these back.
const ALWAYS = ["*.tfstate", "*.tfstate.*"];

// gcloud allows spaces after the `#`.
const INCLUDE = /^#\s*!include:(.*)$/;

/** The rules in the `.gcloudignore` of a source directory, or in its `.gitignore` if there is no `.gcloudignore`. */
export function ignoreRules(given: string, directory: string, at?: IConstruct): IgnoreRules {
  const files = new IgnoreFiles(directory, new SourceErrors(given, at));
  const gcloudignore = files.withIncludes(".gcloudignore");
  const gitignore = gcloudignore === undefined ? files.read(".gitignore") : undefined;
  const lines = gcloudignore ?? gitignore ?? [];
  return {
    file: gcloudignore ? ".gcloudignore" : gitignore ? ".gitignore" : undefined,
    leavesOut: ruleOf([...DEFAULTS, ...lines, ...ALWAYS]),
  };
}

/** The rule of several lines. The last line that matches a path decides, unless a directory around it is left out. */
function ruleOf(lines: string[]): IgnoreRules["leavesOut"] {
  const patterns = lines.map((line) => IgnorePattern.parse(line)).filter((one) => one !== undefined);
  patterns.reverse();
  const directories = new Map([[".", false]]);
  const leavesOut: IgnoreRules["leavesOut"] = (path, isDirectory) => {
    const known = isDirectory ? directories.get(path) : undefined;
    if (known !== undefined) return known;
    const names = path.split("/");
    const decides = (pattern: IgnorePattern): boolean => pattern.matches(path, names, isDirectory);
    const isOut = leavesOut(posix.dirname(path), true) || patterns.find(decides)?.takesBack === false;
    if (isDirectory) directories.set(path, isOut);
    return isOut;
  };
  return leavesOut;
}

/** The ignore files at the top of a source directory. */
class IgnoreFiles {
  constructor(
    private readonly directory: string,
    private readonly errors: SourceErrors,
  ) {}

  /** The lines of a file, including the lines of the files that it includes; undefined if the file does not exist. */
  public withIncludes(name: string): string[] | undefined {
    return this.read(name)?.flatMap((line) => {
      const included = INCLUDE.exec(line)?.[1];
      return included === undefined ? line : this.include(line, included.trim());
    });
  }

  public read(name: string): string[] | undefined {
    const path = join(this.directory, name);
    try {
      const place = lstatSync(path).isSymbolicLink() ? this.targetOf(path, name) : path;
      const pieces = piecesOf(place, { start: 0, end: MIB }, (opened) => {
        this.check(name, opened);
      });
      return Buffer.concat([...pieces])
        .toString("utf8")
        .replace(/^\uFEFF/, "")
        .split(/\r?\n/);
    } catch (error) {
      const code = systemCode(error);
      if (code === "ENOENT") return undefined;
      throw code === undefined ? error : this.unreadable(name, `which gives ${code}`);
    }
  }

  private include(line: string, name: string): string[] {
    const rule = "have the files that its .gcloudignore includes";
    if (/[\\/]/.test(name)) {
      const fact = "which gcloud refuses as well; copy the rules";
      throw this.errors.must("have a .gcloudignore that includes files beside it only", fact, line);
    }
    // gcloud does not read includes in included files. There they are comments.
    const lines = name === "" ? undefined : this.read(name);
    if (!lines) throw this.errors.must(rule, "which does not exist", line);
    return lines;
  }

  /** The target of a link. A broken link must not count as a missing file, because all rules would be lost. */
  private targetOf(path: string, name: string): string {
    let target: string;
    try {
      target = realpathSync(path);
    } catch {
      throw this.unreadable(name, "which is a link that leads nowhere");
    }
    if (isInside(target, realpathSync(this.directory))) return target;
    throw this.unreadable(name, "which is a link that leads out of it; copy the rules");
  }

  private check(name: string, opened: BigIntStats): void {
    if (!opened.isFile()) throw this.unreadable(name, `which is ${kindOf(opened)}`);
    const size = Number(opened.size);
    if (size > MIB) throw this.unreadable(name, `which has ${mebibytes(size)}, and 1 MiB is the most`);
  }

  private unreadable(name: string, fact: string): Error {
    return this.errors.must("have readable ignore files", fact, name);
  }
}
