import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { blocksOf } from "../../__tests__/support/readme";
import { npmCli, runBeside } from "./commands";

const CLI = dirname(require.resolve("cdktf-cli/package.json"));
const TEMPLATE = join(CLI, "bundle", "templates", "typescript");

// What the template installs, with the version of TypeScript that the README asks for.
const TEMPLATE_PACKAGES = [
  "typescript@5.9",
  "ts-node@10",
  "ts-jest@29",
  "jest@30",
  "@types/jest@30",
  "@types/node@20",
  "vitest@3",
];

const TEST = `
import "cdktf/lib/testing/adapters/jest";
import { TerraformStack, Testing } from "cdktf";
import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { IngressSettings, CloudRunFunction, FunctionSource, Runtime } from "cdktf-cloud-run-functions";
import { ApiGateway } from "cdktf-cloud-run-functions/api-gateway";
import { snapshotOf } from "cdktf-cloud-run-functions/testing";

it("snapshots a stack", () => {
  const stack = new TerraformStack(Testing.app(), "shop");
  new GoogleProvider(stack, "google", { project: "example-project", region: "asia-northeast1" });
  new CloudRunFunction(stack, "hello", {
    runtime: Runtime.NODEJS_22,
    entryPoint: "hello",
    source: FunctionSource.inline({ "index.js": "exports.hello = () => {};" }),
    ingress: IngressSettings.INTERNAL,
  });
  expect(Object.keys(snapshotOf(stack))).toContain("resource");
  expect(ApiGateway.name).toBe("ApiGateway");
});
`;

const VITEST = `
import { expect, it } from "vitest";
import { TerraformStack, Testing } from "cdktf";
import { GoogleProvider } from "@cdktf/provider-google/lib/provider/index.js";
import { IngressSettings, CloudRunFunction, FunctionSource, Principal, Runtime } from "cdktf-cloud-run-functions";
import { accessOf } from "cdktf-cloud-run-functions/testing";

it("snapshots access", () => {
  const stack = new TerraformStack(Testing.app(), "shop");
  new GoogleProvider(stack, "google", { project: "example-project", region: "asia-northeast1" });
  const hello = new CloudRunFunction(stack, "hello", {
    runtime: Runtime.NODEJS_22,
    entryPoint: "hello",
    source: FunctionSource.inline({ "index.js": "exports.hello = () => {};" }),
    ingress: IngressSettings.INTERNAL,
  });
  hello.grantInvoke(Principal.group("ops@example.com"));
  expect(accessOf(stack).filter((line) => line.startsWith("shop/hello "))).toMatchInlineSnapshot(\`
    [
      "shop/hello  is  a 2nd gen function  name: hello",
      "shop/hello  ingress  INTERNAL",
      "shop/hello  runs as  serviceAccount:hello-run@example-project.iam.gserviceaccount.com",
      "shop/hello  caller  group:ops@example.com  role: roles/run.invoker",
    ]
  \`);
});
`;

/** Makes a project as \`cdktf init --template=typescript\` does, with the README's first program, and installs packages. */
export async function makeTemplateProject(folder: string, packages: string[]): Promise<void> {
  cpSync(TEMPLATE, folder, { recursive: true });
  rmSync(join(folder, "__tests__"), { recursive: true });
  for (const name of ["package.json", "cdktf.json"]) {
    const text = readFileSync(join(folder, name), "utf8");
    const filled = text
      .replace("{{ $base }}", "shop")
      .replace("{{futureFlags}}", "")
      .replace("{{sendCrashReports}}", "false");
    writeFileSync(join(folder, name), filled);
  }
  writeFileSync(join(folder, "main.ts"), blocksOf("README.md")[0].code);
  writeFileSync(join(folder, "shop.test.ts"), TEST);
  writeFileSync(join(folder, "access.test.mjs"), VITEST);
  const quiet = ["--no-audit", "--no-fund", "--prefer-offline", "--ignore-scripts"];
  await runBeside([npmCli(), "install", ...quiet, ...TEMPLATE_PACKAGES, ...packages], folder);
}

/** Does there what a user does: tsc, cdktf synth by ts-node, jest by ts-jest, and vitest. */
export async function useTemplateProject(folder: string): Promise<void> {
  const bin = (...path: string[]) => join(folder, "node_modules", ...path);
  await runBeside([bin("typescript", "bin", "tsc"), "--noEmit"], folder);
  await runBeside([join(CLI, "bundle", "bin", "cdktf"), "synth"], folder);
  const stack = readFileSync(join(folder, "cdktf.out", "stacks", "shop", "cdk.tf.json"), "utf8");
  if (!stack.includes("google_cloudfunctions2_function"))
    throw new Error("the project synthesized no function");
  await runBeside([bin("jest", "bin", "jest.js")], folder);
  await runBeside([bin("vitest", "vitest.mjs"), "run", "access.test.mjs"], folder);
}
