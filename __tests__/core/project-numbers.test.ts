import { SchedulerJob } from "../../lib/callers/scheduler-job";
import { PROJECT_NUMBERS_CONTEXT, projectIdOf } from "../../lib/core/project-numbers";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { newFunction } from "../support/functions";
import { newApp, newStack } from "../support/stack";

function stackWith(numbers: unknown) {
  const app = newApp();
  app.node.setContext(PROJECT_NUMBERS_CONTEXT, numbers);
  return newStack(app);
}

test.each([
  ["123456789012", "example-project"],
  ["999999999999", "999999999999"],
  ["example-project", "example-project"],
  ["other-project", "other-project"],
])("the project %s is %s", (project, id) => {
  expect(projectIdOf(stackWith({ "example-project": "123456789012" }), project)).toBe(id);
});

test.each([undefined, null, "x", []])("the context %p names no number", (numbers) => {
  expect(projectIdOf(stackWith(numbers), "123456789012")).toBe("123456789012");
});

test("a project by its number here and by its id there is one project", () => {
  const stack = stackWith({ "example-project": "123456789012" });
  const times = { schedule: "0 9 * * *", timeZone: "Etc/UTC" };
  const ingress = IngressSettings.INTERNAL;
  const byId = newFunction(stack, "by-id", { ingress, project: "example-project" });
  const byNumber = newFunction(stack, "by-number", { ingress, project: "123456789012" });
  expect(() => {
    new SchedulerJob(stack, "job-by-number", { ...times, project: "123456789012", target: byId });
    new SchedulerJob(stack, "job-by-id", { ...times, project: "example-project", target: byNumber });
  }).not.toThrow();
  expect(() => newFunction(stack, "other", { name: "by-id", project: "123456789012" })).toThrow(
    "'name' must differ from that of shop/by-id",
  );
  expect(
    () => new SchedulerJob(stack, "job-elsewhere", { ...times, project: "999999999999", target: byId }),
  ).toThrow("by which shop/job-elsewhere calls from 999999999999 to example-project");
});
