import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformStack } from "cdktf";
import { FirstGenFunction, IngressSettings, Principal, SchedulerJob } from "cdktf-cloud-run-functions";
import type { Construct } from "constructs";

/** A 1st gen function that is still alive: its own policy names its invokers, with its own role. */
export class FirstGenExample extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new GoogleProvider(this, "google", { project: "example-project", region: "asia-northeast1" });

    const legacy = FirstGenFunction.fromFunctionName(this, "legacy", "legacyExport", {
      ingress: IngressSettings.INTERNAL,
    });
    legacy.grantInvoke(Principal.group("ops@example.com"));
    new SchedulerJob(this, "nightly-export", { schedule: "0 3 * * *", timeZone: "Etc/UTC", target: legacy });
  }
}

if (require.main === module) {
  const app = new App();
  new FirstGenExample(app, "first-gen-function");
  app.synth();
}
