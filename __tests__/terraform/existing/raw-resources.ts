import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import { Cloudfunctions2Function } from "@cdktf/provider-google/lib/cloudfunctions2-function";
import { ProjectService } from "@cdktf/provider-google/lib/project-service";
import { ServiceAccount } from "@cdktf/provider-google/lib/service-account";
import { StorageBucket } from "@cdktf/provider-google/lib/storage-bucket";
import { StorageBucketObject } from "@cdktf/provider-google/lib/storage-bucket-object";
import { type App, AssetType, TerraformAsset, type TerraformStack } from "cdktf";
import { newStack } from "../../support/stack";

/** A function as apps of cdktf write it with the provider's resources. */
export function rawResources(app: App): TerraformStack {
  const stack = newStack(app);
  new ProjectService(stack, "functions-api", {
    service: "cloudfunctions.googleapis.com",
    disableOnDestroy: false,
  });
  const account = new ServiceAccount(stack, "run-as", { accountId: "hello-run-as" });
  const bucket = new StorageBucket(stack, "bucket", {
    name: "example-project-hello",
    location: "asia-northeast1",
    uniformBucketLevelAccess: true,
  });
  const asset = new TerraformAsset(stack, "asset", { path: "functions/webhook", type: AssetType.ARCHIVE });
  const object = new StorageBucketObject(stack, "archive", {
    name: "hello.zip",
    bucket: bucket.name,
    source: asset.path,
  });
  const fn = new Cloudfunctions2Function(stack, "function", {
    name: "hello",
    location: "asia-northeast1",
    buildConfig: {
      runtime: "nodejs22",
      entryPoint: "helloHttp",
      source: { storageSource: { bucket: bucket.name, object: object.name } },
    },
    serviceConfig: { availableMemory: "256M", timeoutSeconds: 60, serviceAccountEmail: account.email },
  });
  new CloudRunV2ServiceIamMember(stack, "invoker", {
    project: "example-project",
    location: fn.location,
    name: fn.serviceConfig.service,
    role: "roles/run.invoker",
    member: "group:ops@example.com",
  });
  return stack;
}
