import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformStack } from "cdktf";
import {
  CloudRunFunction,
  FunctionSource,
  IngressSettings,
  InvokerBinding,
  Principal,
  Role,
  RoleBinding,
  Runtime,
  SchedulerJob,
  Secret,
} from "cdktf-cloud-run-functions";
import type { Construct } from "constructs";

/** A function and a secret whose lists of members the code owns: whoever is added by hand is removed with the next deployment. */
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
    const salaries = Secret.fromSecretId(this, "salaries", "salaries");
    new RoleBinding(this, "salary-readers", {
      resource: salaries,
      role: Role.SECRET_MANAGER_SECRET_ACCESSOR,
    });
    salaries.grantAccess(payroll);
    new SchedulerJob(this, "pay-day", { schedule: "0 8 25 * *", timeZone: "Asia/Tokyo", target: payroll });
  }
}

if (require.main === module) {
  const app = new App();
  new InvokerBindingExample(app, "invoker-binding");
  app.synth();
}
