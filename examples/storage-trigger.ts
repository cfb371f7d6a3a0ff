import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformStack } from "cdktf";
import {
  Bucket,
  CloudRunFunction,
  FunctionSource,
  IngressSettings,
  Runtime,
  StorageTrigger,
} from "cdktf-cloud-run-functions";
import type { Construct } from "constructs";

/** A function for every object that is written to a bucket, which exists. */
export class StorageExample extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new GoogleProvider(this, "google", { project: "example-project", region: "asia-northeast1" });

    const uploads = Bucket.fromBucketName(this, "uploads", "example-project-uploads", {
      location: "asia-northeast1",
    });

    new CloudRunFunction(this, "make-thumbnail", {
      runtime: Runtime.NODEJS_22,
      entryPoint: "onEvent",
      source: FunctionSource.directory("functions/on-event"),
      ingress: IngressSettings.INTERNAL,
      memoryMib: 512,
      trigger: new StorageTrigger({ bucket: uploads }),
    });
  }
}

if (require.main === module) {
  const app = new App();
  new StorageExample(app, "storage-trigger");
  app.synth();
}
