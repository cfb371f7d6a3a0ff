import { openApiProblems } from "../../../stand-ins/google-rules/gateway";
import { googleRules, JUDGED_TYPES } from "../../../stand-ins/google-rules/google-rules";
import { ConfigReader } from "../../../stand-ins/hcl/config-reader";
import { bindingSchema } from "../../../stand-ins/schema/binding-schema";
import { bare, isInstalled, schemaOf } from "../bare-values";

/** The problems that Google has with these arguments of a resource. */
function problems(type: string, json: object): string[] {
  const schema = bindingSchema("google", "resource", type);
  const values = new ConfigReader().block(schema, { ...json });
  return googleRules(type).flatMap((rule) => rule({ values, at: "", directory: "." }));
}

const FUNCTION = "google_cloudfunctions2_function";
const SERVICE = "google_cloud_run_v2_service";
const SUBSCRIPTION = "google_pubsub_subscription";
const FIREWALL = "google_app_engine_firewall_rule";
const DENIAL = "google_iam_deny_policy";
const container = { image: "example.com/orders", ports: { container_port: 8080 } };
const inService = (more: object) => ({ template: { containers: [{ ...container, ...more }] } });
const denied = (principal: string) => ({ rules: { deny_rule: { denied_principals: [principal] } } });

test.each<[string, object]>([
  [FUNCTION, { name: "orders", service_config: { available_memory: "256Mi", timeout_seconds: 60 } }],
  [SERVICE, { name: "orders", ...inService({ resources: { limits: { cpu: "4", memory: "2048Mi" } } }) }],
  ["google_pubsub_topic", { name: "orders", labels: { team: "", größe: "1" } }],
  [SUBSCRIPTION, { message_retention_duration: "600.5s", ack_deadline_seconds: 10 }],
  ["google_cloud_scheduler_job", { name: "nightly", http_target: { uri: "https://example.com/a?b=c" } }],
  [FIREWALL, { priority: 2_147_483_646, source_range: "2001:db8::/32" }],
  [DENIAL, denied("principalSet://goog/group/ops@example.com")],
])("for %s, Google accepts %j", (type, json) => {
  expect(problems(type, json)).toEqual([]);
});

test.each<[string, object, string]>([
  [
    FUNCTION,
    { service_config: { timeout_seconds: 1.5 } },
    "service_config.0.timeout_seconds must be a whole number from 1 to 2147483647, got 1.5",
  ],
  [FUNCTION, { labels: { Team: "x" } }, 'labels must have valid entries, got "Team"'],
  [
    SERVICE,
    inService({ resources: { limits: { cpu: "4", memory: "512Mi" } } }),
    "template.0.containers.0.: 4 CPUs need 2 GiB, 6 and 8 need 4 GiB; fractions have at most 512 MiB or 1 GiB",
  ],
  [
    SERVICE,
    inService({ env: [{ name: "PORT", value: "1" }] }),
    "template.0.containers.0.: env PORT is reserved where requests arrive",
  ],
  [
    SUBSCRIPTION,
    { message_retention_duration: "10m" },
    '"message_retention_duration" ("10m") doesn\'t match regexp "^\\d+(\\.\\d{1,9})?s$"',
  ],
  [SUBSCRIPTION, { filter: "é".repeat(129) }, "filter has more than 256 bytes"],
  [
    "google_cloud_scheduler_job",
    { http_target: { uri: "http://example.com" } },
    "http_target.0.uri is no URL: http://example.com",
  ],
  [
    FIREWALL,
    { priority: 2_147_483_647 },
    "priority must be a whole number from 1 to 2147483646, got 2147483647",
  ],
  [FIREWALL, { source_range: "10.0.0.0/33" }, "source_range is none: 10.0.0.0/33"],
])("for %s, Google refuses %j", (type, json, problem) => {
  expect(problems(type, json)).toEqual([problem]);
});

test("a deny policy spells principals differently from an allow policy", () => {
  expect(problems(DENIAL, denied("group:ops@example.com"))).toEqual([
    expect.stringMatching(/^"rules\.0\.deny_rule\.0\.denied_principals" \("group:ops@example\.com"\)/),
  ]);
});

describe("for an OpenAPI document, API Gateway", () => {
  const operation = {
    operationId: "listOrders",
    responses: { "200": { description: "Orders" } },
    "x-google-backend": { address: "https://example.com" },
  };
  const document = (more: object, path = "/orders") => ({
    swagger: "2.0",
    info: { title: "Orders", version: "1" },
    paths: { [path]: { get: { ...operation, ...more } } },
  });

  test("accepts a complete document", () => {
    expect(openApiProblems(document({}))).toEqual([]);
  });

  test("ignores what is not a document", () => {
    expect(openApiProblems({ name: "orders" })).toEqual([]);
  });

  test.each<[object, string]>([
    [document({ operationId: "-" }), "get /orders: operationId must be given"],
    [document({ "x-google-backend": {} }), "get /orders: its backend has no URL"],
    [document({ security: [{ api_key: [] }] }), "get /orders: its scheme is not defined"],
    [document({}, "/a//b"), "/a//b has an empty segment"],
    [{ ...document({}), swagger: "1.2" }, "it has no version of OpenAPI"],
  ])("refuses %j", (wrong, problem) => {
    expect(openApiProblems({ ...wrong })).toEqual([problem]);
  });
});

test("the arguments in the rules exist", () => {
  for (const type of JUDGED_TYPES.filter(isInstalled)) {
    const place = { values: bare(schemaOf(type)), at: "", directory: "." };
    expect(() => {
      googleRules(type).forEach((rule) => rule(place));
    }).not.toThrow();
  }
});
