import type { TerraformStack } from "cdktf";
import { GoogleProviderVersion } from "../../lib/core/provider-version";
import type { CloudRunJobProps } from "../../lib/services/cloud-run-job-props";
import { warnings } from "../support/annotations";
import { newStack } from "../support/stack";
import { newJob, report, reportOf } from "./new-job";
import { resourcesOf } from "./new-service";

function stackWith(props: Partial<CloudRunJobProps>, version?: string): TerraformStack {
  const stack = newStack();
  if (version !== undefined) GoogleProviderVersion.pin(stack, version);
  newJob(stack, "report", props);
  return stack;
}

test.each<[string, Partial<CloudRunJobProps>, object]>([
  ["7.43.0", { startExecutionToken: "start-${x}" }, report({ start_execution_token: "start-$${x}" })],
  ["7.43.0", { runExecutionToken: "migrate-7" }, report({ run_execution_token: "migrate-7" })],
  [
    "7.41.0",
    { tags: { "tagKeys/123": "tagValues/456" } },
    report({ tags: { "tagKeys/123": "tagValues/456" } }),
  ],
  ["8.6.0", { delayExecution: true }, report({}, { delay_execution: true })],
  ["6.50.0", { delayExecution: false }, report()],
])("google %s has what a job asks of it", (version, props, written) => {
  const stack = stackWith(props, version);
  resourcesOf(stack);
  expect(reportOf(stack)).toEqual(written);
});

test.each<[string, Partial<CloudRunJobProps>]>([
  [
    "'startExecutionToken' must not ask for an execution that a deployment starts before google 7.43.0, got google 6.50.0; pin a newer one with GoogleProviderVersion.pin(stack, '7.43.0')",
    { startExecutionToken: "a" },
  ],
  [
    "'runExecutionToken' must not ask for an execution that a deployment starts before google 7.43.0, got google 6.50.0; pin a newer one with GoogleProviderVersion.pin(stack, '7.43.0')",
    { runExecutionToken: "a" },
  ],
  [
    "'tags' must not ask for tags of a job before google 7.41.0, got google 6.50.0; pin a newer one with GoogleProviderVersion.pin(stack, '7.41.0')",
    { tags: { "tagKeys/123": "tagValues/456" } },
  ],
  [
    "'delayExecution' must not ask for an execution that may begin later before google 8.6.0, got google 6.50.0; pin a newer one with GoogleProviderVersion.pin(stack, '8.6.0')",
    { delayExecution: true },
  ],
])("the bindings' version does not have it: %s", (rule, props) => {
  expect(() => resourcesOf(stackWith(props))).toThrow(rule);
});

test.each<[string, Partial<CloudRunJobProps>]>([
  [
    "'runExecutionToken' must be left out where 'startExecutionToken' is given, got both",
    { startExecutionToken: "a", runExecutionToken: "b" },
  ],
  [
    "'startExecutionToken' must have fewer than 63 characters together with the job's name, got 63",
    { startExecutionToken: "a".repeat(57) },
  ],
  [
    "'runExecutionToken' must have fewer than 63 characters together with the job's name, got 64",
    { name: "a-very-long-name-of-a-job-that-leaves-little-for-its-executio", runExecutionToken: "abc" },
  ],
])("a job is refused: %s", (rule, props) => {
  expect(() => stackWith(props, "8.6.0")).toThrow(new Error(`${rule} [at shop/report]`));
});

test.each(["", "A B", "Migrate", "7-"])("warns of the execution token '%s'", (token) => {
  expect(warnings(stackWith({ runExecutionToken: token }, "7.43.0"))).toEqual([
    `[shop/report] 'runExecutionToken' must be lower-case letters, digits and hyphens, like 'migrate-7', got '${token}'`,
  ]);
});

test("a name or a text that only Terraform knows is not measured", () => {
  expect(() =>
    stackWith({ name: "${var.name}", startExecutionToken: "a".repeat(62) }, "7.43.0"),
  ).not.toThrow();
  expect(() => stackWith({ runExecutionToken: `${"a".repeat(62)}\${var.run}` }, "7.43.0")).not.toThrow();
});
