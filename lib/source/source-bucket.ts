import { StorageBucket } from "@cdktf/provider-google/lib/storage-bucket";
import type { Construct } from "constructs";
import { needsServices } from "../core/needed-services";
import { locationOf, otherLocation, otherProject, projectOf } from "../core/provider-defaults";
import { stableHash } from "../core/resource-names";
import { shared } from "../core/shared";
import { isKnown } from "../core/tokens";
import { shareDefined } from "../core/shared-existing";
import { ANYWHERE, claim } from "../core/unique-names";
import { BucketBase, checkBucketName, type IBucket } from "../resources/bucket";

/** What a new source bucket is made of. */
export interface SourceBucketProps {
  /**
   * Unique in all of Cloud Storage.
   *
   * @default - the project, and a hash of the construct's path
   */
  readonly bucketName?: string;

  /** @default - the region of the stack's Google provider */
  readonly location?: string;

  /** @default - the project of the stack's Google provider */
  readonly project?: string;
}

/**
 * A bucket for the archives that functions are built from, and for nothing else: it goes with all it holds.
 *
 * It is never public and keeps no old versions: Terraform replaces an archive when its content changes.
 */
export class SourceBucket extends BucketBase {
  /**
   * The bucket that the functions of a stack share in one project and location.
   *
   * The location names the bucket as it is given, so that its address does not depend on when the provider is declared.
   */
  public static of(construct: Construct, project?: string, location?: string): IBucket {
    const place = { project: otherProject(construct, project), location: otherLocation(construct, location) };
    const make = (scope: Construct, id: string) => new SourceBucket(scope, id, place);
    return shared(construct, "source", [place.location, place.project], make);
  }

  public readonly bucketName: string;
  public readonly location: string;
  public readonly knownLocation?: string;

  constructor(scope: Construct, id: string, props: SourceBucketProps = {}) {
    super(scope, id);
    checkBucketName(props.bucketName, this);
    if (isKnown(props.bucketName)) {
      const name = props.bucketName;
      claim(this, {
        kind: "bucket",
        prop: "bucketName",
        value: name,
        name,
        project: ANYWHERE,
        location: ANYWHERE,
      });
    }
    const project = projectOf(this, props.project);
    const location = locationOf(this, props.location);
    this.location = isKnown(location) ? location.toLowerCase() : location;
    this.knownLocation = isKnown(location) ? this.location : undefined;
    const hash = stableHash(this.node.path, 8);
    const resource = new StorageBucket(this, "Resource", {
      name:
        props.bucketName ?? `${isKnown(project) ? project.replace(/[.:]/g, "-") : project}-functions-${hash}`,
      location,
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
    const name = props.bucketName ?? resource.name;
    shareDefined(this, { kind: "bucket", name, project: ANYWHERE, location: ANYWHERE }, resource, "name");
    needsServices(resource, props.project, "storage");
    this.bucketName = resource.name;
  }
}
