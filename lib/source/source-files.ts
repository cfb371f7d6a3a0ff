import type { Dirent, Stats } from "node:fs";
import { lstatSync, readdirSync, readFileSync, readlinkSync, realpathSync, statSync } from "node:fs";
import { isAbsolute, join, relative, sep } from "node:path";
import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { type IgnoreRules, ignoreRules } from "./ignore-rules";

/** A file of a source directory, as it goes into the package; its path has forward slashes on every system. */
export interface SourceFile {
  readonly path: string;
  readonly mode: 0o644 | 0o755;
  readonly bytes: Uint8Array;
}

const MIB = 1024 * 1024;
// Node reads no file of 2 GiB at once, and a zip archive ends at 4 GiB without its 64-bit extension.
const MOST_MIB = 2047;

const linkTo = (link: string): string => `a link to ${got(readlinkSync(link))}`;
// Rounded up: a size over the limit must not look like the limit.
const mib = (bytes: number): string => `${Math.ceil((bytes / MIB) * 10) / 10} MiB`;

/**
 * The files that the ignore rules of a directory leave in, in byte order of their paths; messages call it `given`.
 *
 * Links are followed inside the directory and refused where they lead out of it. An empty directory leaves no trace.
 */
export function sourceFiles(
  given: string,
  directory: string,
  options: { readonly maxSizeMib?: number; readonly at?: IConstruct } = {},
): SourceFile[] {
  const { maxSizeMib = 100, at } = options;
  if (!(maxSizeMib > 0 && maxSizeMib <= MOST_MIB)) {
    throw invalid(`'maxSizeMib' must be above 0 and at most ${MOST_MIB}, got ${got(maxSizeMib)}`, at);
  }
  const top = targetOf(directory);
  if (!top?.isDirectory()) {
    const fact = top ? `is ${kindOf(top)}` : `cannot be found; it was looked for at ${got(directory)}`;
    throw invalid(`'source' must be a directory, got ${got(given)}, which ${fact}`, at);
  }
  const walk = new Walk(given, realpathSync(directory), ignoreRules(given, directory, at), at);
  walk.folder("", walk.root, []);
  walk.checkSize(maxSizeMib);
  return walk.found
    .sort((a, b) => byteOrder(a.path, b.path))
    .map(({ path, mode, real }) => ({ path, mode, bytes: walk.read(path, () => readFileSync(real)) }));
}

class Walk {
  readonly found: { path: string; mode: SourceFile["mode"]; real: string; size: number }[] = [];
  private ignoredAny = false;

  constructor(
    readonly given: string,
    readonly root: string,
    readonly rules: IgnoreRules,
    readonly at?: IConstruct,
  ) {}

  /** Adds what is in a folder, which is really at `real`, within folders which are really at `around`. */
  folder(prefix: string, real: string, around: readonly string[]): void {
    const entries = this.read(prefix || ".", () => readdirSync(real, { withFileTypes: true }));
    // Sorted, so that of two mistakes every machine names the same one.
    for (const entry of entries.sort((a, b) => byteOrder(a.name, b.name))) {
      this.entry(prefix + entry.name, join(real, entry.name), entry, [...around, real]);
    }
  }

  private entry(path: string, location: string, entry: Dirent, around: readonly string[]): void {
    const kind = entry.isSymbolicLink() ? targetOf(location) : entry;
    // A broken link counts as a directory: `build/` leaves it out on the machine where nothing is built as well.
    if (this.rules.leavesOut(path, kind?.isDirectory() ?? true)) {
      this.ignoredAny = true;
      return;
    }
    if (!kind) throw this.mustHold("only links that lead somewhere", linkTo(location), path);
    if (!kind.isDirectory() && !kind.isFile()) {
      throw this.mustHold("only files and directories", `which is ${kindOf(kind)}`, path);
    }
    const real = kind === entry ? location : this.read(path, () => realpathSync(location));
    if (this.isOutside(real)) {
      const remedy = "put the files themselves there, or ignore the link in a .gcloudignore";
      throw this.mustHold("only links that stay inside it", `${linkTo(location)}; ${remedy}`, path);
    }
    if (around.includes(real))
      throw this.mustHold("no link to a directory around it", linkTo(location), path);
    if (kind.isDirectory()) this.folder(`${path}/`, real, around);
    else this.file(path, real);
  }

  private isOutside(real: string): boolean {
    const way = relative(this.root, real);
    return way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way);
  }

  private file(path: string, real: string): void {
    const { mode, size } = this.read(path, () => lstatSync(real));
    // Windows has no executable bit: Node derives one from the name there.
    const executable = process.platform !== "win32" && (mode & 0o100) !== 0;
    this.found.push({ path, mode: executable ? 0o755 : 0o644, real, size });
  }

  checkSize(maxSizeMib: number): void {
    if (this.found.length === 0) {
      const ignorer = this.rules.file ? `its ${this.rules.file}` : "default";
      const ignored = `whose files are all ignored by ${ignorer}`;
      throw this.mustHold("a file to deploy", this.ignoredAny ? ignored : "which is empty");
    }
    const total = this.found.reduce((sum, { size }) => sum + size, 0);
    if (total <= maxSizeMib * MIB) return;
    const sizes = new Map<string, number>();
    for (const { path, size } of this.found) {
      const name = path.split("/", 1)[0];
      sizes.set(name, (sizes.get(name) ?? 0) + size);
    }
    const [[name, size]] = [...sizes].sort(([, a], [, b]) => b - a);
    const fact = `which holds ${mib(total)}, of them ${mib(size)} in ${got(name)}`;
    throw this.mustHold(`at most ${maxSizeMib} MiB`, `${fact}; add what is not needed to a .gcloudignore`);
  }

  read<T>(path: string, action: () => T): T {
    try {
      return action();
    } catch (error) {
      const fact = `which gives ${(error as NodeJS.ErrnoException).code ?? String(error)}`;
      throw this.mustHold("only what can be read", fact, path);
    }
  }

  private mustHold(rule: string, fact: string, path?: string): Error {
    const what = path === undefined ? got(this.given) : `${got(path)} in ${got(this.given)}`;
    return invalid(`'source' must hold ${rule}, got ${what}, ${fact}`, this.at);
  }
}

/** What is at a path, over any number of links; nothing where one is broken or leads to itself. */
function targetOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

function kindOf(entry: Dirent | Stats): string {
  if (entry.isFile()) return "a file";
  return entry.isFIFO() ? "a named pipe" : entry.isSocket() ? "a socket" : "a device";
}

// Not what `<` does for strings: that is the order of UTF-16, which puts an emoji before a full-width letter.
function byteOrder(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
