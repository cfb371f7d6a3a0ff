import { WAY_AROUND } from "../../lib/rules/way-around";
import { at, foundBy, foundInStacks, INVOKER, OPS } from "./findings";

const SERVICE = "${google_cloud_run_v2_service.orders.name}";
const GROUP = "${google_compute_region_network_endpoint_group.group.id}";
const ARMOR = { security_policy: "${google_compute_security_policy.edge.id}" };
const IAP_AGENT = "serviceAccount:service-123456789012@gcp-sa-iap.iam.gserviceaccount.com";

/** A load balancer in front of something. */
const balancer = (leadsTo: object, backend: object = ARMOR): object => ({
  google_compute_region_network_endpoint_group: {
    group: { name: "group", region: "asia-northeast1", network_endpoint_type: "SERVERLESS", ...leadsTo },
  },
  google_compute_backend_service: {
    backend: at("shop/lb/backend", { name: "backend", backend: [{ group: GROUP }], ...backend }),
  },
});

const service = (args: object = {}, more: object = {}): object => ({
  google_cloud_run_v2_service: { orders: at("shop/orders/Resource", { name: "orders", ...args }) },
  google_cloud_run_v2_service_iam_member: {
    own: { name: "orders", role: INVOKER, member: OPS, ...more },
  },
});

const found = (...parts: object[]) =>
  foundBy(WAY_AROUND, { resource: Object.assign({}, ...parts) as object });
const finding = (guard: string, path = "shop/orders/Resource", where = "") => [
  `'ingress' must let nobody go around the load balancer of shop/lb/backend with ${guard}${where}, got ALL; use IngressSettings.INTERNAL_AND_CLOUD_LOAD_BALANCING [at ${path}] (way-around)`,
];

test.each<[string, object]>([
  ["a reference to its name", { cloud_run: { service: SERVICE } }],
  ["its literal name", { cloud_run: [{ service: "orders" }] }],
  ["its id", { cloud_run: { service: "${google_cloud_run_v2_service.orders.id}" } }],
  ["a choice", { cloud_run: { service: '${var.new ? "orders" : "page"}' } }],
])("reports a service that the load balancer knows by %s", (_, leadsTo) => {
  expect(found(service(), balancer(leadsTo))).toEqual(finding("Cloud Armor"));
});

test.each<[string, object]>([
  ["a reference", { backend: [{ group: GROUP }] }],
  ["one block", { backend: { group: GROUP } }],
  [
    "its URL",
    {
      backend: [
        {
          group:
            "https://www.googleapis.com/compute/v1/projects/example-project/regions/asia-northeast1/networkEndpointGroups/group",
        },
      ],
    },
  ],
  [
    "its self link",
    { backend: [{ group: "${google_compute_region_network_endpoint_group.group.self_link}" }] },
  ],
])("the backend service names the group by %s", (_, backend) => {
  expect(found(service(), balancer({ cloud_run: { service: SERVICE } }, { ...ARMOR, ...backend }))).toEqual(
    finding("Cloud Armor"),
  );
});

const GROUPS = "google_compute_region_network_endpoint_group.group";

test.each<[string, object]>([
  ["the groups", { for_each: `\${${GROUPS}}`, content: { group: "${backend.value.id}" } }],
  [
    "the regions of the groups",
    { for_each: '${toset(["us-east1"])}', content: { group: `\${${GROUPS}[backend.value].id}` } },
  ],
  [
    "names in a list",
    [{ for_each: `\${[for one in ${GROUPS} : one.id]}`, content: { group: "${each.value}" } }],
  ],
  [
    "names in an object",
    { for_each: { a: `\${${GROUPS}["asia-northeast1"].id}` }, content: { group: "${backend.value}" } },
  ],
])("reads a dynamic block over %s", (_, dynamic) => {
  const resource: { [type: string]: object } = {
    ...service(),
    ...balancer(
      { cloud_run: { service: SERVICE } },
      { ...ARMOR, backend: undefined, dynamic: { backend: dynamic } },
    ),
    google_compute_region_network_endpoint_group: {
      group: {
        for_each: '${toset(["asia-northeast1", "us-east1"])}',
        name: "group-${each.value}",
        region: "${each.value}",
        cloud_run: { service: SERVICE },
      },
    },
  };
  expect(found(resource)).toEqual(finding("Cloud Armor"));
});

test.each<[string, object]>([
  ["Cloud Armor", ARMOR],
  ["Cloud Armor", { edge_security_policy: "edge" }],
  ["Identity-Aware Proxy", { iap: { enabled: true } }],
  ["Identity-Aware Proxy", { iap: [{ enabled: "${var.iap}" }] }],
  ["Identity-Aware Proxy and Cloud Armor", { iap: { enabled: true }, ...ARMOR }],
])("reports what goes around %s: %j", (guard, backend) => {
  expect(found(service(), balancer({ cloud_run: { service: SERVICE } }, backend))).toEqual(finding(guard));
});

test.each<[string, object]>([
  [
    "a 2nd gen function",
    {
      google_cloudfunctions2_function: { orders: at("shop/orders/Resource", { name: "my_orders" }) },
      google_cloud_run_v2_service_iam_member: { own: { name: "my-orders", role: INVOKER, member: OPS } },
    },
  ],
  [
    "a 1st gen function",
    {
      google_cloudfunctions_function: { orders: at("shop/orders/Resource", { name: "my_orders" }) },
      google_cloudfunctions_function_iam_member: {
        own: { cloud_function: "my_orders", role: "roles/cloudfunctions.invoker", member: OPS },
      },
    },
  ],
])("reports %s", (_, resource) => {
  expect(found(resource, balancer({ cloud_function: { function: "my_orders" } }))).toEqual(
    finding("Cloud Armor"),
  );
});

test("reports a function whose Cloud Run service the load balancer names", () => {
  expect(
    found(
      {
        google_cloudfunctions2_function: { orders: at("shop/orders/Resource", { name: "orders" }) },
        google_cloud_run_v2_service_iam_member: { own: { name: "orders", role: INVOKER, member: OPS } },
      },
      balancer({
        cloud_run: { service: "${google_cloudfunctions2_function.orders.service_config[0].service}" },
      }),
    ),
  ).toEqual(finding("Cloud Armor"));
});

test("reports the region of a service in several", () => {
  const regions = { location: "global", multi_region_settings: { regions: ["asia-northeast1", "us-east1"] } };
  expect(
    found(
      service(regions, {
        member: OPS,
        for_each: '${toset(["asia-northeast1", "us-east1"])}',
        location: "${each.value}",
      }),
      balancer({ cloud_run: { service: SERVICE } }),
    ),
  ).toEqual(finding("Cloud Armor", "shop/orders/Resource", " in asia-northeast1"));
});

const EMAIL = "caller@example-project.iam.gserviceaccount.com";
const job = (path: string, template: object = {}): object =>
  at(path, { name: "job", template: { template: { service_account: EMAIL, ...template } } });
const LETS_CALLER_IN = service({}, { member: `serviceAccount:${EMAIL}` });

test("names callers by the internet, which the remedy would shut out", () => {
  const [usual] = finding("Cloud Armor");
  const foundFor = (resource: object) =>
    found(LETS_CALLER_IN, balancer({ cloud_run: { service: SERVICE } }), resource);
  const jobs = { a: job("shop/a/Resource"), b: job("shop/b/Resource") };
  expect(foundFor({ google_cloud_run_v2_job: jobs })).toEqual([
    usual.replace(
      /; use (\S+)/,
      "; give 'shop/a' and 'shop/b' a 'vpcAccess' with VpcEgress.ALL_TRAFFIC, and then use $1, which shuts out calls by the internet, or acknowledge this warning",
    ),
  ]);
  const gateway_config = { backend_config: { google_service_account: EMAIL } };
  const google_api_gateway_api_config = { api: at("shop/gateway/Config", { gateway_config }) };
  expect(foundFor({ google_cloud_run_v2_job: jobs, google_api_gateway_api_config })).toEqual([
    usual.replace(
      /; use (\S+)/,
      "; acknowledge this warning, because calls of 'shop/gateway/Config' come by the internet, or lead the calls through the load balancer and use $1",
    ),
  ]);
});

test.each<[string, object]>([
  [
    "a job in a VPC network",
    { google_cloud_run_v2_job: { a: job("shop/a/Resource", { vpc_access: { egress: "ALL_TRAFFIC" } }) } },
  ],
  [
    "a Google service",
    { google_cloud_scheduler_job: { a: { http_target: { oidc_token: { service_account_email: EMAIL } } } } },
  ],
  [
    "a build",
    {
      google_cloudfunctions2_function: {
        a: {
          name: "a",
          build_config: { service_account: `projects/example-project/serviceAccounts/${EMAIL}` },
          service_config: { ingress_settings: "ALLOW_INTERNAL_ONLY" },
        },
      },
    },
  ],
])("does not name %s as a caller by the internet", (_, resource) => {
  expect(found(LETS_CALLER_IN, balancer({ cloud_run: { service: SERVICE } }), resource)).toEqual(
    finding("Cloud Armor"),
  );
});

test("reports a service that everybody may call, and one whose policy cannot be read", () => {
  expect(
    found(
      service({ invoker_iam_disabled: true }, { role: "roles/run.viewer" }),
      balancer({ cloud_run: { service: SERVICE } }),
    ),
  ).toEqual(finding("Cloud Armor"));
  expect(
    found(
      service({}, { role: "roles/run.viewer" }),
      { google_cloud_run_v2_service_iam_policy: { own: { name: "orders", policy_data: "${var.policy}" } } },
      balancer({ cloud_run: { service: SERVICE } }),
    ),
  ).toEqual(finding("Cloud Armor"));
});

const BEHIND_IAP = service({ iap_enabled: true }, { member: IAP_AGENT });

test("reports whom IAP of the service itself lets in past Cloud Armor", () => {
  expect(found(BEHIND_IAP, balancer({ cloud_run: { service: SERVICE } }))).toEqual(finding("Cloud Armor"));
  expect(
    found(BEHIND_IAP, balancer({ cloud_run: { service: SERVICE } }, { iap: { enabled: true }, ...ARMOR })),
  ).toEqual(finding("Cloud Armor"));
  const annotations = { "run.googleapis.com/iap-enabled": "true" };
  expect(
    found(
      {
        google_cloud_run_service: {
          orders: at("shop/orders/Resource", { name: "orders", metadata: { annotations } }),
        },
        google_cloud_run_service_iam_member: {
          own: { service: "orders", role: INVOKER, member: IAP_AGENT },
        },
      },
      balancer({ cloud_run: { service: "orders" } }),
    ),
  ).toEqual(finding("Cloud Armor"));
});

const APP = {
  google_app_engine_application: { app: at("shop/app/Resource", { location_id: "asia-northeast1" }) },
};
const openApp = (service = "default", guard = "Cloud Armor") => [
  `'AppEngineServiceNetworkSettings' must let nobody go around the load balancer of shop/lb/backend with ${guard} to the service '${service}', got none; make one with IngressSettings.INTERNAL_AND_CLOUD_LOAD_BALANCING [at shop/app/Resource] (way-around)`,
];

test("reports an app in App Engine", () => {
  expect(found(APP, balancer({ app_engine: {} }))).toEqual(openApp());
  expect(found(APP, balancer({ app_engine: [{ service: "" }] }))).toEqual(openApp());
  expect(found(APP, balancer({ app_engine: { service: "api" } }))).toEqual(openApp("api"));
  expect(found(APP, balancer({ app_engine: { url_mask: "<service>.example.com" } }))).toEqual(openApp());
});

test("reports an app behind IAP of its own that can be called around Cloud Armor", () => {
  const behindIap = {
    google_app_engine_application: {
      app: at("shop/app/Resource", { location_id: "asia-northeast1", iap: { enabled: true } }),
    },
  };
  expect(found(behindIap, balancer({ app_engine: {} }))).toEqual(openApp());
  expect(found(behindIap, balancer({ app_engine: {} }, { iap: { enabled: true } }))).toEqual([]);
});

const settings = (ingress: string, args: object = {}) => ({
  google_app_engine_service_network_settings: {
    own: at("shop/settings/Resource", {
      service: "default",
      network_settings: { ingress_traffic_allowed: ingress },
      ...args,
    }),
  },
});
const INTERNAL = "INGRESS_TRAFFIC_ALLOWED_INTERNAL_AND_LB";

test("reports network settings of a service in App Engine that admit the internet", () => {
  expect(found(APP, balancer({ app_engine: {} }), settings("INGRESS_TRAFFIC_ALLOWED_ALL"))).toEqual(
    finding("Cloud Armor", "shop/settings/Resource"),
  );
});

test.each<[string, object]>([
  ["another service", settings(INTERNAL, { service: "api" })],
  ["an app of another project", settings(INTERNAL, { project: "other-project" })],
])("reports an app where only the network settings of %s shut the internet out", (_, more) => {
  expect(found(APP, balancer({ app_engine: {} }), more)).toEqual(openApp());
});

const firewall = (...rules: object[]) => ({
  google_app_engine_firewall_rule: Object.fromEntries(
    rules.map((rule, index) => [`rule${index}`, { priority: 100, ...rule }]),
  ) as object,
});
const DENY_ALL = { action: "DENY", source_range: "*" };

test.each<[string, object]>([
  ["a rule that allows all", firewall({ action: "ALLOW", source_range: "*" })],
  ["a rule that denies one range", firewall({ action: "DENY", source_range: "203.0.113.0/24" })],
  [
    "a denial after a rule that allows all",
    firewall(DENY_ALL, { ...DENY_ALL, action: "ALLOW", priority: 9 }),
  ],
  ["a denial in another project", firewall({ ...DENY_ALL, project: "other-project" })],
])("reports an app with %s in its firewall", (_, more) => {
  expect(found(APP, balancer({ app_engine: {} }), more)).toEqual(openApp());
});

test.each<[string, object]>([
  ["network settings that only admit load balancers", settings(INTERNAL)],
  ["network settings that only Terraform knows", settings("${var.ingress}")],
  ["network settings of what only Terraform knows", settings(INTERNAL, { service: "${var.service}" })],
  ["a firewall that denies all", firewall(DENY_ALL, { ...DENY_ALL, action: "ALLOW", priority: 200 })],
  [
    "a firewall that lets one range in",
    firewall({ action: "ALLOW", source_range: "203.0.113.0/24", priority: 9 }, DENY_ALL),
  ],
  [
    "a firewall that lets a range in that only Terraform knows",
    firewall({ action: "ALLOW", source_range: "${var.office}", priority: 9 }, DENY_ALL),
  ],
  ["a firewall that only Terraform knows", firewall({ action: "${var.action}", source_range: "*" })],
])("finds nothing in an app with %s", (_, more) => {
  expect(found(APP, balancer({ app_engine: {} }), more)).toEqual([]);
});

test("reports a load balancer of another stack", () => {
  const provider = { google: [{ project: "example-project", region: "asia-northeast1" }] };
  expect(
    foundInStacks(WAY_AROUND, {
      shop: { provider, resource: service() },
      edge: { provider, resource: balancer({ cloud_run: { service: "orders" } }) },
    }),
  ).toEqual(finding("Cloud Armor"));
});

test.each<[string, object, object, object?]>([
  [
    "its ingress settings shut the internet out",
    service({ ingress: "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER" }),
    { cloud_run: { service: SERVICE } },
  ],
  ["it has no URL", service({ default_uri_disabled: true }), { cloud_run: { service: SERVICE } }],
  ["nothing guards the load balancer", service(), { cloud_run: { service: SERVICE } }, {}],
  [
    "IAP is off in the load balancer",
    service(),
    { cloud_run: { service: SERVICE } },
    { iap: { enabled: false } },
  ],
  [
    "only IAP itself may call",
    service({}, { member: IAP_AGENT }),
    { cloud_run: { service: SERVICE } },
    { iap: { enabled: true } },
  ],
  [
    "IAP of the service itself checks everybody",
    BEHIND_IAP,
    { cloud_run: { service: SERVICE } },
    { iap: { enabled: true } },
  ],
  ["another service is behind it", service(), { cloud_run: { service: "page" } }],
  [
    "one of another region is behind it",
    service({ location: "us-east1" }),
    { cloud_run: { service: SERVICE } },
  ],
  [
    "a dynamic block is over what only Terraform knows",
    service(),
    { cloud_run: { service: SERVICE } },
    { ...ARMOR, backend: undefined, dynamic: { backend: { for_each: "${var.groups}", content: {} } } },
  ],
  ["the URL says what is behind it", service(), { cloud_run: { url_mask: "example.com/<service>" } }],
])("finds nothing if %s", (_, resource, leadsTo, backend = ARMOR) => {
  expect(found(resource, balancer(leadsTo, backend))).toEqual([]);
});
