import { join } from "node:path";
import {
  Annotations,
  Aspects,
  type IAspect,
  TerraformAsset,
  TerraformLocal,
  TerraformOutput,
  TerraformStack,
  Testing,
} from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { Principal } from "../../lib/iam/principal";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { FunctionSource } from "../../lib/source/function-source";
import { accessOf } from "../../lib/testing/access-of";
import { snapshotOf, snapshotsOf } from "../../lib/testing/snapshot-of";
import { newFunction } from "../support/functions";
import { newApp, newStack } from "../support/stack";

/** A stack with one function that the public may call. */
function shop({
  code = "exports.handler = 1;",
  ingress = IngressSettings.ALL,
  reason = "It says hello",
} = {}) {
  const stack = newStack();
  newFunction(stack, "hello", { ingress, source: FunctionSource.inline({ "index.js": code }) }).grantInvoke(
    Principal.allUsers(reason),
  );
  return stack;
}

test("an edit of the code does not change the snapshot", () => {
  expect(snapshotOf(shop({ code: "exports.handler = 2;" }))).toEqual(snapshotOf(shop()));
});

test("a change of access, or of its reason, changes the snapshot", () => {
  expect(snapshotOf(shop({ ingress: IngressSettings.INTERNAL }))).not.toEqual(snapshotOf(shop()));
  expect(snapshotOf(shop({ reason: "It says goodbye" }))).not.toEqual(snapshotOf(shop()));
});

test("the snapshot has no versions, no backend, no metadata and no path of this machine", () => {
  const snapshot = snapshotOf(shop()) as { resource: { [type: string]: { [name: string]: object } } };
  expect(Object.keys(snapshot)).toEqual(["provider", "resource"]);
  expect(JSON.stringify(snapshot)).not.toContain("metadata");
  expect(JSON.stringify(snapshot)).not.toContain(process.cwd());
  expect(Object.values(snapshot.resource.google_storage_bucket_object)).toEqual([
    {
      bucket: "${google_storage_bucket.cloud-run-functions_source_6A6F9C0C.name}",
      lifecycle: { create_before_destroy: true },
      name: "example-project/asia-northeast1/hello/<digest>.zip",
      source: "assets/cloud-run-functions_archive_hello_0ACFD312/<digest>/source.zip",
    },
  ]);
});

test("a digest in capital letters, as in cdktf's assets, is masked", () => {
  const stack = newStack();
  const asset = new TerraformAsset(stack, "asset", { path: __filename });
  new TerraformOutput(stack, "path", { value: asset.path });
  expect(snapshotOf(stack)).toMatchObject({
    output: { path: { value: "assets/asset/<digest>/snapshot-of.test.ts" } },
  });
});

test.each([
  ["a member", "serviceAccount:0123456789abcdef0123456789abcdef@example-project.iam.gserviceaccount.com"],
  ["a path of the machine in a variable", join(process.cwd(), "secrets")],
  ["an archive of somebody's in a variable", "code/0123456789abcdef0123456789abcdef.zip"],
])("%s is not masked", (_, value) => {
  const stack = newStack();
  const local = new TerraformLocal(stack, "local", value);
  newFunction(stack, "hello", { environment: { VALUE: value } });
  const snapshot = JSON.stringify(snapshotOf(stack));
  expect(snapshot).toContain(JSON.stringify({ VALUE: value }).slice(1, -1));
  expect(snapshotOf(stack)).toMatchObject({ locals: { [local.friendlyUniqueId]: value } });
});

test("a reference to another stack is resolved, and the path of the stack's state is masked", () => {
  const app = newApp();
  const orders = newFunction(newStack(app, "orders"), "orders");
  const other = newStack(app, "other");
  new TerraformOutput(other, "url", { value: orders.uri });
  expect(snapshotOf(other)).toMatchObject({
    data: {
      terraform_remote_state: {
        "cross-stack-reference-input-orders": { config: { path: "<cwd>/terraform.orders.tfstate" } },
      },
    },
  });
});

test("an error of synthesis is thrown", () => {
  const stack = new TerraformStack(newApp(), "shop");
  newFunction(stack, "hello");
  expect(() => snapshotOf(stack)).toThrow(
    new Error(
      "'project' must be given, here or as 'project' of the stack's default Google provider, got neither [at shop/hello/service-account]",
    ),
  );
});

test("the snapshots of an app are those of its stacks, by their paths", () => {
  const app = newApp();
  const orders = newFunction(newStack(app, "orders"), "orders");
  const others = new Construct(app, "others");
  const other = new TerraformStack(others, "other");
  new TerraformOutput(other, "url", { value: orders.uri });
  const snapshots = snapshotsOf(app);
  expect(snapshots).toEqual({
    orders: snapshotOf(TerraformStack.of(orders)),
    "others/other": snapshotOf(other),
  });
  expect(snapshots.orders).toHaveProperty("output");
});

test("the snapshots of an app have what the aspects of its later stacks change in earlier ones", () => {
  const app = newApp();
  const first = newStack(app, "first");
  const local = new TerraformLocal(first, "local", "before");
  Aspects.of(newStack(app, "second")).add({
    visit: () => {
      local.expression = "after";
    },
  });
  expect(snapshotsOf(app).first).toMatchObject({ locals: { [local.friendlyUniqueId]: "after" } });
});

test.each([
  ["an app without stacks", () => newApp(), "<root>"],
  ["a construct below a stack", () => newFunction(newStack(), "orders"), "'shop/orders'"],
  ["a text", () => "shop" as unknown as Construct, "'shop'"],
  ["nothing", () => undefined as unknown as Construct, "undefined"],
])("%s has no snapshots, which is an error", (_, make, got) => {
  expect(() => snapshotsOf(make())).toThrow(
    new Error(`'scope' must be an app or a construct with stacks in it, got ${got}`),
  );
});

test.each([
  ["an app", () => newApp(), "<root>"],
  ["nothing", () => undefined, "undefined"],
])("%s is no stack", (_, make, got) => {
  const error = new Error(`'stack' must be a TerraformStack, got ${got}`);
  expect(() => snapshotOf(make() as unknown as TerraformStack)).toThrow(error);
  expect(() => accessOf(make() as unknown as TerraformStack)).toThrow(error);
});

test("the errors that an aspect adds are thrown, as by `cdktf synth`", () => {
  const stack = newStack();
  newFunction(stack, "orders");
  Aspects.of(stack).add({
    visit: (construct) => {
      if (construct.node.id === "orders") Annotations.of(construct).addError("it has no label 'team'");
    },
  });
  expect(() => snapshotOf(stack)).toThrow(
    new Error("constructs must have no errors, got\n[shop/orders] it has no label 'team'"),
  );
  expect(() => Testing.fullSynth(stack)).toThrow("[shop/orders] it has no label 'team'");
});

test("an error of one stack is thrown for the snapshots of its app", () => {
  const app = newApp();
  newStack(app, "orders");
  newFunction(new TerraformStack(app, "shop"), "hello");
  expect(() => snapshotsOf(app)).toThrow(
    "'project' must be given, here or as 'project' of the stack's default Google provider, got neither [at shop/hello/service-account]",
  );
});

test("the aspects of a stack visit it and all below as in a synthesis", () => {
  const visitedIn = (synthesize: (stack: TerraformStack) => void) => {
    const stack = new TerraformStack(newApp(), "shop");
    const inner = new Construct(new Construct(stack, "outer"), "inner");
    const visited: string[] = [];
    const noted = (name: string, act?: (construct: IConstruct) => void): IAspect => ({
      visit: (construct) => {
        visited.push(`${name} ${construct === stack ? "the stack itself" : construct.node.path}`);
        act?.(construct);
      },
    });
    const twice = noted("twice");
    Aspects.of(stack).add(twice);
    Aspects.of(inner).add(twice);
    const late = noted("late");
    Aspects.of(inner).add(
      noted("adds", (construct) => {
        Aspects.of(construct).add(late);
        if (construct === inner) new Construct(construct, "new");
      }),
    );
    synthesize(stack);
    return visited;
  };
  const visited = visitedIn(snapshotOf);
  expect(visited).toEqual([
    "twice the stack itself",
    "twice shop/outer",
    "twice shop/outer/inner",
    "adds shop/outer/inner",
    "twice shop/outer/inner/new",
    "adds shop/outer/inner/new",
    "twice shop/backend",
  ]);
  expect(visited).toEqual(
    visitedIn((stack) => {
      stack.prepareStack();
      Testing.synth(stack, true);
    }),
  );
});
