import { lstatSync, realpathSync } from "node:fs";
import type { IConstruct } from "constructs";
import { got } from "../core/errors";
import { ContentDigest, contentDigest } from "./content-digest";
import { FileOnDisk } from "./file-on-disk";
import type { Package } from "./package";
import { packageOnce } from "./package-memory";
import { projectPath } from "./project-path";
import { SourceErrors } from "./source-errors";
import type { SourceFile } from "./source-file";
import { problemOf, textOf } from "./zip-content";
import { zipEntries, type ZipEntry } from "./zip-directory";
import { nameWarnings, unpackedPaths } from "./zip-names";

const GZIP = 0x8b1f;

/** The package of a zip archive on disk. It is uploaded as it is, so its digest is that of its bytes. */
export function zipPackage(path: string, at: IConstruct): Package {
  const location = projectPath(path, at);
  const errors = new SourceErrors(path, at);
  const file = fileAt(location, errors);
  if (!file) {
    throw errors.must("be a zip archive", `which is not a file; it was looked for at ${got(location)}`);
  }
  return packageOnce(at, `${path}\0${location}`, file.state, () => new ZipPackage(got(path), file, errors));
}

/** The regular file at a path, after following its links. */
function fileAt(location: string, errors: SourceErrors): FileOnDisk | undefined {
  try {
    const real = realpathSync(location);
    const stats = lstatSync(real, { bigint: true });
    return stats.isFile() ? new FileOnDisk("", real, stats, errors) : undefined;
  } catch {
    return undefined;
  }
}

class ZipPackage implements Package {
  public readonly digest: string;
  public readonly paths: string[];
  public readonly warnings: readonly string[];
  private readonly byPath: Map<string, ZipEntry>;

  constructor(
    public readonly name: string,
    private readonly file: FileOnDisk,
    private readonly errors: SourceErrors,
  ) {
    const entries = zipEntries(file);
    if (!entries) throw errors.must("be a zip archive", this.whyNone());
    for (const entry of entries) {
      const problem = problemOf(file, entry);
      if (problem) throw errors.must("be a zip archive that Google can unpack", problem, entry.name);
    }
    const files = entries.filter(({ isDirectory }) => !isDirectory);
    this.warnings = nameWarnings(
      files.map(({ name }) => name),
      name,
    );
    this.byPath = new Map(files.flatMap((entry) => unpackedPaths(entry.name).map((to) => [to, entry])));
    this.paths = [...this.byPath.keys()];
    this.digest = contentDigest([this.whole()]);
  }

  public readText(path: string): string {
    const entry = this.byPath.get(path);
    return entry ? textOf(this.file, entry) : "";
  }

  public writeTo(write: (bytes: Uint8Array) => void): void {
    const packed = new ContentDigest();
    for (const piece of packed.watch(this.whole()).pieces()) write(piece);
    if (packed.end() !== this.digest) throw this.errors.changed();
  }

  /** The archive as one file. The digest must not depend on its path and mode on this machine. */
  private whole(): SourceFile {
    const { file } = this;
    return { path: "", mode: 0o644, size: file.size, pieces: () => file.pieces() };
  }

  private whyNone(): string {
    const start = this.file.part(0, 2);
    const isGzip = start.length === 2 && start.readUInt16LE() === GZIP;
    return isGzip
      ? "which is compressed by gzip; pack it with zip, or give its directory"
      : "which cannot be read as one";
  }
}
