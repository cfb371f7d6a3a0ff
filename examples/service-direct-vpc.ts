import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformStack } from "cdktf";
import {
  Billing,
  Bucket,
  CloudRunFunction,
  CloudRunService,
  FunctionSource,
  IngressSettings,
  Principal,
  Probe,
  Runtime,
  Secret,
  Volume,
  VpcAccess,
  VpcEgress,
} from "cdktf-cloud-run-functions";
import type { Construct } from "constructs";

/** A service that the internet reaches and one group may call; it calls an internal function through the VPC network. */
export class ServiceExample extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new GoogleProvider(this, "google", { project: "example-project", region: "asia-northeast1" });

    const prices = new CloudRunFunction(this, "prices", {
      runtime: Runtime.NODEJS_22,
      entryPoint: "onCall",
      source: FunctionSource.directory("functions/on-event"),
      ingress: IngressSettings.INTERNAL,
    });

    const password = Secret.fromSecretId(this, "db-password", "db-password");
    const page = new CloudRunService(this, "shop-page", {
      image: "asia-northeast1-docker.pkg.dev/example-project/shop/page:1.4.2",
      ingress: IngressSettings.ALL,
      deletionProtection: true,
      vpcAccess: VpcAccess.direct({ network: "shop", subnetwork: "services", egress: VpcEgress.ALL_TRAFFIC }),
      environment: { PRICES_URL: prices.uri },
      secretEnvironment: { DB_PASSWORD: password.version("3") },
      cpu: 2,
      memoryMib: 1024,
      billing: Billing.INSTANCE_BASED,
      startupCpuBoost: true,
      maxInstances: 10,
      startupProbe: Probe.http("/ready", { failureThreshold: 24 }),
      livenessProbe: Probe.http("/alive"),
      volumes: [
        {
          name: "assets",
          volume: Volume.bucket(Bucket.fromBucketName(this, "assets", "example-assets"), { readOnly: true }),
          mountPath: "/assets",
        },
      ],
      sidecars: [
        { name: "collector", image: "asia-northeast1-docker.pkg.dev/example-project/shop/collector:0.9.0" },
      ],
    });
    page.grantInvoke(Principal.group("customers@example.com"));
    prices.grantInvoke(page);
  }
}

if (require.main === module) {
  const app = new App();
  new ServiceExample(app, "service-direct-vpc");
  app.synth();
}
