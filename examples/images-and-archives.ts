import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformStack } from "cdktf";
import {
  Bucket,
  CleanupPolicy,
  CloudRunFunction,
  DockerRepository,
  FunctionSource,
  IngressSettings,
  PushPayload,
  PushSubscription,
  Runtime,
  SourceBucket,
  Topic,
} from "cdktf-cloud-run-functions";
import type { Construct } from "constructs";

/** A function whose images and archives are in a repository and a bucket of its own, and a subscription that sends it plain data. */
export class ImagesAndArchivesExample extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new GoogleProvider(this, "google", { project: "example-project", region: "asia-northeast1" });

    const archives = new SourceBucket(this, "archives", {
      accessLogBucket: Bucket.fromBucketName(this, "access-logs", "example-access-logs"),
      versioning: true,
      noncurrentVersionDays: 30,
      labels: { team: "shop" },
    });
    const images = new DockerRepository(this, "functions", {
      cleanupPolicies: {
        "keep-ten": CleanupPolicy.keepMostRecent(10),
        old: CleanupPolicy.discard({ olderThanDays: 90 }),
      },
    });
    const index = new CloudRunFunction(this, "index-order", {
      runtime: Runtime.NODEJS_22,
      entryPoint: "onCall",
      source: FunctionSource.directory("functions/on-event", { bucket: archives }),
      dockerRepository: images,
      ingress: IngressSettings.INTERNAL,
    });
    new PushSubscription(this, "orders-to-index", {
      topic: new Topic(this, "orders", { messageRetentionSeconds: 604800 }),
      target: index,
      payload: PushPayload.UNWRAPPED_WITH_METADATA,
      deadLetterPolicy: {},
    });
  }
}

if (require.main === module) {
  const app = new App();
  new ImagesAndArchivesExample(app, "images-and-archives");
  app.synth();
}
