import { StorageBucketObject } from "@cdktf/provider-google/lib/storage-bucket-object";
import { AssetType, TerraformAsset } from "cdktf";
import type { Construct } from "constructs";
import { createResource } from "../core/create-resource";
import { literal } from "../core/literal";
import { locationOf, otherLocation, otherProject, projectOf } from "../core/provider-defaults";
import { shared } from "../core/shared";
import { isToken } from "../core/tokens";
import type { IBucket } from "../resources/bucket";
import { archiveFile } from "./archive-file";
import type { Package } from "./package";
import type { SourceBucket } from "./source-bucket";

/** An archive that this app uploads. */
export interface UploadedArchive {
  readonly objectName: string;
  readonly generation: number;
}

/** The function that is built from an archive. Its name is unique in its project and location. */
export interface ArchiveOwner {
  readonly functionName: string;

  /** @default - that of the stack's Google provider */
  readonly location?: string;

  /** @default - that of the stack's Google provider */
  readonly project?: string;
}

/**
 * Uploads a package. The digest is part of the object's name, so Terraform uploads it again only if the code changes.
 *
 * The archive is an asset of the stack: `terraform apply` needs no other file. The old archive goes only after the function
 * is built from the new one: if the build fails, the archive of what runs is still there.
 *
 * Neither the object's name nor the path of the asset depend on the path of the function's construct. So a construct that moves
 * does not upload its archive again, and the function is not built again.
 */
export function uploadPackage(
  scope: Construct,
  contents: Package,
  bucket: IBucket,
  owner: ArchiveOwner,
): UploadedArchive {
  const { functionName, project, location } = owner;
  const digest = contents.digest.slice(0, 32);
  const place = [functionName, otherLocation(scope, location), otherProject(scope, project)];
  const asset = shared(scope, "archive", place, (parent, id) => {
    const path = archiveFile(digest, contents, scope);
    return new TerraformAsset(parent, id, { path, type: AssetType.FILE, assetHash: digest });
  });
  // With a name that only Terraform knows, the path of the asset depends on that of the construct. Then the name must, too.
  const folder = place.some(isToken)
    ? literal(scope.node.path)
    : [projectOf(scope, project), locationOf(scope, location), functionName].join("/");
  const object = createResource(StorageBucketObject, scope, "archive", {
    bucket: bucket.bucketName,
    name: `${folder}/${digest}.zip`,
    source: asset.path,
    deletionPolicy: (bucket as Partial<SourceBucket>)._retains === true ? "ABANDON" : undefined,
    lifecycle: { createBeforeDestroy: true },
  });
  return { objectName: object.name, generation: object.generation };
}
