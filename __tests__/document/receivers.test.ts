import { pathOf } from "../../lib/document/receivers";
import { shop } from "./documents";

const receiver = (type: string, args: object, more: object = {}) => {
  const { receivers } = shop({ ...more, resource: { [type]: { one: args } } });
  expect(receivers).toHaveLength(1);
  const { ingress, policy, ...rest } = receivers[0];
  return { ...rest, ingress: ingress?.name, policy: policy.what };
};

const service = (args: object, more: object = {}) =>
  receiver("google_cloud_run_v2_service", { name: "orders", ...args }, more);
const fn = (args: object) => receiver("google_cloudfunctions2_function", { name: "my_orders", ...args });
const PLACE = "projects/example-project/locations/asia-northeast1";

test("a function is called through its Cloud Run service", () => {
  expect(fn({ location: "us-central1" })).toMatchObject({
    policy: "a Cloud Run service",
    target: "projects/example-project/locations/us-central1/services/my-orders",
    ingress: "ALL",
    isUnchecked: false,
    isBehindIap: false,
    isEventDriven: false,
  });
});

test.each([
  ["ALLOW_ALL", "ALL"],
  ["ALLOW_INTERNAL_ONLY", "INTERNAL"],
  ["ALLOW_INTERNAL_AND_GCLB", "INTERNAL_AND_CLOUD_LOAD_BALANCING"],
  [undefined, "ALL"],
  ["${var.ingress}", undefined],
  ["SOMETHING_NEW", undefined],
])("ingress_settings %s are %s", (ingress_settings, expected) => {
  expect(fn({ service_config: { ingress_settings } }).ingress).toBe(expected);
  expect(receiver("google_cloudfunctions_function", { name: "orders", ingress_settings }).ingress).toBe(
    expected,
  );
});

test.each([
  ["INGRESS_TRAFFIC_ALL", "ALL"],
  ["INGRESS_TRAFFIC_INTERNAL_ONLY", "INTERNAL"],
  ["INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER", "INTERNAL_AND_CLOUD_LOAD_BALANCING"],
  [undefined, "ALL"],
])("ingress %s is %s", (ingress, expected) => {
  expect(service({ ingress }).ingress).toBe(expected);
});

test.each([
  [true, true],
  ["true", true],
  ["${var.off}", true],
  ["${var.open ? true : false}", true],
  [false, false],
  [undefined, false],
  ["${var.open}", false],
])("invoker_iam_disabled %s leaves callers unchecked: %s", (invoker_iam_disabled, expected) => {
  const variable = { off: { default: true }, open: {} };
  expect(service({ invoker_iam_disabled }, { variable }).isUnchecked).toBe(expected);
});

test("a service in several regions is a receiver in each of them", () => {
  const { receivers } = shop({
    resource: {
      google_cloud_run_v2_service: {
        orders: {
          name: "orders",
          location: "global",
          multi_region_settings: { regions: ["europe-west1", "us-central1"] },
          "//": { metadata: { path: "shop/orders/Resource" } },
        },
      },
    },
  });
  expect(receivers.map((one) => [pathOf(one), one.target])).toEqual(
    ["europe-west1", "us-central1"].map((region) => [
      `shop/orders/${region}`,
      `projects/example-project/locations/${region}/services/orders`,
    ]),
  );
});

test("regions that nobody can tell leave one receiver, and it is in none of the known regions", () => {
  const several = service({ location: "global", multi_region_settings: { regions: "${var.regions}" } });
  expect(several.target).toBe("projects/example-project/locations/global/services/orders");
});

test("a service of the older resource is read from its annotations", () => {
  const annotations = {
    "run.googleapis.com/ingress": "internal-and-cloud-load-balancing",
    "run.googleapis.com/invoker-iam-disabled": "true",
    "run.googleapis.com/iap-enabled": "true",
  };
  expect(receiver("google_cloud_run_service", { name: "orders", metadata: { annotations } })).toMatchObject({
    target: `${PLACE}/services/orders`,
    ingress: "INTERNAL_AND_CLOUD_LOAD_BALANCING",
    isUnchecked: true,
    isBehindIap: true,
  });
  expect(receiver("google_cloud_run_service", { name: "orders" })).toMatchObject({
    ingress: "ALL",
    isUnchecked: false,
    isBehindIap: false,
  });
});

test("a function with an event trigger is event-driven", () => {
  expect(fn({ event_trigger: { event_type: "x" } }).isEventDriven).toBe(true);
  expect(fn({ event_trigger: [] }).isEventDriven).toBe(false);
});

test("a 1st gen function has its own policy", () => {
  expect(receiver("google_cloudfunctions_function", { name: "orders" })).toMatchObject({
    policy: "a 1st gen function",
    target: `${PLACE}/functions/orders`,
  });
});

test("an App Engine app is called through IAP if IAP is on", () => {
  expect(
    receiver("google_app_engine_application", { location_id: "x", iap: { enabled: true } }),
  ).toMatchObject({
    policy: "Identity-Aware Proxy",
    target: "projects/example-project/iap_web/appengine-example-project",
    isBehindIap: true,
  });
  expect(receiver("google_app_engine_application", { location_id: "x" }).isBehindIap).toBe(false);
});

test.each([
  [true, true],
  ["true", true],
  [undefined, false],
  ["${var.is_off}", false],
])("default_uri_disabled %s is an URL that is off: %s", (default_uri_disabled, expected) => {
  const variable = { is_off: { type: "bool" } };
  expect(service({ default_uri_disabled }, { variable }).isWithoutUrl).toBe(expected);
});

test("the older service resource has the switch of its URL in an annotation", () => {
  const annotations = { "run.googleapis.com/default-url-disabled": "true" };
  expect(
    receiver("google_cloud_run_service", { name: "orders", metadata: { annotations } }).isWithoutUrl,
  ).toBe(true);
});

test("data sources are not receivers", () => {
  expect(shop({ data: { google_cloud_run_v2_service: { one: { name: "orders" } } } }).receivers).toEqual([]);
});
