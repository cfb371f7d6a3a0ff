import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformStack } from "cdktf";
import { CloudRunService, IngressSettings, InvokerIamCheck, TrafficTarget } from "cdktf-cloud-run-functions";
import type { Construct } from "constructs";

/** A service that everyone may call, where an organization policy keeps allUsers out of allow policies. */
export class PublicServiceExample extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new GoogleProvider(this, "google", { project: "example-project", region: "asia-northeast1" });

    new CloudRunService(this, "home-page", {
      image: "asia-northeast1-docker.pkg.dev/example-project/shop/home:2.0.0",
      ingress: IngressSettings.ALL,
      deletionProtection: true,
      invokerIamCheck: InvokerIamCheck.disabled("The home page of the shop is for everyone"),
      traffic: [
        TrafficTarget.latest(90),
        TrafficTarget.revision("home-page-00041-abc", 10, { tag: "previous" }),
      ],
    });
  }
}

if (require.main === module) {
  const app = new App();
  new PublicServiceExample(app, "public-service");
  app.synth();
}
