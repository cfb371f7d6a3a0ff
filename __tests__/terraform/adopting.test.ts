import type { App } from "cdktf";
import { Principal } from "../../lib/iam/principal";
import { ServiceAccount } from "../../lib/iam/service-account";
import { FunctionSource } from "../../lib/source/function-source";
import { SourceBucket } from "../../lib/source/source-bucket";
import { newFunction } from "../support/functions";
import { newStack } from "../support/stack";
import { adopted, byAction, synthesized } from "./adopting";
import { describeTerraform } from "./describe-terraform";
import { OFFICIAL_EXAMPLE } from "./existing/official-example";
import { TerraformTier } from "./terraform-tier";

const FUNCTION = "google_cloudfunctions2_function.hello_26396490";
const INVOKER = "google_cloud_run_v2_service_iam_member.hello_roles--runinvokergroupopsexamplecom_1397F20D";
const ARCHIVE = "google_storage_bucket_object.hello_archive_0E304ED9";

// The account that builds, its roles, and the wait until they are effective: code of before builds as the default account.
const BUILD = [
  "google_project_iam_member.cloud-run-functions_project_roles--artifactregistrywriterserviceAccountshop-build_F9979B9A",
  "google_project_iam_member.cloud-run-functions_project_roles--logginglogWriterserviceAccountshop-build_81C2F064",
  "google_project_iam_member.cloud-run-functions_project_roles--storageobjectViewerserviceAccountshop-buildonlythesourcesoffunctions_5D148CF9",
  "google_service_account.cloud-run-functions_build_service-account_1C48B440",
];
const WAIT = "time_sleep.cloud-run-functions_wait-for-build-roles_serviceAccountshop-build_6AB7F586";

/** The function of the example, with nothing but what it needs to be the same. */
function hello(app: App) {
  const stack = newStack(app);
  newFunction(stack, "hello", { name: "function-v2", entryPoint: "helloHttp" }).grantInvoke(
    Principal.group("ops@example.com"),
  );
  return stack;
}

/** The same function, with the lines that the report tells to write. */
function helloThatKeeps(app: App) {
  const stack = newStack(app);
  const bucket = new SourceBucket(stack, "bucket", {
    bucketName: "example-project-gcf-source",
    location: "ASIA-NORTHEAST1",
  });
  newFunction(stack, "hello", {
    name: "function-v2",
    entryPoint: "helloHttp",
    serviceAccount: new ServiceAccount(stack, "account", { accountId: "gcf-sa" }),
    source: FunctionSource.inline({ "index.js": "exports.helloHttp = () => {};" }, { bucket }),
  }).grantInvoke(Principal.group("ops@example.com"));
  return stack;
}

describeTerraform("taking over what exists destroys nothing", () => {
  const tier = new TerraformTier();
  afterAll(() => {
    tier.close();
  });

  test("in the same state: the function moves, its invoker is imported, and the rest is forgotten", async () => {
    const existing = await tier.openFiles(OFFICIAL_EXAMPLE);
    await existing.apply();
    const { planned } = await adopted(tier, existing, hello);
    expect(byAction(planned)).toEqual({
      update: [INVOKER, FUNCTION],
      forget: [
        "google_cloud_run_service_iam_member.invoker",
        "google_service_account.account",
        "google_storage_bucket.bucket",
        "google_storage_bucket_object.object",
      ],
      create: [
        ...BUILD,
        "google_service_account.hello_service-account_0AA224E1",
        "google_storage_bucket.cloud-run-functions_source_6A6F9C0C",
        ARCHIVE,
        WAIT,
      ],
    });
  });

  test("with the lines that the report tells, the account and the bucket go on, too", async () => {
    const existing = await tier.openFiles(OFFICIAL_EXAMPLE);
    await existing.apply();
    const { plan, planned } = await adopted(tier, existing, helloThatKeeps);
    expect(plan.keepings).toEqual([]);
    expect(plan.warnings).toEqual([]);
    expect(byAction(planned)).toEqual({
      update: [
        INVOKER,
        FUNCTION,
        "google_service_account.account_636CB76F",
        "google_storage_bucket.bucket_43879C71",
      ],
      forget: ["google_cloud_run_service_iam_member.invoker", "google_storage_bucket_object.object"],
      create: [...BUILD, ARCHIVE, WAIT],
    });
  });

  test("from another state: everything is imported", async () => {
    const existing = await tier.openFiles(OFFICIAL_EXAMPLE);
    await existing.apply();
    const { plan, planned } = await adopted(tier, existing, helloThatKeeps, { isForeign: true });
    expect(plan.file.shop?.import.map(({ to }) => to)).toEqual([
      INVOKER,
      FUNCTION,
      "google_service_account.account_636CB76F",
      "google_storage_bucket.bucket_43879C71",
    ]);
    expect(byAction(planned)).toEqual({
      update: plan.file.shop?.import.map(({ to }) => to),
      create: [...BUILD, ARCHIVE, WAIT],
    });
  });

  test("the report's own file is what does it: without it, Terraform would destroy five resources", async () => {
    const existing = await tier.openFiles(OFFICIAL_EXAMPLE);
    await existing.apply();
    await existing.update(synthesized(hello).directory);
    expect(byAction(await existing.plan()).delete).toHaveLength(5);
  });
});
