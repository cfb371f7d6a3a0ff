import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformStack } from "cdktf";
import {
  CloudRunFunction,
  FunctionSource,
  IngressSettings,
  InvokerBinding,
  Principal,
  Runtime,
  SchedulerJob,
} from "cdktf-cloud-run-functions";
import type { Construct } from "constructs";

/** A function whose list of invokers the code owns: whoever is added by hand is removed with the next deployment. */
export class InvokerBindingExample extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new GoogleProvider(this, "google", { project: "example-project", region: "asia-northeast1" });

    const payroll = new CloudRunFunction(this, "payroll", {
      runtime: Runtime.NODEJS_22,
      entryPoint: "onCall",
      source: FunctionSource.directory("functions/on-event"),
      ingress: IngressSettings.INTERNAL,
    });
    new InvokerBinding(this, "payroll-invokers", { target: payroll });

    payroll.grantInvoke(Principal.group("finance@example.com"));
    new SchedulerJob(this, "pay-day", { schedule: "0 8 25 * *", timeZone: "Asia/Tokyo", target: payroll });
  }
}

if (require.main === module) {
  const app = new App();
  new InvokerBindingExample(app, "invoker-binding");
  app.synth();
}
