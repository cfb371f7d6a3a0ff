import { SchedulerJob } from "../../lib/callers/scheduler-job";
import { TaskQueue } from "../../lib/callers/task-queue";
import { newStack } from "../support/stack";
import { builtElsewhere } from "../triggers/event-driven";

interface Headers {
  [name: string]: string;
}

function queueWith(headers: Headers): void {
  const stack = newStack();
  new TaskQueue(stack, "caller", { target: builtElsewhere(stack, "orders"), headers });
}

function scheduleWith(headers: Headers): void {
  const stack = newStack();
  const target = builtElsewhere(stack, "orders");
  new SchedulerJob(stack, "caller", { schedule: "0 9 * * *", timeZone: "Etc/UTC", target, headers });
}

const CALLERS: [caller: string, make: (headers: Headers) => void][] = [
  ["queue", queueWith],
  ["schedule", scheduleWith],
];

const NAMES = `'headers' must have names of letters, digits and "!#$%&'*+-.^_\`|~", like 'X-Probe', got`;

describe.each(CALLERS)("a %s", (_, make) => {
  test.each<[Headers, string]>([
    [{ "": "secret" }, `${NAMES} ''`],
    [{ "a b:": "secret" }, `${NAMES} 'a b:'`],
    [{ "X-A": "secret\nX-B: other" }, "'headers.X-A' must hold no line breaks, got a value that does"],
    [{ "X-A": "1", "x-a": "2" }, "'headers' must name each header once, got 'X-A' and 'x-a'"],
    [
      { "x-serverless-authorization": "secret" },
      "'headers' must not set a header that Cloud Run reads in the place of the token, got 'x-serverless-authorization'",
    ],
  ])("refuses the headers %j", (headers, message) => {
    expect(() => {
      make({ "X-Shop": "1", ...headers });
    }).toThrow(new Error(`${message} [at shop/caller]`));
  });

  test("takes headers that are like each other, and values of any text", () => {
    expect(() => {
      make({ "X-A": "", "X-AB": "${x} %{y}", "Content-Type": "text/plain; charset=utf-8" });
    }).not.toThrow();
  });
});

test("a queue takes no header whose name only Terraform knows", () => {
  expect(() => {
    queueWith({ "${var.name}": "1" });
  }).toThrow(new Error(`${NAMES} a token [at shop/caller]`));
  expect(() => {
    scheduleWith({ "${var.name}": "1" });
  }).not.toThrow();
});
