import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformStack } from "cdktf";
import {
  CloudRunService,
  GoogleBeta,
  GoogleProviderVersion,
  IamCondition,
  IapSettings,
  IngressSettings,
  Principal,
  ReauthenticationMethod,
} from "cdktf-cloud-run-functions";
import type { Construct } from "constructs";

/** A Cloud Run service behind IAP: staff may enter, from the office alone. */
export class CloudRunIapExample extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new GoogleProvider(this, "google", { project: "example-project", region: "asia-northeast1" });
    // It asks Google for IAP's service agent, which a project that never used IAP lacks.
    new GoogleBeta(this, "google-beta");

    GoogleProviderVersion.pin(this, "7.45.0");
    const dashboard = new CloudRunService(this, "dashboard", {
      image: "asia-northeast1-docker.pkg.dev/example-project/shop/dashboard:1.0.0",
      ingress: IngressSettings.ALL,
      deletionProtection: true,
      iap: true,
    });
    dashboard.grantIapAccess(Principal.group("staff@example.com"), {
      condition: IamCondition.accessLevels("accessPolicies/123456789012/accessLevels/office"),
    });
    new IapSettings(this, "sign-in", {
      service: dashboard,
      allowedDomains: ["example.com"],
      reauthentication: { method: ReauthenticationMethod.LOGIN, maxAgeSeconds: 8 * 60 * 60 },
    });
  }
}

if (require.main === module) {
  const app = new App();
  new CloudRunIapExample(app, "cloud-run-iap");
  app.synth();
}
