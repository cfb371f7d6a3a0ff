import { CloudfunctionsFunction } from "@cdktf/provider-google/lib/cloudfunctions-function";
import { ProjectService } from "@cdktf/provider-google/lib/project-service";
import { StorageBucket } from "@cdktf/provider-google/lib/storage-bucket";
import { StorageBucketObject } from "@cdktf/provider-google/lib/storage-bucket-object";
import type { App } from "cdktf";
import { reportOf } from "../../lib/adoption/report";
import { FirstGenFunction } from "../../lib/functions/first-gen-function";
import { Principal } from "../../lib/iam/principal";
import { ServiceAccount } from "../../lib/iam/service-account";
import { FunctionSource } from "../../lib/source/function-source";
import { SourceBucket } from "../../lib/source/source-bucket";
import { newFunction } from "../support/functions";
import { newStack } from "../support/stack";
import {
  adopted,
  byAction,
  imported,
  importedByNames,
  plansInGuide,
  sectionOf,
  summaryOf,
  synthesized,
} from "./adopting";
import { describeTerraform } from "./describe-terraform";
import { FIRST_GEN } from "./existing/first-gen";
import { MODULE_OF_FUNCTIONS } from "./existing/module-of-functions";
import { OFFICIAL_EXAMPLE } from "./existing/official-example";
import { rawResources } from "./existing/raw-resources";
import { TerraformTier } from "./terraform-tier";

const FUNCTION = "google_cloudfunctions2_function.hello_26396490";
const INVOKER = "google_cloud_run_v2_service_iam_member.hello_roles--runinvokergroupopsexamplecom_1397F20D";
const ARCHIVE = "google_storage_bucket_object.hello_archive_0E304ED9";

// The build account, its roles, and the wait until the roles are effective. The old functions build as the default account.
const BUILD = [
  "google_project_iam_member.cloud-run-functions_project_roles--artifactregistrywriterserviceAccountshop-build_F9979B9A",
  "google_project_iam_member.cloud-run-functions_project_roles--logginglogWriterserviceAccountshop-build_81C2F064",
  "google_project_iam_member.cloud-run-functions_project_roles--storageobjectViewerserviceAccountshop-buildonlythesourcesoffunctions_5D148CF9",
  "google_service_account.cloud-run-functions_build_service-account_1C48B440",
];
const WAIT = "time_sleep.cloud-run-functions_wait-for-build-roles_serviceAccountshop-build_6AB7F586";

/** The function of the example, with only the props that are necessary to keep it. */
function hello(app: App) {
  const stack = newStack(app);
  newFunction(stack, "hello", { name: "function-v2", entryPoint: "helloHttp" }).grantInvoke(
    Principal.group("ops@example.com"),
  );
  return stack;
}

/** The same function, with the lines that the report recommends. */
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

/** The function of the raw resources. A resource of the provider still enables the API. */
function fromRawResources(app: App) {
  const stack = newStack(app);
  new ProjectService(stack, "functions-api", {
    service: "cloudfunctions.googleapis.com",
    disableOnDestroy: false,
  });
  const bucket = new SourceBucket(stack, "code", { bucketName: "example-project-hello" });
  newFunction(stack, "hello", {
    entryPoint: "helloHttp",
    serviceAccount: new ServiceAccount(stack, "hello-account", { accountId: "hello-run-as" }),
    source: FunctionSource.inline({ "index.js": "exports.helloHttp = () => {};" }, { bucket }),
  }).grantInvoke(Principal.group("ops@example.com"));
  return stack;
}

/** One function whose name does not depend on its construct id. */
function named(id: string) {
  return (app: App) => {
    const stack = newStack(app);
    newFunction(stack, id, { name: "hello" }).grantInvoke(Principal.group("ops@example.com"));
    return stack;
  };
}

/** The functions of the module, which keep their accounts and buckets. */
function fromModules(app: App) {
  const stack = newStack(app);
  for (const name of ["orders", "billing"]) {
    const bucket = new SourceBucket(stack, `${name}-code`, {
      bucketName: `example-project-${name}`,
      location: "ASIA-NORTHEAST1",
    });
    const fn = newFunction(stack, name, {
      serviceAccount: new ServiceAccount(stack, `${name}-account`, { accountId: `tf-cf-${name}` }),
      source: FunctionSource.inline({ "index.js": "exports.handler = () => {};" }, { bucket }),
    });
    fn.grantInvoke(Principal.group("ops@example.com"));
    fn.grantInvoke(Principal.user("ann@example.com"));
  }
  return stack;
}

/** A 1st gen function that stays as a resource of the provider, and the 2nd gen function that will replace it. */
function besideFirstGen(app: App) {
  const stack = newStack(app);
  const bucket = new StorageBucket(stack, "bucket", { name: "example-project-first-gen", location: "US" });
  const archive = new StorageBucketObject(stack, "archive", {
    name: "index.zip",
    bucket: bucket.name,
    content: "a zip",
  });
  new CloudfunctionsFunction(stack, "function", {
    name: "first",
    runtime: "nodejs22",
    availableMemoryMb: 128,
    sourceArchiveBucket: bucket.name,
    sourceArchiveObject: archive.name,
    triggerHttp: true,
    entryPoint: "helloGET",
  });
  const first = FirstGenFunction.fromFunctionName(stack, "first", "first");
  first.grantInvoke(Principal.group("ops@example.com"));
  newFunction(stack, "second").grantInvoke(Principal.group("ops@example.com"));
  return stack;
}

describeTerraform("taking over existing resources destroys nothing", () => {
  const tier = new TerraformTier();
  afterAll(() => {
    tier.close();
  });

  test("in the same state: the function moves, its invoker is imported, and the rest leaves the state", async () => {
    const existing = await tier.openFiles(OFFICIAL_EXAMPLE);
    await existing.apply();
    const result = await adopted(existing, hello);
    expect(summaryOf(result)).toBe(plansInGuide("From Terraform's own language")[1]);
    const { planned } = result;
    expect(planned).toEqual({
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

  test("with the lines that the report recommends, the account and the bucket are kept, too", async () => {
    const existing = await tier.openFiles(OFFICIAL_EXAMPLE);
    await existing.apply();
    const result = await adopted(existing, helloThatKeeps);
    expect(summaryOf(result)).toBe(plansInGuide("From Terraform's own language")[0]);
    const { plan, planned } = result;
    expect(plan.keepings).toEqual([]);
    expect(plan.warnings).toEqual([]);
    expect(planned).toEqual({
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
    const result = await imported(tier, existing, helloThatKeeps);
    expect(summaryOf(result)).toBe(plansInGuide("From Terraform's own language")[2]);
    const { plan, planned } = result;
    expect(plan.file.shop?.import.map(({ to }) => to)).toEqual([
      INVOKER,
      FUNCTION,
      "google_service_account.account_636CB76F",
      "google_storage_bucket.bucket_43879C71",
    ]);
    expect(planned).toEqual({
      update: plan.file.shop?.import.map(({ to }) => to),
      create: [...BUILD, ARCHIVE, WAIT],
    });
  });

  test("without the adoption file, Terraform would destroy five resources", async () => {
    const existing = await tier.openFiles(OFFICIAL_EXAMPLE);
    await existing.apply();
    await existing.update(synthesized(hello));
    expect(byAction(await existing.plan()).delete).toHaveLength(5);
  });

  test("from raw resources of the same app: resources that the app still defines stay", async () => {
    const existing = await tier.open(synthesized(rawResources));
    await existing.apply();
    const result = await adopted(existing, fromRawResources);
    expect(summaryOf(result)).toBe(plansInGuide("From the provider's resources in cdktf")[0]);
    const { plan, planned } = result;
    expect(plan.file.shop?.moved.map(({ from }) => from)).toMatchInlineSnapshot(`
     [
       "google_cloud_run_v2_service_iam_member.invoker",
       "google_cloudfunctions2_function.function",
       "google_service_account.run-as",
       "google_storage_bucket.bucket",
     ]
    `);
    expect(planned).toMatchInlineSnapshot(`
     {
       "create": [
         "google_project_iam_member.cloud-run-functions_project_roles--artifactregistrywriterserviceAccountshop-build_F9979B9A",
         "google_project_iam_member.cloud-run-functions_project_roles--logginglogWriterserviceAccountshop-build_81C2F064",
         "google_project_iam_member.cloud-run-functions_project_roles--storageobjectViewerserviceAccountshop-buildonlythesourcesoffunctions_5D148CF9",
         "google_service_account.cloud-run-functions_build_service-account_1C48B440",
         "google_storage_bucket_object.hello_archive_0E304ED9",
         "time_sleep.cloud-run-functions_wait-for-build-roles_serviceAccountshop-build_6AB7F586",
       ],
       "forget": [
         "google_storage_bucket_object.archive",
       ],
       "update": [
         "google_cloudfunctions2_function.hello_26396490",
         "google_storage_bucket.code_C6CE68D9",
       ],
     }
    `);
  });

  test("from modules: functions of a map move, and members replace their bindings", async () => {
    const existing = await tier.openFiles(MODULE_OF_FUNCTIONS);
    await existing.apply();
    const result = await adopted(existing, fromModules);
    expect(summaryOf(result)).toBe(plansInGuide("From modules")[0]);
    const { plan, planned } = result;
    expect(plan.file.shop?.moved.map(({ from }) => from)).toMatchInlineSnapshot(`
     [
       "module.functions["billing.v1"].google_cloudfunctions2_function.function",
       "module.functions["orders"].google_cloudfunctions2_function.function",
       "module.functions["billing.v1"].google_service_account.service_account[0]",
       "module.functions["orders"].google_service_account.service_account[0]",
       "module.functions["billing.v1"].google_storage_bucket.bucket[0]",
       "module.functions["orders"].google_storage_bucket.bucket[0]",
     ]
    `);
    expect(planned).toMatchInlineSnapshot(`
     {
       "create": [
         "google_project_iam_member.cloud-run-functions_project_roles--artifactregistrywriterserviceAccountshop-build_F9979B9A",
         "google_project_iam_member.cloud-run-functions_project_roles--logginglogWriterserviceAccountshop-build_81C2F064",
         "google_project_iam_member.cloud-run-functions_project_roles--storageobjectViewerserviceAccountshop-buildonlythesourcesoffunctions_5D148CF9",
         "google_service_account.cloud-run-functions_build_service-account_1C48B440",
         "google_storage_bucket_object.billing_archive_F193F6D2",
         "google_storage_bucket_object.orders_archive_CE6FB534",
         "time_sleep.cloud-run-functions_wait-for-build-roles_serviceAccountshop-build_6AB7F586",
       ],
       "forget": [
         "module.functions["billing.v1"].google_cloud_run_service_iam_binding.binding["roles/run.invoker"]",
         "module.functions["billing.v1"].google_storage_bucket_object.bundle",
         "module.functions["old"].google_cloud_run_service_iam_binding.binding["roles/run.invoker"]",
         "module.functions["old"].google_cloudfunctions2_function.function",
         "module.functions["old"].google_service_account.service_account[0]",
         "module.functions["old"].google_storage_bucket.bucket[0]",
         "module.functions["old"].google_storage_bucket_object.bundle",
         "module.functions["orders"].google_cloud_run_service_iam_binding.binding["roles/run.invoker"]",
         "module.functions["orders"].google_storage_bucket_object.bundle",
       ],
       "update": [
         "google_cloud_run_v2_service_iam_member.billing_roles--runinvokergroupopsexamplecom_C3077353",
         "google_cloud_run_v2_service_iam_member.billing_roles--runinvokeruserannexamplecom_6B74DAAB",
         "google_cloud_run_v2_service_iam_member.orders_roles--runinvokergroupopsexamplecom_B04C31A2",
         "google_cloud_run_v2_service_iam_member.orders_roles--runinvokeruserannexamplecom_8410DF93",
         "google_cloudfunctions2_function.billing_43250593",
         "google_cloudfunctions2_function.orders_46FA7C19",
         "google_storage_bucket.billing-code_DAF3DC8C",
         "google_storage_bucket.orders-code_9B0ED951",
       ],
     }
    `);
  });

  test("from 1st gen: the function stays, its callers move, and a 2nd gen function is created beside it", async () => {
    const existing = await tier.openFiles(FIRST_GEN);
    await existing.apply();
    const result = await adopted(existing, besideFirstGen);
    expect(summaryOf(result)).toBe(plansInGuide("From 1st gen")[0]);
    const { plan, planned } = result;
    expect(plan.file.shop?.moved.map(({ from }) => from)).toMatchInlineSnapshot(`
     [
       "google_cloudfunctions_function_iam_member.invoker",
     ]
    `);
    expect(planned).toMatchInlineSnapshot(`
     {
       "create": [
         "google_cloud_run_v2_service_iam_member.second_roles--runinvokergroupopsexamplecom_B5483F1D",
         "google_cloudfunctions2_function.second_72DCB114",
         "google_project_iam_member.cloud-run-functions_project_roles--artifactregistrywriterserviceAccountshop-build_F9979B9A",
         "google_project_iam_member.cloud-run-functions_project_roles--logginglogWriterserviceAccountshop-build_81C2F064",
         "google_project_iam_member.cloud-run-functions_project_roles--storageobjectViewerserviceAccountshop-buildonlythesourcesoffunctions_5D148CF9",
         "google_service_account.cloud-run-functions_build_service-account_1C48B440",
         "google_service_account.second_service-account_35F9260A",
         "google_storage_bucket.cloud-run-functions_source_6A6F9C0C",
         "google_storage_bucket_object.second_archive_DCB2701F",
         "time_sleep.cloud-run-functions_wait-for-build-roles_serviceAccountshop-build_6AB7F586",
       ],
     }
    `);
  });

  test("from gcloud: resources without a state are imported by their names", async () => {
    const names = [
      "projects/example-project/locations/asia-northeast1/functions/function-v2",
      "projects/example-project/serviceAccounts/gcf-sa@example-project.iam.gserviceaccount.com",
      "example-project-gcf-source",
    ];
    const result = await importedByNames(tier, names, helloThatKeeps);
    expect(summaryOf(result)).toBe(plansInGuide("From gcloud")[0]);
    const { planned } = result;
    expect(planned).toEqual({
      update: [FUNCTION, "google_service_account.account_636CB76F", "google_storage_bucket.bucket_43879C71"],
      create: [INVOKER, ...BUILD, ARCHIVE, WAIT],
    });
  });

  test("from an older version, or another construct id: everything with the same name moves", async () => {
    const existing = await tier.open(synthesized(named("hello")));
    await existing.apply();
    const { plan, planned } = await adopted(existing, named("greeting"));
    expect(plan.file.shop?.moved).toMatchInlineSnapshot(`
     [
       {
         "from": "google_cloud_run_v2_service_iam_member.hello_roles--runinvokergroupopsexamplecom_1397F20D",
         "to": "google_cloud_run_v2_service_iam_member.greeting_roles--runinvokergroupopsexamplecom_2537BCE5",
       },
       {
         "from": "google_cloudfunctions2_function.hello_26396490",
         "to": "google_cloudfunctions2_function.greeting_0D77E637",
       },
       {
         "from": "google_service_account.hello_service-account_0AA224E1",
         "to": "google_service_account.greeting_service-account_C530FD51",
       },
       {
         "from": "google_storage_bucket_object.hello_archive_0E304ED9",
         "to": "google_storage_bucket_object.greeting_archive_8BF0CE08",
       },
     ]
    `);
    expect(planned).toEqual({});
    const report = reportOf(plan, "adoption.json");
    const told = report
      .slice(report.indexOf("  google_cloudfunctions2_function.greeting"))
      .split("\n")
      .slice(0, 2);
    expect(told[1]).toBe("    moves from google_cloudfunctions2_function.hello_26396490");
    expect(sectionOf("From an older version of this package")).toContain(told.join("\n"));
  });
});
