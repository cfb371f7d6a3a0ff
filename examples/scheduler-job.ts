import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformStack } from "cdktf";
import {
  CloudRunFunction,
  FunctionSource,
  IngressSettings,
  Runtime,
  SchedulerJob,
} from "cdktf-cloud-run-functions";
import type { Construct } from "constructs";

/** A function that runs every weekday at nine in Tokyo, and that nobody else may call. */
export class SchedulerExample extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new GoogleProvider(this, "google", { project: "example-project", region: "asia-northeast1" });

    const report = new CloudRunFunction(this, "morning-report", {
      runtime: Runtime.NODEJS_22,
      entryPoint: "onCall",
      source: FunctionSource.directory("functions/on-event"),
      ingress: IngressSettings.INTERNAL,
      timeoutSeconds: 1800,
    });
    new SchedulerJob(this, "morning", {
      schedule: "0 9 * * MON-FRI",
      timeZone: "Asia/Tokyo",
      target: report,
      attemptDeadlineSeconds: 1800,
      retryConfig: { retryCount: 3, minBackoffSeconds: 60 },
    });
  }
}

if (require.main === module) {
  const app = new App();
  new SchedulerExample(app, "scheduler-job");
  app.synth();
}
