import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformStack } from "cdktf";
import {
  Bucket,
  CloudRunFunction,
  CloudRunService,
  FunctionSource,
  GoogleProviderVersion,
  IngressSettings,
  LaunchStage,
  Principal,
  Probe,
  Runtime,
  SchedulerJob,
  Volume,
  VpcAccess,
  VpcEgress,
} from "cdktf-cloud-run-functions";
import type { Construct } from "constructs";

/** A stack on version 7 of the Google provider, for what version 6 does not have, such as Direct VPC egress of a function, readiness probes, sandboxes and services in several regions. */
export class Provider7Example extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new GoogleProvider(this, "google", { project: "example-project", region: "asia-northeast1" });

    GoogleProviderVersion.pin(this, "7.45.0");

    const prices = new CloudRunFunction(this, "prices", {
      runtime: Runtime.NODEJS_22,
      entryPoint: "onCall",
      source: FunctionSource.directory("functions/on-event"),
      ingress: IngressSettings.INTERNAL,
    });
    const report = new CloudRunFunction(this, "report", {
      runtime: Runtime.NODEJS_22,
      entryPoint: "onCall",
      source: FunctionSource.directory("functions/on-event"),
      ingress: IngressSettings.INTERNAL,
      vpcAccess: VpcAccess.direct({ subnetwork: "functions", egress: VpcEgress.ALL_TRAFFIC }),
    });
    prices.grantInvoke(report);
    report.grantInvoke(Principal.group("staff@example.com"));

    const page = new CloudRunService(this, "shop-page", {
      image: "asia-northeast1-docker.pkg.dev/example-project/shop/page:1.4.2",
      ingress: IngressSettings.INTERNAL_AND_CLOUD_LOAD_BALANCING,
      deletionProtection: false,
      defaultUriDisabled: true,
      serviceMaxInstances: 20,
      readinessProbe: Probe.http("/ready"),
      volumes: [
        {
          name: "assets",
          volume: Volume.bucket(Bucket.fromBucketName(this, "assets", "example-project-assets"), {
            readOnly: true,
            mountOptions: ["implicit-dirs"],
          }),
          mountPath: "/assets",
          subPath: "shop",
        },
        { name: "scratch", volume: Volume.onDisk(10240), mountPath: "/scratch" },
      ],
    });
    page.grantInvoke(Principal.group("customers@example.com"));

    const agent = new CloudRunService(this, "agent", {
      image: "asia-northeast1-docker.pkg.dev/example-project/shop/agent:1.0.0",
      ingress: IngressSettings.INTERNAL,
      deletionProtection: false,
      launchStage: LaunchStage.BETA,
      sandboxLauncher: true,
      sandboxTemplates: [
        {
          name: "python",
          image: "docker.io/library/python:3.13-slim",
          environment: { PYTHONUNBUFFERED: "1" },
          volumes: [{ name: "work", volume: Volume.inMemory(256), mountPath: "/work" }],
        },
      ],
    });
    agent.grantInvoke(Principal.group("staff@example.com"));

    const nearby = new CloudRunService(this, "nearby", {
      image: "asia-northeast1-docker.pkg.dev/example-project/shop/nearby:1.0.0",
      regions: ["asia-northeast1", "europe-west1"],
      ingress: IngressSettings.ALL,
      deletionProtection: false,
    });
    nearby.grantInvoke(Principal.group("customers@example.com"));
    new SchedulerJob(this, "warm-up", {
      schedule: "0 6 * * *",
      timeZone: "Asia/Tokyo",
      target: nearby.inRegion("asia-northeast1"),
    });
  }
}

if (require.main === module) {
  const app = new App();
  new Provider7Example(app, "provider-7");
  app.synth();
}
