import { StorageBucket } from "@cdktf/provider-google/lib/storage-bucket";
import { StorageBucketIamMember } from "@cdktf/provider-google/lib/storage-bucket-iam-member";
import { type TerraformResource, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { locationOf, projectOf } from "../core/provider-defaults";
import { stableHash } from "../core/resource-names";
import { shared } from "../core/shared";
import { isKnown } from "../core/tokens";
import type { IResourceWithAllowPolicy } from "../iam/grant";
import type { IPrincipal } from "../iam/principal";
import type { Role } from "../iam/role";

/** A bucket from which functions are built, defined here or elsewhere. */
export interface ISourceBucket extends IResourceWithAllowPolicy {
  readonly bucketName: string;
}

/** What a new source bucket is made of. */
export interface SourceBucketProps {
  /**
   * Unique in all of Cloud Storage.
   *
   * @default - the project, and a hash of the stack's path and the construct's id
   */
  readonly bucketName?: string;

  /** @default - the region of the stack's Google provider */
  readonly location?: string;

  /** @default - the project of the stack's Google provider */
  readonly project?: string;
}

const BUCKET_NAME = /^(?=.{3,222}$)[a-z0-9][a-z0-9_.-]*[a-z0-9]$/;

abstract class SourceBucketBase extends Construct implements ISourceBucket {
  public abstract readonly bucketName: string;

  public addMember(scope: Construct, id: string, role: Role, principal: IPrincipal): TerraformResource {
    return new StorageBucketIamMember(scope, id, {
      bucket: this.bucketName,
      role: role.name,
      member: principal.member,
    });
  }
}

/**
 * A bucket for the archives that functions are built from, and for nothing else: it goes with all it holds.
 *
 * It is never public and keeps no old versions: Terraform replaces an archive when its content changes.
 */
export class SourceBucket extends SourceBucketBase {
  /** A bucket that exists, by its name, which may be a token. */
  public static fromBucketName(scope: Construct, id: string, bucketName: string): ISourceBucket {
    checkBucketName(bucketName, scope);
    return new ImportedSourceBucket(scope, id, bucketName);
  }

  /**
   * The bucket that the functions of a stack share in one project and location.
   *
   * The location names the bucket as it is given, so that its address does not depend on when the provider is declared.
   */
  public static of(construct: Construct, project?: string, location?: string): ISourceBucket {
    const kind = isKnown(location) ? `source-${location}` : "source";
    return shared(
      construct,
      kind,
      project,
      (scope, id) => new SourceBucket(scope, id, { project, location }),
    );
  }

  public readonly bucketName: string;

  constructor(scope: Construct, id: string, props: SourceBucketProps = {}) {
    super(scope, id);
    checkBucketName(props.bucketName, this);
    const project = projectOf(this, props.project);
    const resource = new StorageBucket(this, "Resource", {
      name:
        props.bucketName ??
        `${project}-functions-${stableHash(`${TerraformStack.of(this).node.path}/${id}`, 8)}`,
      location: locationOf(this, props.location),
      project,
      forceDestroy: true,
      uniformBucketLevelAccess: true,
      publicAccessPrevention: "enforced",
      versioning: { enabled: false },
      // Nothing is deleted by age alone: a function whose code rests for a year is still rebuilt from its archive.
      lifecycleRule: [
        { action: { type: "Delete" }, condition: { withState: "ARCHIVED", daysSinceNoncurrentTime: 7 } },
        { action: { type: "AbortIncompleteMultipartUpload" }, condition: { age: 1 } },
      ],
    });
    this.bucketName = resource.name;
  }
}

class ImportedSourceBucket extends SourceBucketBase {
  constructor(
    scope: Construct,
    id: string,
    public readonly bucketName: string,
  ) {
    super(scope, id);
  }
}

function checkBucketName(name: string | undefined, at: Construct): void {
  if (isKnown(name) && !BUCKET_NAME.test(name)) {
    throw invalid(
      `'bucketName' must be 3 to 222 lower-case letters, digits, '-', '_' and '.', got ${got(name)}${name.startsWith("gs://") ? "; leave out 'gs://'" : ""}`,
      at,
    );
  }
}
