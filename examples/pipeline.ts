import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformStack } from "cdktf";
import {
  Bucket,
  CloudRunFunction,
  FunctionSource,
  IngressSettings,
  ProjectServices,
  PushSubscription,
  Runtime,
  SchedulerJob,
  StorageTrigger,
  Topic,
} from "cdktf-cloud-run-functions";
import type { Construct } from "constructs";

/** An upload starts a function, which publishes what it found; a push subscription hands it to a second one, and every night a job sweeps up. */
export class PipelineExample extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new GoogleProvider(this, "google", { project: "example-project", region: "asia-northeast1" });

    new ProjectServices(this, "services");
    const uploads = Bucket.fromBucketName(this, "uploads", "example-project-uploads", {
      location: "asia-northeast1",
    });
    const findings = new Topic(this, "findings");

    const scan = new CloudRunFunction(this, "scan-upload", {
      runtime: Runtime.NODEJS_22,
      entryPoint: "onEvent",
      source: FunctionSource.directory("functions/on-event"),
      ingress: IngressSettings.INTERNAL,
      trigger: new StorageTrigger({ bucket: uploads }),
      environment: { TOPIC: findings.fullName },
    });
    findings.grantPublish(scan);

    const file = new CloudRunFunction(this, "file-finding", {
      runtime: Runtime.NODEJS_22,
      entryPoint: "onCall",
      source: FunctionSource.directory("functions/on-event"),
      ingress: IngressSettings.INTERNAL,
    });
    new PushSubscription(this, "findings-to-file", {
      topic: findings,
      target: file,
      path: "/findings",
      deadLetterPolicy: {},
    });
    new SchedulerJob(this, "nightly-sweep", {
      schedule: "30 2 * * *",
      timeZone: "Etc/UTC",
      target: file,
      path: "/sweep",
    });
  }
}

if (require.main === module) {
  const app = new App();
  new PipelineExample(app, "pipeline");
  app.synth();
}
