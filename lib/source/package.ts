import type { IConstruct } from "constructs";
import { invalid } from "../core/errors";
import { ContentDigest, contentDigest } from "./content-digest";
import type { PackageContents } from "./entry-file";
import { bytesOf, type SourceFile } from "./source-file";
import { writeZip } from "./zip-archive";

/** Code that is ready to be uploaded. */
export interface Package extends PackageContents {
  /** The caller's words for it, as error messages quote them. */
  readonly name: string;

  /** A digest of the content. It changes only if the code changes. */
  readonly digest: string;

  /** Warnings about content that is allowed but suspicious. */
  readonly warnings: readonly string[];

  /** Makes and writes the zip archive. Throws if the content has changed since the digest was computed. */
  writeTo(write: (bytes: Uint8Array) => void): void;
}

/** A package of single files. */
export class FilesPackage implements Package {
  public readonly digest: string;
  public readonly paths: string[];
  public readonly warnings = [];
  private readonly byPath: Map<string, SourceFile>;

  constructor(
    public readonly name: string,
    private readonly files: readonly SourceFile[],
    private readonly at: IConstruct,
  ) {
    this.digest = contentDigest(files);
    this.paths = files.map(({ path }) => path);
    this.byPath = new Map(files.map((file) => [file.path, file]));
  }

  public readText(path: string): string {
    const file = this.byPath.get(path);
    return file ? bytesOf(file).toString("utf8") : "";
  }

  public writeTo(write: (bytes: Uint8Array) => void): void {
    const packed = new ContentDigest();
    writeZip(
      this.files.map((file) => packed.watch(file)),
      write,
    );
    if (packed.end() === this.digest) return;
    const rule = "hold only what stays as it is while it is packed";
    throw invalid(`'source' must ${rule}, got ${this.name}, which has changed`, this.at);
  }
}
