import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformStack } from "cdktf";
import {
  AuditLogTrigger,
  CloudRunFunction,
  FunctionSource,
  IngressSettings,
  Runtime,
} from "cdktf-cloud-run-functions";
import type { Construct } from "constructs";

/** A function for every service account key that someone makes, in any region. */
export class AuditLogExample extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new GoogleProvider(this, "google", { project: "example-project", region: "asia-northeast1" });

    new CloudRunFunction(this, "report-key", {
      runtime: Runtime.NODEJS_22,
      entryPoint: "onEvent",
      source: FunctionSource.directory("functions/on-event"),
      ingress: IngressSettings.INTERNAL,
      trigger: new AuditLogTrigger({
        serviceName: "iam.googleapis.com",
        methodName: "google.iam.admin.v1.CreateServiceAccountKey",
        triggerRegion: "global",
      }),
    });
  }
}

if (require.main === module) {
  const app = new App();
  new AuditLogExample(app, "audit-log-trigger");
  app.synth();
}
