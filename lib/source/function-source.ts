import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { checkWholeNumber } from "../core/ranges";
import { isKnown } from "../core/tokens";
import type { IBucket } from "../resources/bucket";
import { directoryPackage } from "./directory-package";
import { missingEntryFile } from "./entry-file";
import { inlinePackage } from "./inline-package";
import type { Language } from "./language";
import type { Package } from "./package";
import { uploadPackage } from "./package-upload";
import { SourceBucket } from "./source-bucket";
import { zipPackage } from "./zip-package";

/** The function that a source is for. */
export interface SourceTarget {
  readonly language: Language;
  readonly buildEnvironment: { [name: string]: string };

  /** @default - the region of the stack's Google provider */
  readonly location?: string;

  /** @default - the project of the stack's Google provider */
  readonly project?: string;
}

/** An archive in Cloud Storage from which a function is built. */
export interface SourceArchive {
  readonly bucket: IBucket;
  readonly object: string;

  /** @default - the newest generation, at the time of a build */
  readonly generation?: number;
}

/** Where an archive goes. */
export interface ArchiveOptions {
  /** @default - the bucket that the functions of the stack share in one project and location */
  readonly bucket?: IBucket;
}

/** How a directory is packed. */
export interface SourceDirectoryOptions extends ArchiveOptions {
  /**
   * How many MiB the files may have together, at most 2047.
   *
   * Google limits 1st gen archives to 100 MB and documents no limit for these; a larger directory is mostly an oversight.
   *
   * @default 100
   */
  readonly maxSizeMib?: number;
}

/** Which state of an object is built. */
export interface BucketObjectOptions {
  /**
   * The object's generation. Without it, an upload under the same name changes nothing until something else does.
   *
   * @default - the newest
   */
  readonly generation?: number;
}

/** Where a function's code comes from. */
export abstract class FunctionSource {
  /**
   * A directory, packed at synthesis: the same files make the same archive on every machine.
   *
   * A relative path begins at the folder of `cdktf.json`. `.gcloudignore` decides what is left out, beside `.git`,
   * `node_modules` and `cdktf.out`. Throws where the directory is missing, empty or too large, has a link that leads out of it, or has no
   * file in which the runtime looks for the entry point.
   */
  public static directory(path: string, options: SourceDirectoryOptions = {}): FunctionSource {
    return new PackagedSource((at) => directoryPackage(path, options.maxSizeMib, at), options.bucket);
  }

  /** A zip archive on disk, used as it is. A relative path begins at the folder of `cdktf.json`. */
  public static zip(path: string, options: ArchiveOptions = {}): FunctionSource {
    return new PackagedSource((at) => zipPackage(path, at), options.bucket);
  }

  /** Files given as text, by their names: for a function of a few lines. */
  public static inline(files: { [path: string]: string }, options: ArchiveOptions = {}): FunctionSource {
    return new PackagedSource((at) => inlinePackage(files, at), options.bucket);
  }

  /** A zip archive that already lies in a bucket. */
  public static bucketObject(
    bucket: IBucket,
    object: string,
    options: BucketObjectOptions = {},
  ): FunctionSource {
    return new ObjectSource(bucket, object, options.generation);
  }

  /** Called once, while the function is being defined, with the function as scope. */
  public abstract bind(scope: Construct, target: SourceTarget): SourceArchive;
}

class PackagedSource extends FunctionSource {
  constructor(
    private readonly pack: (at: Construct) => Package,
    private readonly bucket?: IBucket,
  ) {
    super();
  }

  public bind(scope: Construct, target: SourceTarget): SourceArchive {
    const contents = this.pack(scope);
    const missing = missingEntryFile(target.language, contents, target.buildEnvironment);
    if (missing) {
      throw invalid(
        `'source' must have ${missing} at its top, where ${target.language} looks for the entry point, got ${contents.name} with ${listed(contents.paths)}`,
        scope,
      );
    }
    for (const warning of contents.warnings) Annotations.of(scope).addWarning(warning);
    const bucket = this.bucket ?? SourceBucket.of(scope, target.project, target.location);
    return { bucket, object: uploadPackage(scope, contents, bucket) };
  }
}

class ObjectSource extends FunctionSource {
  constructor(
    private readonly bucket: IBucket,
    private readonly object: string,
    private readonly generation?: number,
  ) {
    super();
  }

  public bind(scope: Construct): SourceArchive {
    const { bucket, object, generation } = this;
    checkWholeNumber("generation", generation, { min: 1, max: Number.MAX_SAFE_INTEGER }, scope);
    if (isKnown(object) && (object === "" || object.startsWith("/") || object.startsWith("gs://"))) {
      throw invalid(`'object' must be the name of an object within its bucket, got ${got(object)}`, scope);
    }
    if (generation === undefined && isKnown(object)) {
      Annotations.of(scope).addWarning(
        `'generation' must be given for a new upload of '${object}' to be built, got none; or change the object's name with its content`,
      );
    }
    return { bucket, object, generation };
  }
}

function listed(paths: string[]): string {
  const [first = "nothing", ...others] = paths;
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}
