import { StorageBucket } from "@cdktf/provider-google/lib/storage-bucket";
import { Lazy } from "cdktf";
import type { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { withAppName } from "../core/app-name";
import { checkCalls, checkNew } from "../core/checked-calls";
import { createResource } from "../core/create-resource";
import { needsServices } from "../core/needed-services";
import { locationOf, otherLocation, otherProject, projectOf } from "../core/provider-defaults";
import { stableHash } from "../core/resource-names";
import { shared } from "../core/shared";
import { shareDefined } from "../core/shared-existing";
import { isKnown, resolvedText } from "../core/tokens";
import { ANYWHERE, claim } from "../core/unique-names";
import { BucketBase, checkBucketName, type IBucket } from "../resources/bucket";

/** The properties of a new source bucket. */
export interface SourceBucketProps {
  /**
   * The name of the bucket. It must be unique in all of Cloud Storage.
   *
   * @default - the project, `functions` and a hash of the construct's path
   */
  readonly bucketName?: string;

  /**
   * The region, dual-region or multi-region of the bucket.
   *
   * @default - the region of the stack's Google provider
   */
  readonly location?: string;

  /**
   * The project of the bucket.
   *
   * @default - the project of the stack's Google provider
   */
  readonly project?: string;
}

/**
 * A bucket for the source archives of functions. Put nothing else into it: Terraform deletes it with all its objects.
 *
 * It is never public and keeps no old versions, because Terraform replaces an archive when its content changes.
 */
@allOrNothing
export class SourceBucket extends BucketBase {
  /**
   * The bucket that the functions of a stack share in a project and location.
   *
   * Its address has the location as given. So it does not depend on whether the provider is declared before or after.
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
    checkNew("SourceBucket", new.target, [scope, id, props]);
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
    const hash = stableHash(withAppName(this, this.node.path).join("/"), 8);
    const resource = createResource(StorageBucket, this, "Resource", {
      name: props.bucketName ?? `${namePartOf(this, project)}-functions-${hash}`,
      location,
      project,
      forceDestroy: true,
      uniformBucketLevelAccess: true,
      publicAccessPrevention: "enforced",
      versioning: { enabled: false },
      // No rule deletes a live object by its age: a function can need its archive again after years.
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

checkCalls("SourceBucket", SourceBucket);

/** A project id as a part of a bucket's name: that of a domain-scoped project has a colon and dots, like `example.com:shop`. */
function namePartOf(at: Construct, project: string): string {
  const named = (id: string): string => (id.includes("${") ? id : id.replace(/[.:]/g, "-"));
  if (isKnown(project)) return named(project);
  return Lazy.stringValue({ produce: () => named(resolvedText(at, project)) });
}
