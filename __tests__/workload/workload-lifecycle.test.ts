import { CloudRunV2Service } from "@cdktf/provider-google/lib/cloud-run-v2-service";
import { TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { Principal } from "../../lib/iam/principal";
import { lifecycleOf, type WorkloadLifecycle } from "../../lib/workload/workload-lifecycle";
import { newService } from "../services/new-service";
import { warnings } from "../support/annotations";
import { all } from "../support/resources";
import { newStack } from "../support/stack";

const IMAGE = "template[0].containers[0].image";

/** The lifecycle of a construct in an app of its own, and the warnings that it gives. */
function judged(given: WorkloadLifecycle, stack = newStack()) {
  const at = new Construct(stack, "orders");
  return { lifecycle: lifecycleOf(at, given), warned: warnings(at) };
}

test.each<[WorkloadLifecycle, object]>([
  [{ ignoreChanges: [IMAGE, "client"] }, { ignoreChanges: [IMAGE, "client"] }],
  [{ ignoreChanges: ['labels["team"]', "scaling"] }, { ignoreChanges: ['labels["team"]', "scaling"] }],
  [{ ignoreChanges: ["all"] }, { ignoreChanges: "all" }],
  [{ ignoreChanges: [] }, {}],
  [{ preventDestroy: true }, { preventDestroy: true }],
  [{ preventDestroy: false }, { preventDestroy: false }],
])("%j is written for Terraform", (given, written) => {
  expect(judged(given).lifecycle).toEqual(written);
});

test("nothing is written where nothing is given", () => {
  expect(lifecycleOf(newStack(), undefined)).toBeUndefined();
});

test.each<[string[], string]>([
  [
    ["Image"],
    "'lifecycle.ignoreChanges' must hold arguments, as Terraform writes them, like 'template[0].containers[0].image', got 'Image' [at shop/orders]",
  ],
  [
    ["template[first].containers"],
    "'lifecycle.ignoreChanges' must hold arguments, as Terraform writes them, like 'template[0].containers[0].image', got 'template[first].containers' [at shop/orders]",
  ],
  [
    ["all", "labels"],
    "'lifecycle.ignoreChanges' must hold 'all' alone, got 'all', 'labels' [at shop/orders]",
  ],
])("%j is refused", (ignoreChanges, message) => {
  expect(() => judged({ ignoreChanges })).toThrow(new Error(message));
});

test("what Terraform must know before it plans is no token", () => {
  const stack = newStack();
  const variable = new TerraformVariable(stack, "variable", {});
  expect(() => judged({ ignoreChanges: variable.listValue }, stack)).toThrow(
    new Error(
      "'lifecycle.ignoreChanges' must be known at synthesis, because Terraform takes no reference there, got a token [at shop/orders]",
    ),
  );
  expect(() => judged({ preventDestroy: variable.value as never })).toThrow(
    new Error(
      "'lifecycle.preventDestroy' must be known at synthesis, because Terraform takes no reference there, got a token [at shop/orders]",
    ),
  );
});

test.each([
  "ingress",
  "invoker_iam_disabled",
  "location",
  "multi_region_settings",
  "multi_region_settings[0].regions",
  "service_config",
  "service_config[0].ingress_settings",
  "template[0].service_account",
  "template[0]",
  "all",
])("a warning says that the code no longer decides who may call, or as whom it runs: %s", (argument) => {
  expect(judged({ ignoreChanges: [IMAGE, argument].slice(argument === "all" ? 1 : 0) }).warned).toEqual([
    `[shop/orders] 'lifecycle.ignoreChanges' must not hold what says who may call or as whom the code runs, got '${argument}'; what the code says of it is judged, and may not be what is deployed`,
  ]);
});

test.each([IMAGE, "template[0].service_accounts", "ingressed", "template[0].containers", "traffic"])(
  "there is no warning for %s",
  (argument) => {
    expect(judged({ ignoreChanges: [argument] }).warned).toEqual([]);
  },
);

test("the members of a service that leaves its image alone still follow the service", () => {
  const stack = newStack();
  const orders = newService(stack, "orders", { lifecycle: { ignoreChanges: [IMAGE], preventDestroy: true } });
  const grant = orders.grantInvoke(Principal.group("ops@example.com"));
  expect(all(stack, CloudRunV2Service)).toMatchObject([
    { lifecycle: { ignore_changes: [IMAGE], prevent_destroy: true } },
  ]);
  expect(grant.node.defaultChild).toMatchObject({
    lifecycle: { replaceTriggeredBy: ["google_cloud_run_v2_service.orders_46FA7C19.id"] },
  });
});
