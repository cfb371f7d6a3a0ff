import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import { checkCalls } from "../core/checked-calls";
import { got, invalid } from "../core/errors";
import { checkWholeNumber } from "../core/ranges";
import { isKnown } from "../core/tokens";
import type { IBucket } from "../resources/bucket";
import { directoryPackage } from "./directory-package";
import { missingEntryFile } from "./entry-file";
import { isNowhere } from "./entry-point";
import { inlinePackage } from "./inline-package";
import type { Language } from "./language";
import type { Package } from "./package";
import { uploadPackage } from "./package-upload";
import { SourceBucket } from "./source-bucket";
import { zipPackage } from "./zip-package";

/** The function that is built from a source. */
export interface SourceTarget {
  /** The language of the code, which decides what the archive must contain. */
  readonly language: Language;

  /** The environment variables of the build. */
  readonly buildEnvironment: { [name: string]: string };

  /**
   * The function in the code. A name that occurs nowhere in the code gives a warning.
   *
   * @default - unknown
   */
  readonly entryPoint?: string;

  /** With its project and location, it names the archive, which so does not depend on the id of a construct. */
  readonly functionName: string;

  /** @default - the region of the stack's Google provider */
  readonly location?: string;

  /** @default - the project of the stack's Google provider */
  readonly project?: string;

  /**
   * The Cloud KMS key that encrypts the function.
   *
   * @default - Google's own keys
   */
  readonly kmsKeyName?: string;
}

/** An archive in Cloud Storage from which a function is built. */
export interface SourceArchive {
  /** The bucket that holds the archive. */
  readonly bucket: IBucket;

  /** The name of the archive in the bucket. */
  readonly objectName: string;

  /** @default - the newest generation, at the time of a build */
  readonly generation?: number;
}

/** The bucket for an archive. */
export interface ArchiveOptions {
  /** @default - a bucket that the functions of the stack share in their project and location */
  readonly bucket?: IBucket;
}

/** Options for a directory. */
export interface SourceDirectoryOptions extends ArchiveOptions {
  /**
   * The largest total size of the files in MiB, at most 2047.
   *
   * Google documents no limit for these archives; that of 1st gen functions is 100 MB. A larger directory is usually a
   * mistake.
   *
   * @default 100
   */
  readonly maxSizeMib?: number;
}

/** Options for an object in a bucket. */
export interface BucketObjectOptions {
  /**
   * The generation of the object. Without it, Terraform does not notice a new upload under the same name.
   *
   * @default - the newest generation
   */
  readonly generation?: number;
}

/** The source of a function's code. */
export abstract class FunctionSource {
  /**
   * A directory, packed at synthesis. The same files give the same archive on every machine.
   *
   * A relative path starts at the folder of `cdktf.json`. `.git`, `node_modules`, `cdktf.out`, `.terraform`, Terraform's state
   * and the files in `.gcloudignore` are left out. Throws if the directory is missing, empty or too large, if it has a link
   * that leads out of it, or if it lacks the file in which the runtime looks for the entry point.
   */
  public static directory(path: string, options: SourceDirectoryOptions = {}): FunctionSource {
    return new PackagedSource((at) => directoryPackage(path, options.maxSizeMib, at), options.bucket);
  }

  /** A zip archive on disk, uploaded as it is. A relative path starts at the folder of `cdktf.json`. */
  public static zip(path: string, options: ArchiveOptions = {}): FunctionSource {
    return new PackagedSource((at) => zipPackage(path, at), options.bucket);
  }

  /** Files given as text, by their names, for a function of a few lines. */
  public static inline(files: { [path: string]: string }, options: ArchiveOptions = {}): FunctionSource {
    return new PackagedSource((at) => inlinePackage(files, at), options.bucket);
  }

  /** A zip archive that is already in a bucket. */
  public static bucketObject(
    bucket: IBucket,
    objectName: string,
    options: BucketObjectOptions = {},
  ): FunctionSource {
    return new ObjectSource(bucket, objectName, options.generation);
  }

  /** Called once, while the function is being defined. The scope is the function. */
  public abstract bind(scope: Construct, target: SourceTarget): SourceArchive;
}

checkCalls("FunctionSource", FunctionSource);

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
    warnOfEntryPoint(scope, target, contents);
    const bucket = this.bucket ?? SourceBucket.of(scope, target.project, target.location, target.kmsKeyName);
    return { bucket, ...uploadPackage(scope, contents, bucket, target) };
  }
}

function warnOfEntryPoint(at: Construct, { entryPoint, language }: SourceTarget, contents: Package): void {
  if (entryPoint === undefined || !isNowhere(entryPoint, language, contents)) return;
  Annotations.of(at).addWarning(
    `'entryPoint' must be the name of a function in the code, got ${got(entryPoint)}, which occurs nowhere in ${contents.name}`,
  );
}

class ObjectSource extends FunctionSource {
  constructor(
    private readonly bucket: IBucket,
    private readonly objectName: string,
    private readonly generation?: number,
  ) {
    super();
  }

  public bind(scope: Construct): SourceArchive {
    const { bucket, objectName, generation } = this;
    checkWholeNumber("generation", generation, { min: 1, max: Number.MAX_SAFE_INTEGER }, scope);
    if (
      isKnown(objectName) &&
      (objectName === "" || objectName.startsWith("/") || objectName.startsWith("gs://"))
    ) {
      throw invalid(
        `'objectName' must be the name of an object within its bucket, got ${got(objectName)}`,
        scope,
      );
    }
    if (generation === undefined && isKnown(objectName)) {
      Annotations.of(scope).addWarning(
        `'generation' must be given for a new upload of '${objectName}' to be built, got none; or change the object's name with its content`,
      );
    }
    return { bucket, objectName, generation };
  }
}

function listed(paths: string[]): string {
  const [first = "nothing", ...others] = paths;
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}
