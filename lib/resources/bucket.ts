import { DataGoogleStorageBucket } from "@cdktf/provider-google/lib/data-google-storage-bucket";
import { StorageBucketIamMember } from "@cdktf/provider-google/lib/storage-bucket-iam-member";
import { Fn } from "cdktf";
import type { Construct } from "constructs";
import { checkFormat } from "../core/formats/check-format";
import { BUCKET_LOCATION, BUCKET_NAME } from "../core/formats/storage";
import { isKnown } from "../core/tokens";
import { shareExisting } from "../core/shared-existing";
import { ANYWHERE } from "../core/unique-names";
import type { IAllowPolicy } from "../iam/allow-policy";
import { type IResourceWithAllowPolicy, ResourceWithAllowPolicy } from "../iam/resource-with-allow-policy";

/** A Cloud Storage bucket, defined here or elsewhere. */
export interface IBucket extends IResourceWithAllowPolicy {
  readonly bucketName: string;

  /** In lower case: a region, a dual-region or a multi-region. Reading it may look the bucket up. */
  readonly location: string;

  /** The location, where synthesis knows it. */
  readonly knownLocation?: string;
}

/** What is known of a bucket. */
export interface BucketOptions {
  /**
   * Where the bucket is: a region, a dual-region or a multi-region.
   *
   * @default - looked up when Terraform plans, where it is needed
   */
  readonly location?: string;
}

/** What buckets have in common. */
export abstract class BucketBase extends ResourceWithAllowPolicy implements IBucket {
  /** @internal */
  protected readonly _policy: IAllowPolicy = {
    holder: this,
    acceptsConditions: true,
    write: (scope, id, member) =>
      new StorageBucketIamMember(scope, id, { bucket: this.bucketName, ...member }),
  };

  public abstract readonly bucketName: string;
  public abstract readonly location: string;
  public abstract readonly knownLocation?: string;
}

/** A Cloud Storage bucket that exists, or that this app defines with the provider's own resource. */
export class Bucket extends BucketBase {
  /** A bucket by its name, which may be a token. */
  public static fromBucketName(
    scope: Construct,
    id: string,
    bucketName: string,
    options: BucketOptions = {},
  ): Bucket {
    return new Bucket(scope, id, bucketName, options);
  }

  private constructor(
    scope: Construct,
    id: string,
    public readonly bucketName: string,
    private readonly options: BucketOptions,
  ) {
    super(scope, id);
    checkBucketName(bucketName, this);
    const { location } = options;
    checkFormat("location", location, BUCKET_LOCATION, this);
    shareExisting(this, { kind: "bucket", name: bucketName, project: ANYWHERE, location: ANYWHERE });
  }

  public get knownLocation(): string | undefined {
    const { location } = this.options;
    return isKnown(location) ? location.toLowerCase() : undefined;
  }

  public get location(): string {
    const given = this.options.location;
    if (given !== undefined) return isKnown(given) ? given.toLowerCase() : Fn.lower(given);
    const found =
      (this.node.tryFindChild("Resource") as DataGoogleStorageBucket | undefined) ??
      new DataGoogleStorageBucket(this, "Resource", { name: this.bucketName });
    // Cloud Storage answers in upper case, and Eventarc asks for lower case.
    return Fn.lower(found.location);
  }
}

/** Throws where Google would refuse the name of a bucket. */
export function checkBucketName(name: string | undefined, at: Construct): void {
  const remedy = (given: string) => (given.startsWith("gs://") ? "leave out 'gs://'" : undefined);
  checkFormat("bucketName", name, BUCKET_NAME, at, { remedy });
}
