import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformStack } from "cdktf";
import {
  Bucket,
  CloudRunJob,
  CloudRunService,
  IngressSettings,
  Principal,
  SchedulerJob,
  Secret,
  Volume,
} from "cdktf-cloud-run-functions";
import type { Construct } from "constructs";

/** A job of Cloud Run that Cloud Scheduler runs each month, and each year with other arguments. It reads a secret, calls a service, and writes to a bucket. */
export class ScheduledRunExample extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new GoogleProvider(this, "google", { project: "example-project", region: "asia-northeast1" });

    const orders = new CloudRunService(this, "orders", {
      image: "asia-northeast1-docker.pkg.dev/example-project/shop/orders:1.0.0",
      ingress: IngressSettings.ALL,
      deletionProtection: true,
    });
    const reports = Bucket.fromBucketName(this, "reports", "example-project-reports");
    const report = new CloudRunJob(this, "report", {
      name: "monthly-report",
      image: "asia-northeast1-docker.pkg.dev/example-project/shop/report:1.0.0",
      deletionProtection: false,
      environment: { ORDERS_URL: orders.uri },
      secretEnvironment: { SMTP_PASSWORD: Secret.fromSecretId(this, "smtp", "smtp-password").version("1") },
      volumes: [{ name: "reports", volume: Volume.bucket(reports), mountPath: "/reports" }],
      taskCount: 12,
      parallelism: 4,
      maxRetries: 1,
      timeoutSeconds: 3600,
    });
    orders.grantInvoke(report);
    new SchedulerJob(this, "monthly", { schedule: "0 2 1 * *", timeZone: "Asia/Tokyo", run: report });
    new SchedulerJob(this, "yearly", {
      schedule: "0 3 1 1 *",
      timeZone: "Asia/Tokyo",
      run: report,
      overrides: { taskCount: 24, containers: [{ args: ["--period", "year"] }] },
    });
    report.grantRun(Principal.group("finance@example.com"));
  }
}

if (require.main === module) {
  const app = new App();
  new ScheduledRunExample(app, "scheduled-run");
  app.synth();
}
