import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PubsubTopic } from "@cdktf/provider-google/lib/pubsub-topic";
import { TerraformStack } from "cdktf";
import type { AdoptionBlocks } from "../../lib/adoption/adoption-blocks";
import { adoptionText } from "../../lib/adoption/adoption-file";
import { Principal } from "../../lib/iam/principal";
import { ServiceAccount } from "../../lib/iam/service-account";
import { Topic } from "../../lib/resources/topic";
import { Adoption } from "../../lib/state/adoption";
import { Moved } from "../../lib/state/moved";
import { Removed } from "../../lib/state/removed";
import { newFunction } from "../support/functions";
import { newStack } from "../support/stack";
import { describeTerraform } from "../terraform/describe-terraform";
import { runTerraform } from "../terraform/terraform-command";

const folder = mkdtempSync(join(tmpdir(), "terraform-version-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function versionOf(stack: TerraformStack): string | undefined {
  const { terraform } = stack.toTerraform() as { terraform?: { required_version?: string } };
  return terraform?.required_version;
}

function adopting(blocks: Partial<AdoptionBlocks>): TerraformStack {
  const stack = newStack();
  const file = join(folder, "adoption.json");
  writeFileSync(file, adoptionText({ shop: { moved: [], import: [], removed: [], ...blocks } }));
  Adoption.of(stack, file);
  return stack;
}

test("a stack with a resource of this library says which Terraform its members need", () => {
  const stack = newStack();
  newFunction(stack, "orders").grantInvoke(Principal.group("ops@example.com"));
  expect(versionOf(stack)).toBe(">= 1.2");
});

test("a stack without resources of this library says nothing", () => {
  const stack = newStack();
  new PubsubTopic(stack, "topic", { name: "events" });
  Topic.fromTopicName(stack, "events", "events");
  expect(versionOf(stack)).toBeUndefined();
});

test("only the stack with the resource says it", () => {
  const shop = newStack();
  const office = new TerraformStack(shop.node.root, "office");
  new ServiceAccount(shop, "accounts");
  expect([shop, office].map(versionOf)).toEqual([">= 1.2", undefined]);
});

test("nothing is left of a construct that could not be made", () => {
  const stack = newStack();
  expect(() => newFunction(stack, "orders", { timeoutSeconds: 0 })).toThrow("'timeoutSeconds' must");
  expect(() => new ServiceAccount(stack, "accounts", { accountId: "x" })).toThrow("'accountId' must");
  expect(versionOf(stack)).toBeUndefined();
  new ServiceAccount(stack, "accounts");
  expect(versionOf(stack)).toBe(">= 1.2");
});

test.each<[string, Partial<AdoptionBlocks>, string | undefined]>([
  ["nothing", {}, undefined],
  ["import blocks", { import: [{ to: "google_pubsub_topic.events", id: "events" }] }, ">= 1.5"],
  ["removed blocks", { removed: [{ from: "google_pubsub_topic.events" }] }, ">= 1.7"],
  [
    "both",
    {
      import: [{ to: "google_pubsub_topic.events", id: "events" }],
      removed: [{ from: "google_pubsub_topic.old" }],
    },
    ">= 1.7",
  ],
])("an adoption with %s", (_, blocks, version) => {
  const stack = adopting(blocks);
  expect(versionOf(stack)).toBe(version);
  newFunction(stack, "orders");
  expect(versionOf(stack)).toBe(version ?? ">= 1.2");
});

test("what is forgotten needs removed blocks, and what is moved needs nothing more", () => {
  const stack = newStack();
  Moved.fromPath(newFunction(stack, "orders"), "shop/bills");
  expect(versionOf(stack)).toBe(">= 1.2");
  Removed.address(stack, "google_pubsub_topic.old");
  expect(versionOf(stack)).toBe(">= 1.7");
});

test.each(["before", "after"])("the app's own version, said %s the constructs, replaces it", (when) => {
  const stack = newStack();
  const say = () => {
    stack.addOverride("terraform.required_version", "~> 1.9");
  };
  if (when === "before") say();
  newFunction(stack, "orders");
  if (when === "after") say();
  expect(versionOf(stack)).toBe("~> 1.9");
});

test("cdktf writes other settings than the provider's wrongly in HCL, which has none therefore", () => {
  const stack = newStack();
  newFunction(stack, "orders");
  const { hcl } = stack.toHclTerraform() as { hcl: string };
  expect(hcl).toContain("required_providers {");
  expect(hcl).not.toContain("required_version");
});

describeTerraform("Terraform", () => {
  test.each([
    [undefined, "Success! The configuration is valid"],
    [">= 99.0", "Unsupported"],
  ])("reads the version of the stack, or %s in its place", async (own, answer) => {
    const stack = new TerraformStack(newStack().node.root, "empty");
    Removed.address(stack, "google_pubsub_topic.old");
    if (own !== undefined) stack.addOverride("terraform.required_version", own);
    const directory = mkdtempSync(join(folder, "stack-"));
    writeFileSync(join(directory, "cdk.tf.json"), JSON.stringify(stack.toTerraform()));
    const said = await runTerraform(directory, {}, "validate", "-no-color").catch(String);
    expect(said).toContain(answer);
  });
});
