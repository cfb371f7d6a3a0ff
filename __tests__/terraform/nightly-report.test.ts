import { SecretManagerSecret } from "@cdktf/provider-google/lib/secret-manager-secret";
import { SecretManagerSecretVersion } from "@cdktf/provider-google/lib/secret-manager-secret-version";
import type { App } from "cdktf";
import { adopt } from "../../lib/adoption/adopt";
import { adoptionText } from "../../lib/adoption/adoption-file";
import { readState } from "../../lib/adoption/existing-state";
import { reportOf } from "../../lib/adoption/report";
import { SchedulerJob } from "../../lib/callers/scheduler-job";
import { GoogleProject } from "../../lib/iam/google-project";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { ServiceAccount } from "../../lib/iam/service-account";
import { Secret } from "../../lib/resources/secret";
import { FunctionSource } from "../../lib/source/function-source";
import { SourceBucket } from "../../lib/source/source-bucket";
import { newFunction } from "../support/functions";
import { newStack } from "../support/stack";
import { adopted, documentsOf } from "./adopting";
import { describeTerraform } from "./describe-terraform";
import { NIGHTLY_REPORT } from "./existing/nightly-report";
import { TerraformTier } from "./terraform-tier";

const NIGHTLY = { schedule: "0 3 * * *", timeZone: "Asia/Tokyo" };

/** What somebody writes first, without a look at the state. */
function first(app: App) {
  const stack = newStack(app);
  const fn = newFunction(stack, "report", {
    entryPoint: "report",
    timeoutSeconds: 120,
    environment: { LOG_LEVEL: "debug" },
    secretEnvironment: { TOKEN: Secret.fromSecretId(stack, "token", "report-token").version("latest") },
  });
  fn.grantInvoke(Principal.group("ops@example.com"));
  new SchedulerJob(stack, "nightly", { ...NIGHTLY, target: fn });
  return stack;
}

/** The same app, with what the reports recommend. */
function last(app: App) {
  const stack = newStack(app);
  // No construct makes a secret. The provider's resources keep their addresses.
  const secret = new SecretManagerSecret(stack, "token", {
    secretId: "report-token",
    replication: { auto: {} },
  });
  const version = new SecretManagerSecretVersion(stack, "token-version", {
    secret: secret.id,
    secretData: "correct-horse-battery-staple",
  });
  version.overrideLogicalId("token");
  const account = new ServiceAccount(stack, "fn", { accountId: "report-fn" });
  GoogleProject.of(stack).grant(Role.of("roles/bigquery.dataViewer"), account);
  const fn = newFunction(stack, "report", {
    entryPoint: "report",
    timeoutSeconds: 120,
    memoryMib: 512,
    environment: { LOG_LEVEL: "debug", DATABASE: "postgres://app:hunter2@db/reports" },
    secretEnvironment: { TOKEN: Secret.fromSecretId(stack, "its-token", "report-token").version("latest") },
    serviceAccount: account,
    source: FunctionSource.inline(
      { "index.js": "exports.report = () => {};" },
      {
        bucket: new SourceBucket(stack, "src", {
          bucketName: "example-project-report-src",
          location: "ASIA-NORTHEAST1",
        }),
      },
    ),
  });
  fn.grantInvoke(Principal.group("ops@example.com"));
  new SchedulerJob(stack, "nightly", {
    ...NIGHTLY,
    name: "report-nightly",
    serviceAccount: new ServiceAccount(stack, "cron", { accountId: "report-cron" }),
    target: fn,
  });
  return stack;
}

describeTerraform("a function with a secret that a job calls each night", () => {
  const tier = new TerraformTier();
  afterAll(() => {
    tier.close();
  });

  test("the reports on two versions of the app lead to a plan that destroys nothing", async () => {
    const existing = await tier.openFiles(NIGHTLY_REPORT);
    await existing.apply();
    const state = readState(await existing.state());
    const planOf = (define: typeof first) =>
      adopt({ state, documents: documentsOf(define), isForeign: false });
    const { keepings, warnings } = planOf(first);
    expect(keepings.map(({ line, path }) => `${path}: ${line}`)).toEqual([
      'shop/report: serviceAccount: new ServiceAccount(this, "fn", { accountId: "report-fn" })',
      'shop/report: source: FunctionSource.directory(…, { bucket: new SourceBucket(this, "src", { bucketName: "example-project-report-src", location: "ASIA-NORTHEAST1" }) })',
      'shop/nightly: name: "report-nightly"',
    ]);
    expect(warnings).toEqual([
      "shop/report would run as report-run@example-project.iam.gserviceaccount.com, and not as report-fn@example-project.iam.gserviceaccount.com, without roles/bigquery.dataViewer on projects/example-project",
      "serviceAccount:report-cron@example-project.iam.gserviceaccount.com keeps roles/run.invoker on projects/example-project/locations/asia-northeast1/services/report, which the app does not grant; take it away by hand, or grant it",
      "google_cloud_scheduler_job.cron is left behind, and goes on calling shop/report; keep it with its name, or delete it",
    ]);

    const plan = planOf(last);
    expect(plan.keepings).toEqual([]);
    expect(plan.warnings).toEqual([]);
    for (const text of [reportOf(plan, "adoption.json"), adoptionText(plan.file)]) {
      expect(text).not.toMatch(/hunter2|battery/);
    }
    const { planned } = await adopted(existing, last);
    expect(planned).toEqual({
      create: [
        "google_cloud_run_v2_service_iam_member.report_roles--runinvokergroupopsexamplecom_43BF8106",
        "google_project_iam_member.cloud-run-functions_project_roles--artifactregistrywriterserviceAccountshop-build_F9979B9A",
        "google_project_iam_member.cloud-run-functions_project_roles--logginglogWriterserviceAccountshop-build_81C2F064",
        "google_project_iam_member.cloud-run-functions_project_roles--storageobjectViewerserviceAccountshop-buildonlythesourcesoffunctions_5D148CF9",
        "google_service_account.cloud-run-functions_build_service-account_1C48B440",
        "google_storage_bucket_object.report_archive_8B98BAA3",
        "time_sleep.cloud-run-functions_wait-for-build-roles_serviceAccountshop-build_6AB7F586",
        "time_sleep.cloud-run-functions_wait-for-grants_AE405EF5",
      ],
      forget: [
        "google_cloud_run_service_iam_member.cron",
        "google_cloudfunctions2_function_iam_member.ops",
        "google_storage_bucket_object.zip",
      ],
      update: [
        "google_cloud_run_v2_service_iam_member.report_roles--runinvokerserviceAccountreport-cron_FB720E61",
        "google_cloud_scheduler_job.nightly_BB938F26",
        "google_cloudfunctions2_function.report_B4BD8724",
        "google_storage_bucket.src_3F74A264",
      ],
    });
  });
});
