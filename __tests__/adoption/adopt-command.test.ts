import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TerraformStack } from "cdktf";
import { runAdopt } from "../../lib/adoption/adopt-command";
import { Principal } from "../../lib/iam/principal";
import { newFunction } from "../support/functions";
import { newApp, newStack } from "../support/stack";
import { existingFunction, existingInvoker, stateText } from "./states";

const folder = mkdtempSync(join(tmpdir(), "adopt-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Runs the command, and collects its output. */
function run(...args: string[]): { readonly code: number; readonly out: string; readonly err: string } {
  const texts = { out: "", err: "" };
  const code = runAdopt(args, {
    out: (text) => (texts.out += text),
    err: (text) => (texts.err += text),
  });
  return { code, ...texts };
}

function written(name: string, text: string | Buffer): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

/** The folder of an app with some stacks. */
function appFolder(...ids: string[]): string {
  const app = newApp();
  for (const id of ids) {
    newFunction(newStack(app, id), "orders", { name: `${id}-orders` }).grantInvoke(
      Principal.group("ops@example.com"),
    );
  }
  app.synth();
  return app.outdir;
}

const PASSWORD = "correct-horse-battery-staple";
const STATE = stateText([
  [
    "google_cloudfunctions2_function.fn",
    existingFunction("shop-orders", {
      labels: { secret: PASSWORD },
      service_config: [
        {
          available_memory: PASSWORD,
          environment_variables: { API_KEY: PASSWORD },
          service_account_email: "orders-run@example-project.iam.gserviceaccount.com",
        },
      ],
    }),
  ],
  ["google_cloud_run_v2_service_iam_member.m", existingInvoker("shop-orders", "group:ops@example.com")],
  ["google_secret_manager_secret_version.v", { secret: "s", secret_data: PASSWORD }, { secret_data: true }],
  ["google_pubsub_topic.\u001b[31mred", { name: "red" }],
]);

test("the report lists what is kept, changed, created and left behind, and the next steps", () => {
  const out = join(folder, "adoption.json");
  const {
    code,
    out: report,
    err,
  } = run("--state", written("state.json", STATE), "--out", out, appFolder("shop"));
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(report.replaceAll(out, "adoption.json")).toMatchInlineSnapshot(`
   "Kept as it is (1)
     google_cloud_run_v2_service_iam_member.orders_roles--runinvokergroupopsexamplecom_B04C31A2  [at shop/orders/roles--run.invoker:group:ops@example.com]
       moves from google_cloud_run_v2_service_iam_member.m

   Changed in place (1)
     google_cloudfunctions2_function.orders_46FA7C19  [at shop/orders]
       moves from google_cloudfunctions2_function.fn
       changes build_config.entry_point, build_config.environment_variables.BUILD_ENVIRONMENT, build_config.runtime, build_config.service_account, build_config.source.storage_source.bucket, build_config.source.storage_source.object, service_config.all_traffic_on_latest_revision, service_config.available_cpu, service_config.available_memory, service_config.environment_variables.LOG_EXECUTION_ID, service_config.ingress_settings, service_config.max_instance_count, service_config.max_instance_request_concurrency, service_config.service_account_email, service_config.timeout_seconds
       takes away labels, service_config.environment_variables.API_KEY

   Made (8)
     google_project_iam_member.cloud-run-functions_project_roles--artifactregistrywriterserviceAccountshop-build_F9979B9A  [at shop/cloud-run-functions/project/roles--artifactregistry.writer:serviceAccount:shop-build]
     google_project_iam_member.cloud-run-functions_project_roles--logginglogWriterserviceAccountshop-build_81C2F064  [at shop/cloud-run-functions/project/roles--logging.logWriter:serviceAccount:shop-build]
     google_project_iam_member.cloud-run-functions_project_roles--storageobjectViewerserviceAccountshop-buildonlythesourcesoffunctions_5D148CF9  [at shop/cloud-run-functions/project/roles--storage.objectViewer:serviceAccount:shop-build:only the sources of functions]
     google_service_account.cloud-run-functions_build_service-account_1C48B440  [at shop/cloud-run-functions/build/service-account]
     google_service_account.orders_service-account_CA78D131  [at shop/orders/service-account]
     google_storage_bucket.cloud-run-functions_source_6A6F9C0C  [at shop/cloud-run-functions/source]
     google_storage_bucket_object.orders_archive_CE6FB534  [at shop/orders/archive]
     time_sleep.cloud-run-functions_wait-for-build-roles_serviceAccountshop-build_6AB7F586  [at shop/cloud-run-functions/wait-for-build-roles_serviceAccount:shop-build]

   Left behind: Terraform forgets it, and Google Cloud keeps it (2)
     google_secret_manager_secret_version.v
     google_pubsub_topic.\\u001b[31mred

   To keep more, write
     serviceAccount: ServiceAccount.fromServiceAccountEmail(this, "orders-run", "orders-run@example-project.iam.gserviceaccount.com")  [at shop/orders]
       keeps orders-run@example-project.iam.gserviceaccount.com

   Warnings
     shop/orders would run as shop-orders-run@example-project.iam.gserviceaccount.com, and not as orders-run@example-project.iam.gserviceaccount.com; roles that the old account has outside of this state are not known

   Next
     call Adoption.of(stack, "adoption.json"), plan, and read that nothing is destroyed; then apply
     then delete adoption.json and the call
   "
  `);
  expect(JSON.parse(readFileSync(out, "utf8"))).toMatchObject({ version: 1, stacks: { shop: {} } });
});

test("the output has no values of the state, and no control characters", () => {
  const out = join(folder, "values.json");
  const { out: report } = run("--state", written("state.json", STATE), "--out", out, appFolder("shop"));
  for (const text of [report, readFileSync(out, "utf8")]) {
    expect(text).not.toContain(PASSWORD);
    expect(text).not.toContain("\u001b");
  }
});

test("reads a state that PowerShell wrote", () => {
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(STATE, "utf16le")]);
  const utf8 = Buffer.from(`\uFEFF${STATE}`);
  const app = appFolder("shop");
  for (const bytes of [utf16, utf8]) {
    expect(run("--state", written("powershell.json", bytes), "--out", join(folder, "a.json"), app).code).toBe(
      0,
    );
  }
});

test("an app with several stacks must choose one; with --import, all of them import", () => {
  const app = appFolder("shop", "sales");
  const args = ["--state", written("state.json", STATE), "--out", join(folder, "several.json"), app];
  expect(run(...args)).toEqual({
    code: 3,
    out: "",
    err: "'stack' must say which stack goes on with the state, one of 'sales', 'shop', got none; or say '--import' where another configuration keeps the state\n",
  });
  expect(run(...args, "--stack", "other").err).toBe(
    "'stack' must be one of the app, 'sales', 'shop', got 'other'\n",
  );
  expect(run(...args, "--stack", "shop").code).toBe(0);
  expect(run(...args, "--import").code).toBe(0);
  const file = JSON.parse(readFileSync(join(folder, "several.json"), "utf8")) as { stacks: object };
  expect(Object.keys(file.stacks)).toEqual(["shop"]);
});

test("after the apply, the report says that the file can be deleted", () => {
  const app = newApp();
  new TerraformStack(app, "shop").addOverride("resource.google_pubsub_topic.orders", {
    name: "orders",
    project: "p",
  });
  app.synth();
  const state = stateText([["google_pubsub_topic.orders", { name: "orders", project: "p" }]]);
  const out = join(folder, "never.json");
  const { code, out: report } = run("--state", written("after.json", state), "--out", out, app.outdir);
  expect(code).toBe(0);
  expect(report).toBe(`Kept as it is (1)
  google_pubsub_topic.orders

Next
  nothing has to be taken over; an adoption file that was applied can be deleted, and the call of Adoption.of with it
`);
});

test("for Terraform before 1.7, the report has commands that remove resources from the state", () => {
  const state = STATE.replace("1.11.4", "1.6.6");
  const { out } = run(
    "--state",
    written("old.json", state),
    "--out",
    join(folder, "old-out.json"),
    appFolder("shop"),
  );
  expect(out).toContain(`Next
  Terraform 1.6.6 has no removed blocks: before the plan, run
    terraform state rm 'google_secret_manager_secret_version.v'
`);
  expect(readFileSync(join(folder, "old-out.json"), "utf8")).toContain('"removed": []');
});

test.each([
  ["1.6.2", ["    tofu state rm 'google_secret_manager_secret_version.v'"], '"removed": []'],
  ["1.9.4", [], '{"from":"google_secret_manager_secret_version.v"}'],
  ["1.10.6", [], '{"from":"google_secret_manager_secret_version.v","lifecycle":{"destroy":false}}'],
])(
  "for OpenTofu %s, the report has its command, and the file the block that it knows",
  (version, told, block) => {
    const state = STATE.replace("1.11.4", version).replaceAll(
      "registry.terraform.io",
      "registry.opentofu.org",
    );
    const out = join(folder, "tofu-out.json");
    const { out: report } = run("--state", written("tofu.json", state), "--out", out, appFolder("shop"));
    expect(report.match(/^.* state rm .*secret.*$/gm) ?? []).toEqual(told);
    expect(readFileSync(out, "utf8")).toContain(block);
  },
);

describe("prints an error of one line and returns the exit code 3 for", () => {
  const cases: [string, string[], RegExp | string][] = [
    [
      "no state",
      [],
      "'state' must be given, or 'names' in its place, got none; say --state FILE with what 'terraform show -json' prints\n",
    ],
    [
      "a state that is not there",
      ["--state", "no.json"],
      "'state' must be a file that can be read, got 'no.json'\n",
    ],
    ["a state that is a folder", ["--state", folder], `'state' must be a file, got the folder '${folder}'\n`],
    ["two folders", ["--state", "s", "a", "b"], "'folder' must be one folder, got 2\n"],
    [
      "an option that is not known",
      ["--sate", "x"],
      /^'arguments' must be those that --help tells, got others: [^\n]*'--sate'[^\n]*\n$/,
    ],
  ];
  test.each(cases)("%s", (_kind, args, message) => {
    const { code, out, err } = run(...args);
    expect({ code, out }).toEqual({ code: 3, out: "" });
    if (typeof message === "string") expect(err).toBe(message);
    else expect(err).toMatch(message);
  });

  test("a folder without an app", () => {
    const state = written("state.json", STATE);
    expect(run("--state", state, folder).err).toBe(
      `'folder' must be one that cdktf has synthesized into, got '${folder}' without a '${join(folder, "manifest.json")}'; run 'cdktf synth'\n`,
    );
    written("manifest.json", "no JSON");
    expect(run("--state", state, folder).err).toBe(
      `'folder' must be one that cdktf has synthesized into, got '${folder}' without a readable '${join(folder, "manifest.json")}'; run 'cdktf synth'\n`,
    );
  });
});

test("finds resources without a state by the names that gcloud lists", () => {
  const names = [
    "projects/example-project/locations/asia-northeast1/functions/shop-orders",
    "projects/example-project/serviceAccounts/shop-orders-run@example-project.iam.gserviceaccount.com",
    "gs://example-project-functions-bb081958/",
    "projects/example-project/topics/other",
  ];
  const out = join(folder, "names-out.json");
  const { code, out: report } = run(
    "--names",
    written("names.txt", names.join("\r\n")),
    "--out",
    out,
    appFolder("shop"),
  );
  expect(code).toBe(0);
  expect(report.split("\n\n")[0]).toBe(`Imported: the plan tells what changes (3)
  google_cloudfunctions2_function.orders_46FA7C19  [at shop/orders]
    projects/example-project/locations/asia-northeast1/functions/shop-orders
  google_service_account.orders_service-account_CA78D131  [at shop/orders/service-account]
    projects/example-project/serviceAccounts/shop-orders-run@example-project.iam.gserviceaccount.com
  google_storage_bucket.cloud-run-functions_source_6A6F9C0C  [at shop/cloud-run-functions/source]
    example-project-functions-bb081958`);
  expect(run("--names", written("none.txt", "# none\n"), appFolder("shop")).err).toBe(
    "'names' must hold names, one a line, got none; write them with gcloud … list --format='value(name)'\n",
  );
});

test("writes no file if nothing in the state matches the app, so that no resource is removed by mistake", () => {
  const state = stateText([["google_pubsub_topic.orders", { name: "orders", project: "p" }]]);
  const out = join(folder, "nothing.json");
  const { code, out: report } = run("--state", written("wrong.json", state), "--out", out, appFolder("shop"));
  expect(code).toBe(0);
  expect(report.split("\n\n").at(-1)).toBe(`Next
  nothing that exists is part of this app, and nothing is written: compare the names, the project and the location, or give the app the lines above
`);
  expect(() => readFileSync(out)).toThrow("ENOENT");
});

test("--help prints the usage", () => {
  const { code, out, err } = run("--help");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toContain("terraform show -json > state.json");
});
