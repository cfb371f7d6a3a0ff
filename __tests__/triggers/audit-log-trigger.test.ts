import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformVariable } from "cdktf";
import { LOGGED_API, LOGGED_METHOD } from "../../lib/core/formats/events";
import { fits } from "../../lib/core/formats/format";
import { AuditLogTrigger, type AuditLogTriggerProps } from "../../lib/triggers/audit-log-trigger";
import { newStack } from "../support/stack";
import {
  allowPolicies,
  EVENT_POLICIES,
  EVENT_RECEIVER,
  eventTrigger,
  lookUps,
  resizing,
  triggersOf,
} from "./event-driven";

const INSERT_JOB = {
  serviceName: "bigquery.googleapis.com",
  methodName: "google.cloud.bigquery.v2.JobService.InsertJob",
};
const auditing = (props: Partial<AuditLogTriggerProps> = {}, location?: string) =>
  resizing(new AuditLogTrigger({ ...INSERT_JOB, ...props }), { location });
const FILTERS = [
  { attribute: "serviceName", value: INSERT_JOB.serviceName },
  { attribute: "methodName", value: INSERT_JOB.methodName },
];

/** A trigger that depends on the eventReceiver grant. */
const trigger = (block: object = {}) => [
  {
    depends_on: [EVENT_RECEIVER],
    event_trigger: eventTrigger({
      event_type: "google.cloud.audit.log.v1.written",
      event_filters: FILTERS,
      ...block,
    }),
  },
];

test("delivers the audit logs of a method, from the function's location", () => {
  expect(triggersOf(auditing())).toEqual(trigger());
  expect(triggersOf(auditing({}, "us-west1"))).toMatchObject([
    { event_trigger: { trigger_region: "us-west1" } },
  ]);
});

test("may call the function and receive the project's events, and looks nothing up", () => {
  const stack = auditing();
  expect(allowPolicies(stack)).toEqual(EVENT_POLICIES);
  expect(lookUps(stack)).toEqual({});
});

test.each([
  ["projects/_/buckets/uploads/objects/a.txt", undefined],
  ["/projects/example-project/datasets/*/tables/t", "match-path-pattern"],
  ["projects/_/buckets/uploads/**", "match-path-pattern"],
  ["projects/_/buckets/{bucket}/objects/a.txt", "match-path-pattern"],
])("filters by the resource %s", (resourceName, operator) => {
  const filter = { attribute: "resourceName", value: resourceName, ...(operator && { operator }) };
  expect(triggersOf(auditing({ resourceName }))).toEqual(trigger({ event_filters: [...FILTERS, filter] }));
});

test("refuses a pattern for resources that Eventarc cannot read", () => {
  expect(() => auditing({ resourceName: "projects/**/buckets/**" })).toThrow(
    new Error(
      "'resourceName' must be a path pattern with one '**' at most, got 'projects/**/buckets/**' [at shop/resize]",
    ),
  );
});

test.each(["global", "us-central1"])("accepts another region: %s", (triggerRegion) => {
  expect(triggersOf(auditing({ triggerRegion }))).toEqual(trigger({ trigger_region: triggerRegion }));
});

test.each(["us", "eu", "asia", "nam5", "eur3"])("refuses the multi-region %s", (triggerRegion) => {
  expect(() => auditing({ triggerRegion })).toThrow(
    new Error(
      `'triggerRegion' must be a single region or 'global' for audit logs, got '${triggerRegion}' [at shop/resize]`,
    ),
  );
});

test.each(["bigquery", "BigQuery.googleapis.com", "https://bigquery.googleapis.com", ""])(
  "refuses the API '%s'",
  (serviceName) => {
    expect(() => auditing({ serviceName })).toThrow(
      new Error(
        `'serviceName' must be the name of an API, like 'bigquery.googleapis.com', got '${serviceName}' [at shop/resize]`,
      ),
    );
  },
);

test.each(["storage.objects.*", "storage objects create", ""])("refuses the method '%s'", (methodName) => {
  expect(() => auditing({ methodName })).toThrow(
    new Error(
      `'methodName' must be the name of a method, like 'storage.objects.create', got '${methodName}' [at shop/resize]`,
    ),
  );
});

test("accepts tokens unchecked", () => {
  const stack = newStack();
  const text = new TerraformVariable(stack, "text", {}).stringValue;
  resizing(
    new AuditLogTrigger({ serviceName: text, methodName: text, resourceName: text, triggerRegion: text }),
    {},
    stack,
  );
  expect(triggersOf(stack)).toEqual(
    trigger({
      trigger_region: "${var.text}",
      event_filters: ["serviceName", "methodName", "resourceName"].map((attribute) => ({
        attribute,
        value: "${var.text}",
      })),
    }),
  );
});

test("accepts every service and method of Google's public catalogue of audit logs", () => {
  const lines = readFileSync(join(__dirname, "audit-methods.txt"), "utf8").trim().split("\n").slice(1);
  const names = lines.map((line) => line.split(" "));
  expect(names.flatMap(([service]) => (fits(service, LOGGED_API) ? [] : service))).toEqual([]);
  expect(names.flatMap(([, ...methods]) => methods.filter((name) => !fits(name, LOGGED_METHOD)))).toEqual([]);
  expect(names.flat().length).toBeGreaterThan(7000);
});
