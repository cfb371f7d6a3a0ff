import { ServiceAccount } from "@cdktf/provider-google/lib/service-account";
import { StorageBucket } from "@cdktf/provider-google/lib/storage-bucket";
import { type TerraformStack, TerraformVariable } from "cdktf";
import { type EnableService, NeededServices, needsServices } from "../../lib/core/needed-services";
import { all } from "../support/resources";
import { newApp, newStack } from "../support/stack";

/** A resource that depends on a bucket. */
function newAccount(stack: TerraformStack, id = "reports"): ServiceAccount {
  const bucket = new StorageBucket(stack, `${id}-bucket`, { name: id, location: "asia-northeast1" });
  return new ServiceAccount(stack, id, { accountId: id, dependsOn: [bucket] });
}

/** "Enables" APIs by creating buckets with their names, because any resource can be a dependency. */
function enabler(stack: TerraformStack) {
  const made = new Map<string, StorageBucket>();
  return jest.fn<ReturnType<EnableService>, Parameters<EnableService>>((api, project) => {
    const id = `api-${api}-${project ?? "default"}`;
    const bucket = made.get(id) ?? new StorageBucket(stack, id, { name: id, location: "us" });
    made.set(id, bucket);
    return bucket;
  });
}

/** What was enabled, in which project, and for which resource. */
const enabled = ({ mock }: ReturnType<typeof enabler>) =>
  mock.calls.map(([api, project, { node }]) => [api, project, node.path]);

const dependencies = (stack: TerraformStack) =>
  (all(stack, ServiceAccount) as { depends_on: string[] }[]).map(({ depends_on }) =>
    depends_on.map((address) => address.replace(/^google_storage_bucket\.|_[0-9A-F]{8}$/g, "")),
  );

test("a resource has no dependency unless the stack enables APIs", () => {
  const stack = newStack();
  needsServices(newAccount(stack), undefined, "iam");
  expect(NeededServices.of(stack).enabled).toBe(false);
  expect(dependencies(stack)).toEqual([["reports-bucket"]]);
});

test.each(["before", "after"])(
  "a resource depends on the APIs that it needs, if it is defined %s they are enabled",
  (order) => {
    const stack = newStack();
    const enable = enabler(stack);
    const need = () => {
      needsServices(newAccount(stack), undefined, "iam", "run");
    };
    if (order === "after") need();
    NeededServices.of(stack).enableWith(enable);
    if (order === "before") need();
    expect(enabled(enable)).toEqual([
      ["iam.googleapis.com", undefined, "shop/reports"],
      ["run.googleapis.com", undefined, "shop/reports"],
    ]);
    expect(dependencies(stack)).toEqual([
      ["reports-bucket", "api-iam.googleapis.com-default", "api-run.googleapis.com-default"].map((name) =>
        name.replaceAll(".", ""),
      ),
    ]);
  },
);

test("an API is enabled in the project of the construct", () => {
  const stack = newStack();
  const enable = enabler(stack);
  NeededServices.of(stack).enableWith(enable);
  needsServices(newAccount(stack), "other-project", "iam");
  expect(enabled(enable)).toEqual([["iam.googleapis.com", "other-project", "shop/reports"]]);
});

test("APIs are not enabled in a project that is a token", () => {
  const stack = newStack();
  const enable = enabler(stack);
  NeededServices.of(stack).enableWith(enable);
  const project = new TerraformVariable(stack, "my_project", {}).stringValue;
  needsServices(newAccount(stack, "one"), project, "iam");
  needsServices(newAccount(stack, "two"), "${var.my_project}", "iam");
  expect(enable).not.toHaveBeenCalled();
});

test("each stack enables the APIs of its own resources", () => {
  const app = newApp();
  const [shop, depot] = [newStack(app, "shop"), newStack(app, "depot")];
  const enable = enabler(shop);
  NeededServices.of(shop).enableWith(enable);
  needsServices(newAccount(depot), undefined, "iam");
  expect(enable).not.toHaveBeenCalled();
  expect([shop, depot].map((stack) => NeededServices.of(stack).enabled)).toEqual([true, false]);
});
