import { CloudRunV2Job } from "@cdktf/provider-google/lib/cloud-run-v2-job";
import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { App, TerraformStack } from "cdktf";
import { CloudRunJob, Principal, SchedulerJob, ServiceAccount } from "cdktf-cloud-run-functions";
import type { Construct } from "constructs";

/** A job of Cloud Run, which the provider's resource defines, and Cloud Scheduler runs each month. */
export class ScheduledRunExample extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new GoogleProvider(this, "google", { project: "example-project", region: "asia-northeast1" });

    const account = new ServiceAccount(this, "report-account", { accountId: "monthly-report" });
    const defined = new CloudRunV2Job(this, "report-job", {
      name: "monthly-report",
      location: "asia-northeast1",
      deletionProtection: false,
      template: {
        template: {
          serviceAccount: account.email,
          maxRetries: 1,
          containers: [{ image: "asia-northeast1-docker.pkg.dev/example-project/shop/report:1.0.0" }],
        },
      },
    });

    const report = CloudRunJob.fromJobName(this, "report", defined.name);
    new SchedulerJob(this, "monthly", { schedule: "0 2 1 * *", timeZone: "Asia/Tokyo", run: report });
    report.grantRun(Principal.group("finance@example.com"));
  }
}

if (require.main === module) {
  const app = new App();
  new ScheduledRunExample(app, "scheduled-run");
  app.synth();
}
