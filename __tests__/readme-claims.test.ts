import { readFileSync } from "node:fs";
import { join } from "node:path";
import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { type App, TerraformStack, Testing } from "cdktf";
import {
  CloudRunFunction,
  FunctionSource,
  IngressSettings,
  Principal,
  Runtime,
} from "cdktf-cloud-run-functions";
import { newApp } from "./support/stack";

const README = readFileSync(join(__dirname, "..", "README.md"), "utf8");

function shopOf(app: App): TerraformStack {
  const stack = new TerraformStack(app, "shop");
  new GoogleProvider(stack, "google", { project: "example-project", region: "asia-northeast1" });
  return stack;
}

const settings = { runtime: Runtime.NODEJS_22, ingress: IngressSettings.INTERNAL };

test("the smallest function makes the resources of the table, and no others", () => {
  const stack = shopOf(newApp());
  const hello = new CloudRunFunction(stack, "hello", {
    ...settings,
    entryPoint: "hello",
    source: FunctionSource.directory("functions/webhook"),
  });
  hello.grantInvoke(Principal.group("ops@example.com"));
  const { resource } = JSON.parse(Testing.synth(stack, true)) as {
    resource: { [type: string]: { [name: string]: object } };
  };
  const made = Object.entries(resource).flatMap(([type, ofType]) =>
    Object.keys(ofType).map((name) => `${type}.${name}`),
  );
  const told = [...README.matchAll(/^\| `((?:google|time)_[^`…]*)`/gm)].map((match) => match[1]);
  // The last row names the kinds of the build's grants.
  const ofBuild = made.filter((address) => address.includes("project_iam_member."));
  expect(ofBuild).toHaveLength(3);
  expect(made.filter((address) => !ofBuild.includes(address)).sort()).toEqual(told.sort());
});

test("a call by a path that the ingress keeps out is the error that is quoted", () => {
  const stack = shopOf(newApp());
  const source = FunctionSource.inline({ "index.js": "exports.handler = () => {};" });
  const orders = new CloudRunFunction(stack, "orders", { ...settings, entryPoint: "handler", source });
  const report = new CloudRunFunction(stack, "nightly-report", {
    ...settings,
    entryPoint: "handler",
    source,
  });
  let message = "";
  try {
    orders.grantInvoke(report);
    Testing.synth(stack, true);
  } catch (error) {
    message = (error as Error).message;
  }
  expect(message).toContain(/(?<=```\n)'ingress'[^`]*(?=\n```)/.exec(README)?.[0].replace(/\n/g, " "));
});
