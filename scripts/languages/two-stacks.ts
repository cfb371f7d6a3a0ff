import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { TerraformStack } from "cdktf";
import {
  Bucket,
  CloudRunFunction,
  FunctionSource,
  IngressSettings,
  Principal,
  ProjectServices,
  PushSubscription,
  RetryPolicy,
  Runtime,
  SchedulerJob,
  Secret,
  StorageTrigger,
  TaskQueue,
  Topic,
  VpcAccess,
  VpcEgress,
} from "cdktf-cloud-run-functions";
import type { Construct } from "constructs";

const PLACE = { project: "example-project", region: "asia-northeast1" };
const CODE = "functions/on-event";

/** The first stack of examples/python/pipeline.py. */
export class Pipeline extends TerraformStack {
  public readonly file: CloudRunFunction;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    new GoogleProvider(this, "google", PLACE);
    new ProjectServices(this, "services");
    const uploads = Bucket.fromBucketName(this, "uploads", "example-project-uploads", {
      location: "asia-northeast1",
    });
    const findings = new Topic(this, "findings");
    const scan = new CloudRunFunction(this, "scan-upload", {
      runtime: Runtime.NODEJS_22,
      entryPoint: "onEvent",
      source: FunctionSource.directory(CODE),
      ingress: IngressSettings.INTERNAL,
      trigger: new StorageTrigger({ bucket: uploads, retryPolicy: RetryPolicy.RETRY }),
      environment: { TOPIC: findings.fullName },
    });
    findings.grantPublish(scan);
    this.file = new CloudRunFunction(this, "file-finding", {
      runtime: Runtime.NODEJS_22,
      entryPoint: "onCall",
      source: FunctionSource.directory(CODE),
      ingress: IngressSettings.INTERNAL,
      secretEnvironment: {
        SIGNING_KEY: Secret.fromSecretId(this, "signing-key", "signing-key").version("1"),
      },
    });
    new PushSubscription(this, "findings-to-file", { topic: findings, target: this.file });
    new SchedulerJob(this, "sweep", {
      schedule: "0 3 * * *",
      timeZone: "Asia/Tokyo",
      target: this.file,
      retryConfig: { retryCount: 3, minBackoffSeconds: 60 },
    });
  }
}

/** The second stack of examples/python/pipeline.py. */
export class Mails extends TerraformStack {
  constructor(scope: Construct, id: string, pipeline: Pipeline) {
    super(scope, id);
    new GoogleProvider(this, "google", PLACE);
    const send = new CloudRunFunction(this, "send-mail", {
      runtime: Runtime.NODEJS_22,
      entryPoint: "onCall",
      source: FunctionSource.directory(CODE),
      ingress: IngressSettings.INTERNAL,
    });
    const queue = new TaskQueue(this, "mails", {
      target: send,
      rateLimits: { maxDispatchesPerSecond: 5 },
      retryConfig: { maxAttempts: 10, minBackoffSeconds: 30 },
    });
    const tell = new CloudRunFunction(this, "tell-customers", {
      runtime: Runtime.NODEJS_22,
      entryPoint: "onCall",
      source: FunctionSource.directory(CODE),
      ingress: IngressSettings.INTERNAL,
      vpcAccess: VpcAccess.connector(
        "projects/example-project/locations/asia-northeast1/connectors/main",
        VpcEgress.ALL_TRAFFIC,
      ),
    });
    tell.grantInvoke(Principal.group("customers@example.com"));
    queue.grantEnqueue(tell);
    pipeline.file.grantInvoke(tell);
  }
}
