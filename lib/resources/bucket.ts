import { isIP } from "node:net";
import { DataGoogleStorageBucket } from "@cdktf/provider-google/lib/data-google-storage-bucket";
import { StorageBucketIamBinding } from "@cdktf/provider-google/lib/storage-bucket-iam-binding";
import { StorageBucketIamMember } from "@cdktf/provider-google/lib/storage-bucket-iam-member";
import { Fn } from "cdktf";
import type { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls } from "../core/checked-calls";
import { createResource } from "../core/create-resource";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { BUCKET_LOCATION, BUCKET_NAME } from "../core/formats/storage";
import { shareExisting } from "../core/shared-existing";
import { isKnown } from "../core/tokens";
import { ANYWHERE } from "../core/unique-names";
import type { IAllowPolicy } from "../iam/allow-policy";
import type { Grant, GrantOptions } from "../iam/grant";
import type { IPrincipal } from "../iam/i-principal";
import { resourcePolicy } from "../iam/resource-policy";
import { type IResourceWithAllowPolicy, ResourceWithAllowPolicy } from "../iam/resource-with-allow-policy";
import { Role } from "../iam/role";

/** A Cloud Storage bucket, defined by this app or imported. */
export interface IBucket extends IResourceWithAllowPolicy {
  /** The name of the bucket, without `gs://`. */
  readonly bucketName: string;

  /** The region, dual-region or multi-region, in lower case. The first reading may add a data source for the bucket. */
  readonly location: string;

  /** The location; undefined where only Terraform knows it. */
  readonly knownLocation?: string | undefined;

  /** Lets the principal read the objects of this bucket. */
  grantRead(principal: IPrincipal, options?: GrantOptions): Grant;

  /** Lets the principal create, read, change and delete the objects of this bucket. */
  grantWrite(principal: IPrincipal, options?: GrantOptions): Grant;
}

/** What an app can say about a bucket that it imports. */
export interface BucketOptions {
  /**
   * The region, dual-region or multi-region of the bucket.
   *
   * @default - Terraform looks it up when it plans, if it is needed
   */
  readonly location?: string;
}

/** What buckets have in common. */
export abstract class BucketBase extends ResourceWithAllowPolicy implements IBucket {
  /** @internal */
  protected readonly _policy: IAllowPolicy = resourcePolicy(this, {
    acceptsConditions: true,
    member: () => StorageBucketIamMember,
    binding: () => StorageBucketIamBinding,
    target: ({ bucketName }: IBucket) => ({ bucket: bucketName }),
  });

  public abstract readonly bucketName: string;
  public abstract readonly location: string;
  public abstract readonly knownLocation?: string | undefined;

  public grantRead(principal: IPrincipal, options: GrantOptions = {}): Grant {
    return this.grant(Role.STORAGE_OBJECT_VIEWER, principal, options);
  }

  public grantWrite(principal: IPrincipal, options: GrantOptions = {}): Grant {
    return this.grant(Role.STORAGE_OBJECT_USER, principal, options);
  }
}

checkCalls("BucketBase", BucketBase);

/** A Cloud Storage bucket that exists, or that the app defines with the provider's resource. */
@allOrNothing
export class Bucket extends BucketBase {
  /** A bucket by its name, which may be a token. Throws for a name that Google would refuse. */
  public static fromBucketName(
    scope: Construct,
    id: string,
    bucketName: string,
    options: BucketOptions = {},
  ): IBucket {
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
      createResource(DataGoogleStorageBucket, this, "Resource", { name: this.bucketName });
    // Cloud Storage returns upper case, but Eventarc needs lower case.
    return Fn.lower(found.location);
  }
}

checkCalls("Bucket", Bucket);

/** Throws where Google would refuse the name of a bucket: https://cloud.google.com/storage/docs/buckets#naming. */
export function checkBucketName(name: string | undefined, at: Construct): void {
  const remedy = (given: string) => (given.startsWith("gs://") ? "leave out 'gs://'" : undefined);
  checkFormat("bucketName", name, BUCKET_NAME, at, { remedy });
  if (!isKnown(name)) return;
  const rule = RULES.find(({ isBroken }) => isBroken(name));
  if (rule) throw invalid(`'bucketName' must ${rule.must}, got ${got(name)}`, at);
}

const RULES: { readonly must: string; readonly isBroken: (name: string) => boolean }[] = [
  {
    must: "have at most 63 characters, or at most 63 between two dots",
    isBroken: (name) => name.split(".").some((part) => part.length > 63),
  },
  { must: "not look like an IP address", isBroken: (name) => isIP(name) !== 0 },
  {
    must: "not begin with 'goog' or hold 'google', which are Google's own",
    isBroken: (name) => /^goog|g[o0]{2}gle/.test(name),
  },
];
