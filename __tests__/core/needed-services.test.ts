import { ServiceAccount } from "@cdktf/provider-google/lib/service-account";
import { StorageBucket } from "@cdktf/provider-google/lib/storage-bucket";
import { type TerraformStack, TerraformVariable } from "cdktf";
import { type EnableService, NeededServices, needsServices } from "../../lib/core/needed-services";
import { all } from "../support/resources";
import { newApp, newStack } from "../support/stack";

/** A resource that waits for a bucket. */
function newAccount(stack: TerraformStack, id = "reports"): ServiceAccount {
  const bucket = new StorageBucket(stack, `${id}-bucket`, { name: id, location: "asia-northeast1" });
  return new ServiceAccount(stack, id, { accountId: id, dependsOn: [bucket] });
}

/** Switches on APIs by making buckets of their names, which is enough to be waited for. */
function enabler(stack: TerraformStack) {
  const made = new Map<string, StorageBucket>();
  return jest.fn<ReturnType<EnableService>, Parameters<EnableService>>((api, project) => {
    const id = `api-${api}-${project ?? "default"}`;
    const bucket = made.get(id) ?? new StorageBucket(stack, id, { name: id, location: "us" });
    made.set(id, bucket);
    return bucket;
  });
}

const dependencies = (stack: TerraformStack) =>
  (all(stack, ServiceAccount) as { depends_on: string[] }[]).map(({ depends_on }) =>
    depends_on.map((address) => address.replace(/^google_storage_bucket\.|_[0-9A-F]{8}$/g, "")),
  );

test("nothing happens to a resource that needs an API, unless somebody switches APIs on", () => {
  const stack = newStack();
  needsServices(newAccount(stack), undefined, "iam");
  expect(NeededServices.of(stack).enabled).toBe(false);
  expect(dependencies(stack)).toEqual([["reports-bucket"]]);
});

test.each(["before", "after"])(
  "a resource waits for the APIs it needs, also %s they are switched on",
  (order) => {
    const stack = newStack();
    const enable = enabler(stack);
    const need = () => {
      needsServices(newAccount(stack), undefined, "iam", "run");
    };
    if (order === "after") need();
    NeededServices.of(stack).enableWith(enable);
    if (order === "before") need();
    expect(enable.mock.calls).toEqual([
      ["iam.googleapis.com", undefined],
      ["run.googleapis.com", undefined],
    ]);
    expect(dependencies(stack)).toEqual([
      ["reports-bucket", "api-iam.googleapis.com-default", "api-run.googleapis.com-default"].map((name) =>
        name.replaceAll(".", ""),
      ),
    ]);
  },
);

test("the project is the one that a construct was given", () => {
  const stack = newStack();
  const enable = enabler(stack);
  NeededServices.of(stack).enableWith(enable);
  needsServices(newAccount(stack), "other-project", "iam");
  expect(enable.mock.calls).toEqual([["iam.googleapis.com", "other-project"]]);
});

test("APIs of a project that is a token are left to others", () => {
  const stack = newStack();
  const enable = enabler(stack);
  NeededServices.of(stack).enableWith(enable);
  const project = new TerraformVariable(stack, "my_project", {}).stringValue;
  needsServices(newAccount(stack, "one"), project, "iam");
  needsServices(newAccount(stack, "two"), "${var.my_project}", "iam");
  expect(enable).not.toHaveBeenCalled();
});

test("each stack switches on what its own resources need", () => {
  const app = newApp();
  const [shop, depot] = [newStack(app, "shop"), newStack(app, "depot")];
  const enable = enabler(shop);
  NeededServices.of(shop).enableWith(enable);
  needsServices(newAccount(depot), undefined, "iam");
  expect(enable).not.toHaveBeenCalled();
  expect([shop, depot].map((stack) => NeededServices.of(stack).enabled)).toEqual([true, false]);
});
