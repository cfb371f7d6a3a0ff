import { StorageBucket } from "@cdktf/provider-google/lib/storage-bucket";
import { Lazy } from "cdktf";
import type { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { withAppName } from "../core/app-name";
import { checkCalls, checkNew } from "../core/checked-calls";
import { createResource } from "../core/create-resource";
import { declareOrder } from "../core/depends-on";
import { needsServices } from "../core/needed-services";
import { locationOf, otherLocation, otherProject, projectOf } from "../core/provider-defaults";
import { stableHash } from "../core/resource-names";
import { shared } from "../core/shared";
import { shareDefined } from "../core/shared-existing";
import { isKnown, resolvedText } from "../core/tokens";
import { ANYWHERE, claim } from "../core/unique-names";
import { BucketBase, type IBucket } from "../resources/bucket";
import { checkSourceBucket, settingsOf } from "./source-bucket-config";
import type { SourceBucketProps } from "./source-bucket-props";

/**
 * A bucket for the source archives of functions. Put nothing else into it: by default, Terraform deletes it with all its objects.
 *
 * It is never public. By default it keeps no old versions, because Terraform replaces an archive when its content changes.
 */
@allOrNothing
export class SourceBucket extends BucketBase {
  /**
   * The bucket that the functions of a stack share in a project and location, if the same key encrypts them.
   *
   * Its address has the location as given. So it does not depend on whether the provider is declared before or after.
   */
  public static of(construct: Construct, project?: string, location?: string, kmsKeyName?: string): IBucket {
    const place = { project: otherProject(construct, project), location: otherLocation(construct, location) };
    const make = (scope: Construct, id: string) => new SourceBucket(scope, id, { ...place, kmsKeyName });
    const key = isKnown(kmsKeyName) ? stableHash(kmsKeyName, 8) : kmsKeyName;
    return shared(construct, "source", [place.location, place.project, key], make);
  }

  public readonly bucketName: string;
  public readonly location: string;
  public readonly knownLocation?: string;

  /**
   * Whether nobody can delete an archive for a time, so that Terraform leaves it behind.
   *
   * @internal
   */
  public readonly _retains: boolean;

  constructor(scope: Construct, id: string, props: SourceBucketProps = {}) {
    checkNew("SourceBucket", new.target, [scope, id, props]);
    super(scope, id);
    checkSourceBucket(this, props);
    this._retains = props.retentionSeconds !== undefined;
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
    const name = props.bucketName ?? `${namePartOf(this, project)}-functions-${hash}`;
    const resource = createResource(StorageBucket, this, "Resource", {
      ...{ name, location, project },
      ...settingsOf(props, name),
    });
    this.bucketName = resource.name;
    shareDefined(
      this,
      {
        kind: "bucket",
        name: props.bucketName ?? resource.name,
        project: ANYWHERE,
        location: ANYWHERE,
      },
      resource,
      "name",
    );
    declareOrder(this, props.dependsOn, () => [resource]);
    needsServices(resource, props.project, "storage");
  }
}

checkCalls("SourceBucket", SourceBucket);

/** A project id as a part of a bucket's name: that of a domain-scoped project has a colon and dots, like `example.com:shop`. */
function namePartOf(at: Construct, project: string): string {
  const named = (id: string): string => (id.includes("${") ? id : id.replace(/[.:]/g, "-"));
  if (isKnown(project)) return named(project);
  return Lazy.stringValue({ produce: () => named(resolvedText(at, project)) });
}
