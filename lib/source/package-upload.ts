import { StorageBucketObject } from "@cdktf/provider-google/lib/storage-bucket-object";
import { AssetType, TerraformAsset } from "cdktf";
import type { Construct } from "constructs";
import { createResource } from "../core/create-resource";
import { literal } from "../core/literal";
import type { IBucket } from "../resources/bucket";
import { archiveFile } from "./archive-file";
import type { Package } from "./package";

/**
 * Uploads a package. The digest is part of the object's name, so Terraform uploads it again only if the code changes.
 *
 * Returns the name of the object. The archive is an asset of the stack: `terraform apply` needs no other file.
 */
export function uploadPackage(scope: Construct, contents: Package, bucket: IBucket): string {
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
  });
  return object.name;
}
