import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformStack } from "cdktf";
import {
  AppEngineApplication,
  AppEngineBackend,
  AppEngineIap,
  AppEngineServiceNetworkSettings,
  IamCondition,
  IngressSettings,
  OAuthClientSecret,
  Principal,
  SchedulerJob,
  Secret,
  ServiceAccount,
} from "cdktf-cloud-run-functions";
import type { Construct } from "constructs";

/** An App Engine app behind IAP: a group may enter all of it, a program only its API, and a contractor until the end of a project. */
export class AppEngineIapExample extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new GoogleProvider(this, "google", { project: "example-project", region: "asia-northeast1" });

    const clientId = "123456789012-abcdefgh.apps.googleusercontent.com";
    const clientSecret = Secret.fromSecretId(this, "iap-client-secret", "iap-client-secret").version("1");
    const app = new AppEngineApplication(this, "app", {
      location: "asia-northeast1",
      iap: {
        enabled: true,
        oauthClientId: clientId,
        oauthClientSecret: OAuthClientSecret.fromSecretVersion(clientSecret),
      },
    });
    new AppEngineServiceNetworkSettings(this, "default-ingress", {
      service: "default",
      ingress: IngressSettings.ALL,
    });

    const iap = new AppEngineIap(this, "iap", { appId: app.appId });
    iap.grantAccess(Principal.group("staff@example.com"));
    iap.grantAccess(new ServiceAccount(this, "partner", { accountId: "partner-api" }), {
      condition: IamCondition.requestPath("/api/"),
    });
    iap.grantAccess(Principal.user("contractor@example.com"), {
      condition: IamCondition.until("2027-03-31"),
    });

    const backend = new AppEngineBackend(this, "entrance", {
      iap,
      uri: "https://example-project.an.r.appspot.com",
      oauthClientId: clientId,
      location: "asia-northeast1",
      ingress: IngressSettings.ALL,
    });
    new SchedulerJob(this, "clean-up", {
      schedule: "0 4 * * *",
      timeZone: "Asia/Tokyo",
      target: backend,
      path: "/tasks/clean-up",
    });
  }
}

if (require.main === module) {
  const app = new App();
  new AppEngineIapExample(app, "app-engine-iap");
  app.synth();
}
