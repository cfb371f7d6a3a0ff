import { AppEngineFirewallRule as AppEngineFirewallRuleResource } from "@cdktf/provider-google/lib/app-engine-firewall-rule";
import {
  AppEngineFirewallRule,
  type AppEngineFirewallRuleProps,
  FirewallAction,
} from "../../lib/app-engine/app-engine-firewall-rule";
import { ProjectServices } from "../../lib/core/project-services";
import { all } from "../support/resources";
import { newStack } from "../support/stack";

/** The rules of a firewall with one rule. */
function rulesOf(props: Partial<AppEngineFirewallRuleProps> = {}, stack = newStack()): unknown[] {
  new AppEngineFirewallRule(stack, "office", {
    priority: 1000,
    action: FirewallAction.ALLOW,
    sourceRange: "203.0.113.0/24",
    ...props,
  });
  return all(stack, AppEngineFirewallRuleResource);
}

const RULE = { priority: 1000, action: "ALLOW", source_range: "203.0.113.0/24", project: "example-project" };

test("writes every prop, with the description escaped", () => {
  expect(rulesOf()).toEqual([RULE]);
  const props = { action: FirewallAction.DENY, description: "not ${us}", project: "other-project" };
  expect(rulesOf(props)).toEqual([
    { ...RULE, action: "DENY", description: "not $${us}", project: "other-project" },
  ]);
});

test.each([
  "*",
  "203.0.113.7",
  "203.0.113.7/32",
  "0.0.0.0/0",
  "2001:db8::/32",
  "2001:db8::1",
  "${var.office}",
])("accepts the source range %s", (sourceRange) => {
  expect(rulesOf({ sourceRange })).toEqual([{ ...RULE, source_range: sourceRange }]);
});

test.each([
  ...["", "office.example.com", "203.0.113", "203.0.113.0/33", "203.0.113.0/", "203.0.113.0/-1"],
  ...["203.0.113.0/24/24", "2001:db8::/129", "**", "/24"],
  ...["203.0.113.0/024", "203.0.113.0/+24", "fe80::1%eth0", "fe80::1%eth0/64"],
])("refuses the source range '%s'", (sourceRange) => {
  expect(() => rulesOf({ sourceRange })).toThrow(
    new Error(
      `'sourceRange' must be an address, a range like '203.0.113.0/24', or '*', got '${sourceRange}' [at shop/office]`,
    ),
  );
});

test.each([1, 2147483646])("accepts the priority %d", (priority) => {
  expect(rulesOf({ priority })).toEqual([{ ...RULE, priority }]);
});

test.each([
  [0, "must be between 1 and 2147483646, got 0"],
  [2147483648, "must be between 1 and 2147483646, got 2147483648"],
  [1.5, "must be a whole number, got 1.5"],
])("refuses the priority %d", (priority, problem) => {
  expect(() => rulesOf({ priority })).toThrow(new Error(`'priority' ${problem} [at shop/office]`));
});

test("depends on App Engine's API if the stack enables APIs", () => {
  const stack = newStack();
  new ProjectServices(stack, "apis");
  expect(rulesOf({}, stack)).toEqual([
    { ...RULE, depends_on: ["google_project_service.apis_appenginegoogleapiscom_CE3D7878"] },
  ]);
});

test("refuses the priority of another rule of its project", () => {
  const stack = newStack();
  const define = (id: string, priority: number, project?: string) => () =>
    new AppEngineFirewallRule(stack, id, {
      priority,
      action: FirewallAction.DENY,
      sourceRange: "*",
      project,
    });
  define("one", 1000)();
  expect(define("next", 1001)).not.toThrow();
  expect(define("other", 1000, "other-project")).not.toThrow();
  expect(define("two", 1000, "example-project")).toThrow(
    new Error("'priority' must differ from that of shop/one, got '1000' [at shop/two]"),
  );
});

test("refuses a description of more than 100 characters", () => {
  const description = "é".repeat(100);
  expect(rulesOf({ description })).toEqual([{ ...RULE, description }]);
  expect(() => rulesOf({ description: `${description}!` })).toThrow(
    new Error("'description' must be at most 100 characters, got 101 [at shop/office]"),
  );
  expect(() => rulesOf({ description: "${x}".repeat(26) })).toThrow(
    new Error("'description' must be at most 100 characters, got 104 [at shop/office]"),
  );
});
