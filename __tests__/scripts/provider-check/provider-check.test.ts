import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CheckedStack, checkVersion } from "../../../scripts/provider-check/provider-check";
import { TERRAFORM } from "../../../scripts/provider-check/terraform";
import { describeTerraform } from "../../terraform/describe-terraform";

const root = mkdtempSync(join(tmpdir(), "provider-check-"));
afterAll(() => {
  rmSync(root, { recursive: true });
});

let folders = 0;
const newFolder = (): string => {
  const folder = join(root, String(folders++));
  mkdirSync(folder);
  return folder;
};

interface Given {
  readonly version?: string;
  readonly data?: object;
}

/** A stack with an asset, a backend, and a version of the provider. */
function stackOf(name: string, { version = "~> 6.0", data }: Given = {}): CheckedStack {
  const folder = newFolder();
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "assets", name), "archive");
  const required_providers = { google: { source: "google", version }, time: { source: "hashicorp/time" } };
  const json = {
    terraform: { backend: { local: {} }, required_providers },
    provider: { google: [{}] },
    data,
  };
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(json));
  return { name, folder };
}

/** Records what Terraform gets, and fails where a step and a provider's version say so. */
function fakeTerraform(failing: { readonly [step: string]: string } = {}) {
  const steps: { step: string; json: { terraform: object }; assets: boolean }[] = [];
  const step = (name: string) => (folder: string) => {
    const json = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8")) as { terraform: object };
    steps.push({ step: name, json, assets: existsSync(join(folder, "assets")) });
    return failing[name];
  };
  return { steps, init: step("init"), validate: step("validate"), plan: step("plan") };
}

test("one initialization, then each stack is validated and planned, with the version and without its backend", () => {
  const terraform = fakeTerraform();
  const stacks = [stackOf("one"), stackOf("two", { version: "6.50.0" })];
  expect(checkVersion("7", stacks, newFolder(), terraform)).toEqual({
    version: "7",
    checked: ["one: planned", "two: planned"],
    failed: [],
    leftOut: [],
  });
  expect(terraform.steps.map(({ step }) => step)).toEqual(["init", "validate", "plan", "validate", "plan"]);
  for (const { json } of terraform.steps) {
    expect(json.terraform).toEqual({
      required_providers: {
        google: { source: "google", version: "~> 7.0" },
        time: { source: "hashicorp/time" },
      },
    });
  }
  expect(terraform.steps.map(({ assets }) => assets)).toEqual([false, true, true, true, true]);
});

test("a stack that needs a newer version is not for an older one, and the report says so", () => {
  const stacks = [stackOf("old"), stackOf("new", { version: "7.45.0" })];
  const told = (version: string) => {
    const { checked, leftOut } = checkVersion(version, stacks, newFolder(), fakeTerraform());
    return { checked, leftOut };
  };
  expect(told("6")).toEqual({ checked: ["old: planned"], leftOut: ["new: it needs google 7.45.0"] });
  expect(told("7")).toEqual({ checked: ["old: planned", "new: planned"], leftOut: [] });
});

test("a stack that reads data of Google is validated only, because a plan would ask Google", () => {
  const terraform = fakeTerraform();
  const stacks = [stackOf("reads", { data: { google_project: { p: {} } } })];
  expect(checkVersion("6", stacks, newFolder(), terraform).checked).toEqual([
    "reads: validated; not planned, because it reads google_project",
  ]);
  expect(terraform.steps.map(({ step }) => step)).toEqual(["init", "validate"]);
});

test.each(["validate", "plan"])("a stack that fails to %s is told, and the others are checked", (step) => {
  const stacks = [stackOf("one"), stackOf("two")];
  expect(checkVersion("6", stacks, newFolder(), fakeTerraform({ [step]: "wrong" }))).toEqual({
    version: "6",
    checked: [],
    failed: ["one: wrong", "two: wrong"],
    leftOut: [],
  });
});

describeTerraform("the real terraform", () => {
  const before = process.env.TF_CLI_CONFIG_FILE;
  afterEach(() => {
    if (before === undefined) delete process.env.TF_CLI_CONFIG_FILE;
    else process.env.TF_CLI_CONFIG_FILE = before;
  });

  test("tells that an empty mirror has no provider, and checks nothing with it", () => {
    const mirror = newFolder();
    const config = join(root, "terraform.rc");
    writeFileSync(
      config,
      `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`,
    );
    process.env.TF_CLI_CONFIG_FILE = config;
    const { missing, checked, failed } = checkVersion("6", [stackOf("one")], newFolder(), TERRAFORM);
    expect({ checked, failed }).toEqual({ checked: [], failed: [] });
    expect(missing).toContain("hashicorp/google");
  });
});
