import { StorageBucketObject } from "@cdktf/provider-google/lib/storage-bucket-object";
import { AssetType, TerraformAsset } from "cdktf";
import type { Construct } from "constructs";
import { createResource } from "../core/create-resource";
import { literal } from "../core/literal";
import type { IBucket } from "../resources/bucket";
import { archiveFile } from "./archive-file";
import type { Package } from "./package";

/** An archive that this app uploads. */
export interface UploadedArchive {
  readonly objectName: string;
  readonly generation: number;
}

/**
 * Uploads a package. The digest is part of the object's name, so Terraform uploads it again only if the code changes.
 *
 * The archive is an asset of the stack: `terraform apply` needs no other file. The old archive goes only after the function
 * is built from the new one: if the build fails, the archive of what runs is still there.
 */
export function uploadPackage(scope: Construct, contents: Package, bucket: IBucket): UploadedArchive {
  const digest = contents.digest.slice(0, 32);
  const asset = new TerraformAsset(scope, "package", {
    path: archiveFile(digest, contents, scope),
    type: AssetType.FILE,
    assetHash: digest,
  });
  const object = createResource(StorageBucketObject, scope, "archive", {
    bucket: bucket.bucketName,
    name: `${literal(scope.node.path)}/${digest}.zip`,
    source: asset.path,
    lifecycle: { createBeforeDestroy: true },
  });
  return { objectName: object.name, generation: object.generation };
}
