import { TerraformStack, Testing } from "cdktf";
import { TaskQueue } from "../../lib/callers/task-queue";
import { resolvedIn } from "../../lib/core/tokens";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { NO_CIRCLE } from "../../lib/rules/no-circle";
import { CloudRunService } from "../../lib/services/cloud-run-service";
import { newFunction } from "../support/functions";
import { newStack } from "../support/stack";
import { at, foundBy } from "./findings";

const URL_REMEDY = "; for a URL, give 'deterministicUri', which is known before";

/** What is told of a stack as a whole. */
function told(stack: TerraformStack): () => string {
  return () => Testing.synth(stack, true);
}

test("reports a resource that refers to itself", () => {
  const topic = at("shop/topic", { name: "a", labels: { own: "x-${google_pubsub_topic.topic.id}" } });
  expect(foundBy(NO_CIRCLE, { resource: { google_pubsub_topic: { topic } } })).toEqual([
    "'labels.own' must not refer to its own resource, got 'shop/topic' [at shop/topic] (no-circle)",
  ]);
});

test("reports two resources that need each other, with the arguments of both", () => {
  const google_pubsub_topic = {
    one: at("shop/one/Resource", { labels: { other: "${google_pubsub_topic.two.id}" } }),
    two: at("shop/two/Resource", { depends_on: ["google_pubsub_topic.one"] }),
  };
  expect(foundBy(NO_CIRCLE, { resource: { google_pubsub_topic } })).toEqual([
    "'labels.other' must not lead back to 'shop/one', got 'shop/two', whose 'depends_on' needs 'shop/one' [at shop/one] (no-circle)",
  ]);
});

test("follows local values, data sources, modules and replacements", () => {
  const found = foundBy(NO_CIRCLE, {
    locals: { a: { list: ["${data.google_pubsub_topic.b.id}"] } },
    data: { google_pubsub_topic: { b: { name: '${lookup(module.c.names, "x", "y")}' } } },
    module: { c: { source: "./c", depends_on: ["google_pubsub_topic.d"] } },
    resource: {
      google_pubsub_topic: {
        d: { lifecycle: { replace_triggered_by: ["google_pubsub_topic.e.id"] } },
        e: { name: "${local.a}" },
      },
    },
  });
  expect(found).toEqual([
    "'name' must not lead back to 'shop/data.google_pubsub_topic.b', got 'shop/module.c', whose 'c.depends_on' needs 'shop/google_pubsub_topic.d', whose 'lifecycle.replace_triggered_by' needs 'shop/google_pubsub_topic.e', whose 'name' needs 'shop/local.a', whose 'a.list' needs 'shop/data.google_pubsub_topic.b' [at shop/data.google_pubsub_topic.b] (no-circle)",
  ]);
});

test("tells the circle alone, and not what waits for it", () => {
  const google_pubsub_topic = {
    a: { name: "${google_pubsub_topic.b.id}" },
    b: { name: "${google_pubsub_topic.c.id}" },
    c: { name: "${google_pubsub_topic.c.id}" },
  };
  expect(foundBy(NO_CIRCLE, { resource: { google_pubsub_topic } })).toEqual([
    "'name' must not refer to its own resource, got 'shop/google_pubsub_topic.c' [at shop/google_pubsub_topic.c] (no-circle)",
  ]);
});

test("takes text that names a resource for text", () => {
  const google_pubsub_topic = {
    one: { labels: { a: "google_pubsub_topic.one.id", b: "$${google_pubsub_topic.one.id}" } },
    two: { name: "${google_pubsub_topic.one.id} of google_pubsub_topic.two" },
  };
  expect(foundBy(NO_CIRCLE, { resource: { google_pubsub_topic } })).toEqual([]);
});

describe("an app", () => {
  test("cannot give a function its own URL, but the one by the project's number", () => {
    const stack = newStack();
    const fn = newFunction(stack, "orders");
    fn.addEnvironment("SELF", fn.uri);
    expect(told(stack)).toThrow(
      `'service_config.environment_variables.SELF' must not refer to its own resource, got 'shop/orders'${URL_REMEDY} [at shop/orders] (no-circle)`,
    );
    const other = newStack();
    const mended = newFunction(other, "orders");
    mended.addEnvironment("SELF", mended.deterministicUri);
    expect(told(other)).not.toThrow();
  });

  test("cannot give two functions the URLs of each other", () => {
    const stack = newStack();
    const [orders, billing] = [newFunction(stack, "orders"), newFunction(stack, "billing")];
    orders.addEnvironment("BILLING", billing.uri);
    billing.addEnvironment("ORDERS", orders.uri);
    expect(told(stack)).toThrow(
      `'service_config.environment_variables.ORDERS' must not lead back to 'shop/billing', got 'shop/orders', whose 'service_config.environment_variables.BILLING' needs 'shop/billing'${URL_REMEDY} [at shop/billing] (no-circle)`,
    );
  });

  test("gives a function the name of the queue that calls it", () => {
    const stack = newStack();
    const fn = newFunction(stack, "orders");
    fn.addEnvironment("QUEUE", new TaskQueue(stack, "queue", { target: fn }).queueName);
    expect(told(stack)).not.toThrow();
  });

  test("cannot let two constructs wait for each other", () => {
    const stack = newStack();
    const first = newFunction(stack, "first");
    const second = newFunction(stack, "second", { dependsOn: [first] });
    first.node.addDependency(second);
    expect(told(stack)).toThrow(
      "'depends_on' must not lead back to 'shop/first', got 'shop/second', whose 'depends_on' needs 'shop/first' [at shop/first] (no-circle)",
    );
  });
});

test("the URL by the project's number has the name of the Cloud Run service", () => {
  const stack = newStack();
  const service = new CloudRunService(stack, "api", {
    ...{
      image: "us-docker.pkg.dev/cloudrun/container/hello",
      ingress: IngressSettings.ALL,
      deletionProtection: false,
    },
    location: "europe-west1",
  });
  expect(resolvedIn(stack, service.deterministicUri)).toMatch(
    /^https:\/\/api-\$\{data\.google_project\.[\w-]+\.number\}\.europe-west1\.run\.app$/,
  );
  expect(resolvedIn(stack, newFunction(stack, "Orders_API").deterministicUri)).toMatch(
    /^https:\/\/orders-api-/,
  );
});

test("there is no URL by the project's number for a name that only Terraform knows", () => {
  const stack = newStack();
  const fn = newFunction(stack, "orders", { name: "${var.name}" });
  expect(() => fn.deterministicUri).toThrow(
    new Error(
      "'name' must be known at synthesis for a URL with the project's number, got a token [at shop/orders]",
    ),
  );
});
