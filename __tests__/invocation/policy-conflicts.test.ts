import { CloudRunServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-service-iam-member";
import { CloudRunV2ServiceIamBinding } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-binding";
import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import { CloudRunV2ServiceIamPolicy } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-policy";
import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { type TerraformStack, Testing } from "cdktf";
import type { CloudRunFunction } from "../../lib/functions/cloud-run-function";
import { Principal } from "../../lib/iam/principal";
import { InvokerBinding } from "../../lib/invocation/invoker-binding";
import { CloudRunService } from "../../lib/services/cloud-run-service";
import { newFunction } from "../support/functions";
import { newStack } from "../support/stack";

const INVOKER = "roles/run.invoker";
const ADA = "user:ada@example.com";
const OPS = Principal.group("ops@example.com");

/** The problems that validations find in a stack with a user's resource and a function that ops may call. */
function found(
  define: (stack: TerraformStack, orders: CloudRunFunction) => unknown,
  { owned = false } = {},
): string[] {
  const stack = newStack();
  const orders = newFunction(stack, "orders");
  orders.grantInvoke(OPS);
  if (owned) new InvokerBinding(stack, "invokers", { target: orders });
  define(stack, orders);
  try {
    Testing.synth(stack, true);
    return [];
  } catch (error) {
    return (error as Error).message.split("\n").filter((line) => line.startsWith("  ["));
  }
}

const alone = (type: string, granting: string, beside: string) => [
  `  [shop] '${type}' must be alone in granting ${granting} on its service, got '${beside}' beside it; use grantInvoke for every caller [at shop/own]`,
];
const GRANT = `shop/orders/roles--run.invoker:group:ops@example.com/Resource`;
const MEMBER = "google_cloud_run_v2_service_iam_member";
const BINDING = "google_cloud_run_v2_service_iam_binding";

test("a policy next to grants is refused", () => {
  const policy = (stack: TerraformStack, { serviceName }: CloudRunFunction) =>
    new CloudRunV2ServiceIamPolicy(stack, "own", { name: serviceName, policyData: "{}" });
  expect(found(policy)).toEqual(alone("google_cloud_run_v2_service_iam_policy", "roles", GRANT));
});

test("a binding next to grants of its role is refused, but not next to others", () => {
  const binding = (role: string) => (stack: TerraformStack, orders: CloudRunFunction) =>
    new CloudRunV2ServiceIamBinding(stack, "own", { name: orders.serviceName, role, members: [ADA] });
  expect(found(binding(INVOKER))).toEqual(alone(BINDING, INVOKER, GRANT));
  expect(found(binding("roles/run.viewer"))).toEqual([]);
  expect(found(binding(INVOKER), { owned: true })).toEqual(alone(BINDING, INVOKER, "shop/invokers/Resource"));
});

test("a member next to an owned list is refused, but not next to grants", () => {
  const member = (stack: TerraformStack, { serviceName, location }: CloudRunFunction) =>
    new CloudRunV2ServiceIamMember(stack, "own", { name: serviceName, location, role: INVOKER, member: ADA });
  expect(found(member, { owned: true })).toEqual(alone(MEMBER, INVOKER, "shop/invokers/Resource"));
  expect(found(member)).toEqual([]);
});

test("services with another name, location or project do not conflict", () => {
  const existing =
    (place: { service?: string; location?: string; project?: string }) => (stack: TerraformStack) => {
      const service = CloudRunService.fromServiceName(stack, "legacy", "legacy");
      service.grantInvoke(OPS);
      new InvokerBinding(stack, "legacy-invokers", { target: service });
      new CloudRunServiceIamMember(stack, "own", { service: "legacy", ...place, role: INVOKER, member: ADA });
    };
  const own = alone("google_cloud_run_service_iam_member", INVOKER, "shop/legacy-invokers/Resource");
  expect(found(existing({}))).toEqual(own);
  expect(found(existing({ location: "asia-northeast1", project: "example-project" }))).toEqual(own);
  expect(found(existing({ location: "us-central1" }))).toEqual([]);
  expect(found(existing({ project: "other-project" }))).toEqual([]);
  expect(
    found(existing({ service: "projects/example-project/locations/asia-northeast1/services/legacy" })),
  ).toEqual(own);
  expect(
    found(existing({ service: "projects/example-project/locations/us-central1/services/legacy" })),
  ).toEqual([]);
});

test("a resource with another provider does not conflict", () => {
  const elsewhere = (stack: TerraformStack, orders: CloudRunFunction) => {
    const alias = { alias: "other", project: "other-project", region: "us-central1" };
    const provider = new GoogleProvider(stack, "other", alias);
    const { serviceName: name } = orders;
    new CloudRunV2ServiceIamBinding(stack, "own", { name, role: INVOKER, members: [ADA], provider });
  };
  expect(found(elsewhere)).toEqual([]);
});
