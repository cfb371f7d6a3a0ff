import { PubsubTopic } from "@cdktf/provider-google/lib/pubsub-topic";
import { type App, TerraformOutput, type TerraformStack } from "cdktf";
import { CloudRunFunction } from "../../lib/functions/cloud-run-function";
import { ServiceAccount } from "../../lib/iam/service-account";
import { printedWarnings } from "../support/annotations";
import { newFunction } from "../support/functions";
import { newApp, newStack, NO_WAIT } from "../support/stack";

/** Two stacks, of which the second has the URL of a function of the first. */
function twoStacks() {
  const app = newApp(NO_WAIT);
  const [shop, depot] = [newStack(app, "shop"), newStack(app, "depot")];
  const orders = newFunction(shop, "orders");
  const report = newFunction(depot, "report", { environment: { ORDERS: orders.uri } });
  return { app, shop, depot, orders, report };
}

const synthesis = (app: App) => () => {
  app.synth();
};

const told = (...circle: string[]) =>
  `'stacks' must not need each other in a circle, got ${circle.join(", and ")}; `;

const BY_URL = "'depot/report', whose 'service_config.environment_variables.ORDERS' needs 'shop/orders'";
const ONE_STACK = "put them into one stack [at depot]";

test("a function and its caller in two stacks are refused with the line that solves it", () => {
  const { app, orders, report } = twoStacks();
  orders.grantInvoke(report);
  expect(synthesis(app)).toThrow(
    new Error(
      told(
        BY_URL,
        "'shop/orders/roles--run.invoker:serviceAccount:report-run', whose 'member' needs 'depot/report/service-account'",
      ) +
        "let the stack of the caller grant, with CloudRunFunction.fromFunctionName(…).grantInvoke(…), or put both into one stack [at depot]",
    ),
  );
});

test("that line solves it, and nothing is left to warn of", () => {
  const { app, depot, report } = twoStacks();
  CloudRunFunction.fromFunctionName(depot, "orders", "orders").grantInvoke(report);
  app.synth();
  expect(printedWarnings(app).filter((line) => !line.includes("no-callers"))).toEqual([]);
});

test.each<[title: string, close: (circle: ReturnType<typeof twoStacks>) => unknown, back: string]>([
  [
    "have the URLs of each other",
    ({ orders, report }) => {
      orders.addEnvironment("REPORT", report.uri);
    },
    "'shop/orders', whose 'service_config.environment_variables.REPORT' needs 'depot/report'",
  ],
  [
    "have each other's URLs in an output",
    ({ shop, report }) => new TerraformOutput(shop, "report", { value: report.uri }),
    "'shop/report', whose 'output.report.value' needs 'depot/report'",
  ],
  [
    "hold each other's names in an override",
    ({ orders, report }) => {
      (orders.node.defaultChild as PubsubTopic).addOverride("labels.other", report.functionName);
    },
    "'shop/orders', whose 'labels.other' needs 'depot/report'",
  ],
  [
    "meet in a resource of the provider's own",
    ({ shop, report }) => new PubsubTopic(shop, "own", { name: "own", labels: { of: report.functionName } }),
    "'shop/own', whose 'labels.of' needs 'depot/report'",
  ],
  [
    "are ordered by hand the other way",
    ({ shop, depot }) => {
      shop.addDependency(depot);
    },
    "'shop', which waits for 'depot'",
  ],
  [
    "need an account of each other",
    ({ orders, depot }) => {
      orders.addEnvironment("CALLER", new ServiceAccount(depot, "caller").email);
    },
    "'shop/orders', whose 'service_config.environment_variables.CALLER' needs 'depot/caller'",
  ],
])("two stacks that %s are refused, with both references", (_, close, back) => {
  const circle = twoStacks();
  close(circle);
  expect(synthesis(circle.app)).toThrow(new Error(told(BY_URL, back) + ONE_STACK));
});

test("the circle of three stacks is told as a whole, without what only leads into it", () => {
  const app = newApp(NO_WAIT);
  const stacks = ["a", "b", "c"].map((id) => newStack(app, id)) as [
    TerraformStack,
    TerraformStack,
    TerraformStack,
  ];
  const [x, y, z] = stacks.map((stack) => newFunction(stack, "fn", { name: `of-${stack.node.id}` })) as [
    CloudRunFunction,
    CloudRunFunction,
    CloudRunFunction,
  ];
  newFunction(newStack(app, "d"), "fn", { environment: { URL: x.uri } });
  x.addEnvironment("URL", z.uri);
  y.addEnvironment("URL", x.uri);
  z.addEnvironment("URL", y.uri);
  const needs = (from: string, to: string) =>
    `'${from}/fn', whose 'service_config.environment_variables.URL' needs '${to}/fn'`;
  expect(synthesis(app)).toThrow(
    new Error(`${told(needs("a", "c"), needs("c", "b"), needs("b", "a"))}put them into one stack [at a]`),
  );
});

test("other errors of a synthesis stay as they are", () => {
  const { app, depot } = twoStacks();
  const error = new Error("no circle");
  depot.node.addValidation({
    validate: () => {
      throw error;
    },
  });
  expect(synthesis(app)).toThrow(error);
});
