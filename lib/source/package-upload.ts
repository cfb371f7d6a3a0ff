import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StorageBucketObject } from "@cdktf/provider-google/lib/storage-bucket-object";
import { AssetType, TerraformAsset } from "cdktf";
import type { Construct } from "constructs";
import { literal } from "../core/literal";
import type { IBucket } from "../resources/bucket";
import type { Package } from "./package";

/**
 * Uploads a package under a name that holds its digest, so that Terraform sees a change of the code and nothing else.
 *
 * Returns the object's name. The archive becomes an asset of the stack: applying needs no other file.
 */
export function uploadPackage(scope: Construct, contents: Package, bucket: IBucket): string {
  const digest = contents.digest.slice(0, 32);
  const asset = new TerraformAsset(scope, "package", {
    path: archiveFile(digest, contents),
    type: AssetType.FILE,
    assetHash: digest,
  });
  const object = new StorageBucketObject(scope, "archive", {
    bucket: bucket.bucketName,
    name: `${literal(scope.node.path)}/${digest}.zip`,
    source: asset.path,
  });
  return object.name;
}

let folder: string | undefined;
const written = new Set<string>();

/** A file that holds the archive until cdktf copies it into the stack's output: in a private folder, gone at exit. */
function archiveFile(digest: string, contents: Package): string {
  if (!folder) {
    const made = mkdtempSync(join(tmpdir(), "cdktf-cloud-run-functions-"));
    process.once("exit", () => {
      rmSync(made, { recursive: true, force: true });
    });
    folder = made;
  }
  const path = join(folder, digest, "source.zip");
  if (!written.has(digest)) {
    const archive = contents.archive();
    mkdirSync(join(folder, digest), { recursive: true });
    writeFileSync(path, archive);
    written.add(digest);
  }
  return path;
}
