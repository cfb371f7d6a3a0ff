import type { CloudRunV2Service } from "@cdktf/provider-google/lib/cloud-run-v2-service";
import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import { CloudSchedulerJob } from "@cdktf/provider-google/lib/cloud-scheduler-job";
import { type App, Fn, type TerraformStack, TerraformVariable } from "cdktf";
import { OpenApiDocument } from "../../lib/api-gateway/openapi-document";
import { PushSubscription } from "../../lib/callers/push-subscription";
import { SchedulerJob } from "../../lib/callers/scheduler-job";
import { ServiceTrigger } from "../../lib/callers/service-trigger";
import { TaskQueue } from "../../lib/callers/task-queue";
import { GoogleProviderVersion } from "../../lib/core/provider-version";
import { resolvedText } from "../../lib/core/tokens";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { RoleBinding } from "../../lib/iam/role-binding";
import { ServiceAccount } from "../../lib/iam/service-account";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { InvokerBinding } from "../../lib/invocation/invoker-binding";
import { Rules } from "../../lib/judging/rules";
import { Topic } from "../../lib/resources/topic";
import { CloudRunService } from "../../lib/services/cloud-run-service";
import type { CloudRunServiceProps } from "../../lib/services/cloud-run-service-props";
import { accessOf } from "../../lib/testing/access-of";
import { PubSubTrigger } from "../../lib/triggers/pubsub-trigger";
import { VpcAccess, VpcEgress } from "../../lib/workload/vpc-access";
import { warnings } from "../support/annotations";
import { all } from "../support/resources";
import { newStack } from "../support/stack";
import { grantsIn, newService, SERVICE } from "./new-service";

const REGIONS = ["europe-west1", "us-central1"];
const SEVERAL = '${toset(["europe-west1", "us-central1"])}';
const OPS = Principal.group("ops@example.com");

function newStackOf7(): TerraformStack {
  const stack = newStack();
  GoogleProviderVersion.pin(stack, "7.45.0");
  return stack;
}

const inSeveral = (stack: TerraformStack, props: Partial<CloudRunServiceProps> = {}) =>
  newService(stack, "orders", { regions: REGIONS, ...props });

const member = (location: string, more: object = {}) => ({
  name: `\${${SERVICE}.name}`,
  project: "example-project",
  location,
  role: "roles/run.invoker",
  member: "group:ops@example.com",
  lifecycle: { replace_triggered_by: [`${SERVICE}.id`] },
  ...more,
});

test("a caller of a service in several regions is let in in each of them", () => {
  const stack = newStackOf7();
  inSeveral(stack).grantInvoke(OPS);
  expect(Object.values(grantsIn(stack))).toEqual([member("${each.value}", { for_each: SEVERAL })]);
  expect(warnings(stack)).toEqual([]);
});

test("a caller is let in in one region, where the service has a URL of its own", () => {
  const stack = newStackOf7();
  const region = inSeveral(stack).inRegion("us-central1");
  region.grantInvoke(OPS);
  expect(Object.values(grantsIn(stack))).toEqual([member("us-central1")]);
  expect(region.location).toBe("us-central1");
  expect(resolvedText(stack, region.uri)).toBe(
    "https://orders-${data.google_project.cloud-run-functions_project_number_D05CF513.number}.us-central1.run.app",
  );
  expect(warnings(stack)).toEqual([
    "[shop/orders/Resource] 'callers' must name somebody, got none in europe-west1, so that nobody may call this; add orders.inRegion('europe-west1').grantInvoke(…) (no-callers)",
  ]);
});

test("an import of the service in one of its regions shares the grants there", () => {
  const stack = newStackOf7();
  const orders = inSeveral(stack);
  const region = orders.inRegion("us-central1");
  const other = CloudRunService.fromServiceAttributes(stack, "imported", {
    serviceName: "orders",
    location: "us-central1",
    uri: "https://orders-123456789012.us-central1.run.app",
  });
  expect(orders.inRegion("us-central1")).toBe(region);
  expect(other.grantInvoke(OPS)).toBe(region.grantInvoke(OPS));
});

test.each<[string, (orders: CloudRunService) => string]>([
  ["its name", (orders) => orders.serviceName],
  ["its id", (orders) => (orders.node.defaultChild as CloudRunV2Service).id],
  ["a part of its id", (orders) => Fn.basename((orders.node.defaultChild as CloudRunV2Service).id)],
])(
  "an import by a reference is refused before and after a grant, because it names no region: %s",
  (_, of) => {
    const stack = newStackOf7();
    const orders = inSeveral(stack);
    const uri = "https://orders-123456789012.us-central1.run.app";
    const imported = (id: string, location?: string) =>
      CloudRunService.fromServiceAttributes(stack, id, { serviceName: of(orders), location, uri });
    const message = (id: string) =>
      `'serviceName' must be that of a service in one region, got that of shop/orders in 2; use inRegion('europe-west1') of it [at shop/${id}]`;
    expect(() => imported("first", "us-central1")).toThrow(new Error(message("first")));
    orders.grantInvoke(OPS);
    expect(() => imported("second")).toThrow(new Error(message("second")));
    expect(() => CloudRunService.fromServiceName(stack, "third", of(orders))).toThrow(
      new Error(message("third")),
    );
    expect(Object.values(grantsIn(stack))).toEqual([member("${each.value}", { for_each: SEVERAL })]);
  },
);

test("an import by a reference is refused in another stack, and one by name is not", () => {
  const stack = newStackOf7();
  const orders = inSeveral(stack);
  const { serviceName } = newService(stack, "single");
  const other = newStack(stack.node.root as App, "other");
  const uri = "https://orders-123456789012.us-central1.run.app";
  expect(() =>
    CloudRunService.fromServiceAttributes(other, "first", { serviceName: orders.serviceName, uri }),
  ).toThrow(
    new Error(
      "'serviceName' must be that of a service in one region, got that of shop/orders in 2; give its name as text, and one of its regions as 'location' [at other/first]",
    ),
  );
  CloudRunService.fromServiceAttributes(other, "second", { serviceName, uri });
  CloudRunService.fromServiceAttributes(other, "third", {
    serviceName: "orders",
    location: "us-central1",
    uri,
  });
});

test("a list of callers is one in each region", () => {
  const stack = newStackOf7();
  const orders = inSeveral(stack);
  new InvokerBinding(stack, "callers", { target: orders });
  orders.grantInvoke(OPS);
  expect(Object.values(grantsIn(stack))).toEqual([
    {
      ...member("${each.value}", { for_each: SEVERAL, members: ["group:ops@example.com"] }),
      member: undefined,
    },
  ]);
});

/** The warnings of a stack after its synthesis. */
function judged(stack: TerraformStack): string[] {
  grantsIn(stack);
  return warnings(stack);
}

const ALL_OR_EACH = "bind or grant it in all regions at once, or in each inRegion(…)";

test("a member of one region and one of all regions are two resources for one member", () => {
  const stack = newStackOf7();
  const orders = inSeveral(stack);
  orders.inRegion("us-central1").grantInvoke(OPS);
  orders.grantInvoke(OPS);
  expect(() => grantsIn(stack)).toThrow(
    `'member' must be named once for roles/run.invoker on its service in us-central1, got group:ops@example.com also in 'shop/orders/us-central1/roles--run.invoker:group:ops@example.com/Resource'; without one of them, the access of all is gone: ${ALL_OR_EACH} [at shop/orders/roles--run.invoker:group:ops@example.com/Resource] (one-resource-a-caller)`,
  );
});

test("a list of all regions and a member of one region write to one policy", () => {
  const stack = newStackOf7();
  const orders = inSeveral(stack);
  new InvokerBinding(stack, "callers", { target: orders });
  orders.inRegion("us-central1").grantInvoke(OPS);
  expect(() => grantsIn(stack)).toThrow(
    `'google_cloud_run_v2_service_iam_binding' must be alone in granting roles/run.invoker on its service in us-central1, got 'shop/orders/us-central1/roles--run.invoker:group:ops@example.com/Resource' beside it; ${ALL_OR_EACH} [at shop/callers/Resource] (one-owner)`,
  );
});

test("the warning of a region without callers is accepted for that region", () => {
  const stack = newStackOf7();
  const orders = inSeveral(stack);
  Rules.of(orders.inRegion("europe-west1")).acknowledge("no-callers", "only the other one is called");
  orders.inRegion("us-central1").grantInvoke(OPS);
  expect(judged(stack)).toEqual([]);
});

test("no warning of another region is accepted with it", () => {
  const stack = newStackOf7();
  const orders = inSeveral(stack);
  Rules.of(orders.inRegion("europe-west1")).acknowledge("no-callers", "only the other one is called");
  expect(judged(stack)).toEqual([
    "[shop/orders/Resource] 'callers' must name somebody, got none in us-central1, so that nobody may call this; add orders.grantInvoke(…) (no-callers)",
  ]);
});

test.each(REGIONS)("a workload with the URL of the service in %s must be let in there", (region) => {
  const stack = newStackOf7();
  const orders = inSeveral(stack);
  orders.grantInvoke(OPS);
  newService(stack, "shop-page", { environment: { ORDERS: orders.inRegion(region).uri } }).grantInvoke(OPS);
  expect(judged(stack)).toEqual([
    `[shop/shop-page/Resource] 'ORDERS' must be the URL of what this may call, got that of shop/orders/${region}, which does not name it as a caller; add orders.inRegion('${region}').grantInvoke(shopPage) (url-without-grant)`,
  ]);
});

test.each(REGIONS)("the URL that Terraform answers is one of every region, such as %s", (region) => {
  const stack = newStackOf7();
  const orders = inSeveral(stack);
  const { uri } = orders.node.defaultChild as CloudRunV2Service;
  const page = newService(stack, "page", { environment: { ORDERS: uri } });
  page.grantInvoke(OPS);
  const [other] = REGIONS.filter((one) => one !== region);
  orders.inRegion(region).grantInvoke(page);
  orders.inRegion(other).grantInvoke(OPS);
  expect(judged(stack)).toEqual([
    `[shop/page/Resource] 'ORDERS' must be the URL of what this may call, got that of shop/orders/${other}, which does not name it as a caller; add orders.inRegion('${other}').grantInvoke(page) (url-without-grant)`,
  ]);
});

test("a workload without a VPC network does not reach the URL of an internal service in a region", () => {
  const stack = newStackOf7();
  const orders = inSeveral(stack, { ingress: IngressSettings.INTERNAL });
  const caller = new ServiceAccount(stack, "caller");
  orders.grantInvoke(caller);
  const environment = { ORDERS: orders.inRegion("us-central1").uri };
  newService(stack, "page", { environment, serviceAccount: caller }).grantInvoke(OPS);
  expect(judged(stack)).toEqual([
    "[shop/page/Resource] 'ORDERS' must be the URL of what this can reach, got that of shop/orders/us-central1 with ingress INTERNAL, while this calls by the internet; give this a 'vpcAccess' with VpcEgress.ALL_TRAFFIC, or use IngressSettings.ALL there (path-not-admitted)",
  ]);
});

test("a token for the service in one region is sent there, and to nobody else", () => {
  const stack = newStackOf7();
  const target = inSeveral(stack).inRegion("us-central1");
  const job = new SchedulerJob(stack, "nightly", { schedule: "0 9 * * *", timeZone: "Asia/Tokyo", target });
  (job.node.defaultChild as CloudSchedulerJob).addOverride("http_target.uri", "https://example.com");
  expect(judged(stack)).toContain(
    "[shop/nightly/Resource] 'audience' must be that of where the token is sent, got the URL of shop/orders/us-central1 for another address, which can then call it (token-for-elsewhere)",
  );
});

test("a job calls the service in one region", () => {
  const stack = newStackOf7();
  const target = inSeveral(stack).inRegion("europe-west1");
  new SchedulerJob(stack, "nightly", { schedule: "0 9 * * *", timeZone: "Asia/Tokyo", target });
  expect(all(stack, CloudSchedulerJob)).toMatchObject([
    {
      http_target: {
        uri: "https://orders-${data.google_project.cloud-run-functions_project_number_D05CF513.number}.europe-west1.run.app",
      },
    },
  ]);
});

const ONE_REGION =
  "'target' must be a service in one region, got shop/orders, which is in several; use its inRegion(…)";

test.each<[string, (orders: CloudRunService, stack: TerraformStack) => unknown]>([
  [
    "'uri' must be that of one region, got 2 regions; use inRegion('europe-west1') [at shop/orders]",
    (orders) => orders.uri,
  ],
  [
    "'uri' must be that of one region, got 2 regions; use inRegion('europe-west1') [at shop/orders]",
    (orders) => orders.deterministicUri,
  ],
  [
    `${ONE_REGION} [at shop/nightly]`,
    (target, stack) =>
      new SchedulerJob(stack, "nightly", { schedule: "0 9 * * *", timeZone: "Asia/Tokyo", target }),
  ],
  [`${ONE_REGION} [at shop/mails]`, (target, stack) => new TaskQueue(stack, "mails", { target })],
  [
    `${ONE_REGION} [at shop/mails]`,
    (target, stack) => new PushSubscription(stack, "mails", { target, topic: new Topic(stack, "topic") }),
  ],
  [
    ONE_REGION,
    (target) => {
      OpenApiDocument.fromObject({
        openapi: "3.0.4",
        info: { title: "shop", version: "1" },
        paths: {},
      }).addDefaultBackend(target);
    },
  ],
  [
    `${ONE_REGION} [at shop/paid]`,
    (target, stack) => new ServiceTrigger(stack, "paid", { target, trigger: new PubSubTrigger() }),
  ],
  [
    "'region' must be one of 'regions', europe-west1, us-central1, got 'us-east1' [at shop/orders]",
    (orders) => orders.inRegion("us-east1"),
  ],
])("refuses a service in several regions where one is called: %s", (message, ask) => {
  const stack = newStackOf7();
  const orders = inSeveral(stack);
  expect(() => ask(orders, stack)).toThrow(new Error(message));
});

test("a service in one region has no other", () => {
  const orders = newService(newStack(), "orders");
  expect(() => orders.inRegion("us-east1")).toThrow(
    new Error("'region' must be one of 'regions', none, got 'us-east1' [at shop/orders]"),
  );
});

test.each<[string, (stack: TerraformStack) => Partial<CloudRunServiceProps>]>([
  [
    "'regions' must not be given beside 'location', got both",
    () => ({ regions: REGIONS, location: "us-east1" }),
  ],
  ["'regions' must name at least one region, got none", () => ({ regions: [] })],
  ["'regions' must differ, got 'us-east1' twice", () => ({ regions: ["us-east1", "us-west1", "us-east1"] })],
  [
    "'regions' must be known at synthesis, got a token",
    (stack) => ({ regions: [new TerraformVariable(stack, "region", {}).stringValue] }),
  ],
  [
    "'regions' must be known at synthesis, got a token",
    (stack) => ({ regions: new TerraformVariable(stack, "regions", {}).listValue }),
  ],
  ["'regions' must be a region, like 'us-central1', got 'us'", () => ({ regions: ["us"] })],
  ["'regions' must be a region, like 'us-central1', got ''", () => ({ regions: ["", "us-east1"] })],
])("refuses regions: %s", (rule, props) => {
  const stack = newStackOf7();
  expect(() => newService(stack, "orders", props(stack))).toThrow(new Error(`${rule} [at shop/orders]`));
});

test("the role of IAP is refused in one region, as it is on the whole service", () => {
  const stack = newStackOf7();
  const region = inSeveral(stack, { iap: true }).inRegion("us-central1");
  const role = Role.IAP_HTTPS_RESOURCE_ACCESSOR;
  expect(() => region.grant(role, OPS)).toThrow(
    new Error(
      "'role' must not be one that lets callers in, got 'roles/iap.httpsResourceAccessor'; use grantIapAccess of the service [at shop/orders/us-central1]",
    ),
  );
  expect(() => new RoleBinding(stack, "people", { resource: region, role })).toThrow(
    new Error(
      "'resource' must have an allow policy with a list of members for roles/iap.httpsResourceAccessor, got 'shop/orders/us-central1' [at shop/people]",
    ),
  );
  region.grant(Role.RUN_VIEWER, OPS);
  expect(Object.values(grantsIn(stack))).toContainEqual(member("us-central1", { role: "roles/run.viewer" }));
});

test("a member at global is shown at the service, and a warning says that it may have no effect", () => {
  const stack = newStackOf7();
  const orders = inSeveral(stack);
  orders.grantInvoke(OPS);
  const { location, project, serviceName: name } = orders;
  const args = { name, location, project, role: "roles/run.invoker", member: "group:all@example.com" };
  new CloudRunV2ServiceIamMember(stack, "raw", args);
  expect(judged(stack)).toEqual([
    "[shop/raw] 'location' must be one of the service's regions, europe-west1, us-central1, got 'global', where no effect of a policy is documented; use grantInvoke, which names the caller in each of them (role-without-effect)",
  ]);
  expect(accessOf(stack).filter((line) => line.includes("all@example.com"))).toEqual([
    "shop/orders  caller  group:all@example.com  role: roles/run.invoker",
  ]);
});

test("a second service of the name is refused in each region", () => {
  const stack = newStackOf7();
  inSeveral(stack);
  expect(() => newService(stack, "again", { name: "orders", location: "us-central1" })).toThrow(
    new Error("'name' must differ from that of shop/orders, got 'orders' [at shop/again]"),
  );
  newService(stack, "elsewhere", { name: "orders", location: "us-east1" });
});

test("a subnetwork of one region is a warning for a service in several", () => {
  const stack = newStackOf7();
  const subnetwork = "projects/example-project/regions/us-central1/subnetworks/main";
  inSeveral(stack, { vpcAccess: VpcAccess.direct({ egress: VpcEgress.ALL_TRAFFIC, subnetwork }) });
  expect(warnings(stack)).toEqual([
    "[shop/orders] 'vpcAccess' must be in each of the service's regions, got one in us-central1 for a service that is in europe-west1, too",
  ]);
});

test("what Google does not document for several regions is a warning", () => {
  const stack = newStackOf7();
  const kmsKeyName = "projects/example-project/locations/us-central1/keyRings/main/cryptoKeys/services";
  inSeveral(stack, { iap: true, kmsKeyName });
  expect(warnings(stack)).toEqual([
    "[shop/orders] 'kmsKeyName' must be in each of the service's regions, got one in us-central1 for a service that is in europe-west1, too",
    "[shop/orders] 'iap' must be false where a service has several regions, because Google does not document both together, got true",
  ]);
});
