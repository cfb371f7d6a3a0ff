import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformStack } from "cdktf";
import {
  CloudRunFunction,
  CloudRunService,
  IngressSettings,
  Principal,
  SchedulerJob,
} from "cdktf-cloud-run-functions";
import type { Construct } from "constructs";

/** A service and a function that others deployed: what they admit is stated, so that callers are checked against it. */
export class ImportedExample extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new GoogleProvider(this, "google", { project: "example-project", region: "asia-northeast1" });

    const billing = CloudRunService.fromServiceName(this, "billing", "billing", {
      ingress: IngressSettings.INTERNAL,
    });
    new SchedulerJob(this, "close-month", {
      schedule: "0 0 1 * *",
      timeZone: "Asia/Tokyo",
      target: billing,
      path: "/close",
    });

    const orders = CloudRunFunction.fromFunctionAttributes(this, "orders", {
      functionName: "orders-api",
      serviceName: "orders-api",
      uri: "https://orders-api-123456789012.asia-northeast1.run.app",
      ingress: IngressSettings.ALL,
    });
    orders.grantInvoke(Principal.group("ops@example.com"));
  }
}

if (require.main === module) {
  const app = new App();
  new ImportedExample(app, "imported-service");
  app.synth();
}
