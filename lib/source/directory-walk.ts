import type { BigIntStats, Dirent, Stats } from "node:fs";
import { existsSync, lstatSync, readdirSync, readlinkSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { got } from "../core/errors";
import { byteOrder } from "./byte-order";
import { FileOnDisk } from "./file-on-disk";
import type { IgnoreRules } from "./ignore-rules";
import { isInside, kindOf } from "./regular-file";
import type { SourceErrors } from "./source-errors";
import { MOST_FILES } from "./zip-archive";

// Links to directories that hold links to directories can multiply the tree without a practical limit.
const MOST_ENTRIES = 1_000_000;

/** Walks through a directory and collects the files of its package. `root` is the real path, without links. */
export class DirectoryWalk {
  /** Whether the rules left anything out. */
  public leftAnyOut = false;

  private readonly found: FileOnDisk[] = [];
  private entries = 0;

  constructor(
    private readonly root: string,
    private readonly rules: IgnoreRules,
    private readonly errors: SourceErrors,
    /** The real path of the app's output. */
    private readonly output?: string,
  ) {}

  /** The files of the package, in byte order of their paths. */
  public files(): FileOnDisk[] {
    this.folder("", this.root, []);
    return this.found.sort((a, b) => byteOrder(a.path, b.path));
  }

  /** Adds the files of a folder. `real` is its real path, and `around` has the real paths of the folders around it. */
  private folder(path: string, real: string, around: readonly string[]): void {
    const before = this.statsOf(real, path);
    const entries = this.errors.reading(path ? `${path}/` : ".", () =>
      readdirSync(real, { withFileTypes: true }),
    );
    const within = [...around, real];
    // Sorted, so that every machine reports the same one of several faults.
    for (const entry of entries.sort((a, b) => byteOrder(a.name, b.name))) {
      this.entry(path ? `${path}/${entry.name}` : entry.name, join(real, entry.name), entry, within);
    }
    const after = this.statsOf(real, path);
    const isSame = after.isDirectory() && after.dev === before.dev && after.ino === before.ino;
    if (!isSame) throw this.errors.changed(path || ".");
  }

  private entry(path: string, location: string, entry: Dirent, around: readonly string[]): void {
    const kind = entry.isSymbolicLink() ? targetOf(location) : entry;
    // A broken link counts as a directory. So `build/` also ignores a link to a folder that is not built yet.
    if (location === this.output || this.rules.leavesOut(path, kind?.isDirectory() ?? true)) {
      this.leftAnyOut = true;
      return;
    }
    if (++this.entries > MOST_ENTRIES) throw this.tooMany(`${MOST_ENTRIES} files and directories`);
    this.checkName(path, location);
    this.checkKind(path, location, kind);
    const real = kind === entry ? location : this.realPath(path, location);
    if (around.includes(real)) {
      throw this.errors.mustHold("no link to a directory around it", this.linkTo(path, location), path);
    }
    if (kind?.isDirectory()) this.folder(path, real, around);
    else this.file(path, real);
  }

  private file(path: string, real: string): void {
    const stats = this.statsOf(real, path);
    if (!stats.isFile()) throw this.errors.changed(path);
    if (this.found.length === MOST_FILES) throw this.tooMany(`${MOST_FILES} files`);
    this.found.push(new FileOnDisk(path, real, stats, this.errors));
  }

  private checkKind(path: string, location: string, kind: Dirent | Stats | undefined): void {
    if (!kind) {
      throw this.errors.mustHold("only links that lead somewhere", this.linkTo(path, location), path);
    }
    if (kind.isDirectory() || kind.isFile()) return;
    throw this.errors.mustHold("only files and directories", `which is ${kindOf(kind)}`, path);
  }

  private realPath(path: string, location: string): string {
    const real = this.errors.reading(path, () => realpathSync(location));
    if (isInside(real, this.root)) return real;
    const remedy = "put the files themselves there, or ignore the link in a .gcloudignore";
    const fact = `${this.linkTo(path, location)}; ${remedy}`;
    throw this.errors.mustHold("only links that stay inside it", fact, path);
  }

  private linkTo(path: string, location: string): string {
    return `a link to ${got(this.errors.reading(path, () => readlinkSync(location)))}`;
  }

  private statsOf(real: string, path: string): BigIntStats {
    return this.errors.reading(path || ".", () => lstatSync(real, { bigint: true }));
  }

  /** Node replaces bytes of a name that are not UTF-8 with U+FFFD. A file can also really have that character in its name. */
  private checkName(path: string, location: string): void {
    if (!path.includes("\uFFFD")) return;
    if (existsSync(location) && !this.found.some((other) => other.path === path)) return;
    throw this.errors.mustHold("only files with names in UTF-8", "which has other bytes in its name", path);
  }

  private tooMany(most: string): Error {
    return this.errors.mustHold(
      `at most ${most}`,
      "which holds more; add what is not needed to a .gcloudignore",
    );
  }
}

/** What is at a path, after following its links; undefined if a link is broken or leads to itself. */
function targetOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
