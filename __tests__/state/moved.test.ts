import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { Fn, Lazy, type TerraformElement, TerraformStack, Testing } from "cdktf";
import { Construct, type Node } from "constructs";
import { Principal } from "../../lib/iam/principal";
import { ServiceAccount } from "../../lib/iam/service-account";
import { type ITopic, Topic } from "../../lib/resources/topic";
import { Moved } from "../../lib/state/moved";
import { newFunction } from "../support/functions";
import { newApp, newStack, NO_WAIT } from "../support/stack";

interface MovedBlock {
  readonly from: string;
  readonly to: string;
}

const movesIn = (stack: TerraformStack) =>
  (JSON.parse(Testing.synth(stack, true)) as { moved?: MovedBlock[] }).moved;

/** All addresses of the resources in a stack. */
const addressesIn = (stack: TerraformStack): string[] =>
  Object.entries((JSON.parse(Testing.synth(stack)) as { resource: object }).resource).flatMap(
    ([type, named]: [string, object]) => Object.keys(named).map((name) => `${type}.${name}`),
  );

/** Where the blocks lead from an address. */
function ends(blocks: readonly MovedBlock[], address: string): string {
  const next = blocks.find(({ from }) => from === address);
  return next ? ends(blocks, next.to) : address;
}

/** A stack with a function that a group and another function may call, with an id of the test's choice. */
function shopWith(id: string, place?: string): { readonly stack: TerraformStack; readonly moved: Construct } {
  const stack = newStack();
  const orders = newFunction(place ? new Construct(stack, place) : stack, id, { name: "orders" });
  orders.grantInvoke(Principal.group("ops@example.com"));
  orders.grantInvoke(newFunction(stack, "report"));
  return { stack, moved: orders };
}

test.each([
  ["another id", "orders", undefined, "shop/hello"],
  ["another place", "orders", "backend", "shop/hello"],
])("moves everything below a construct with %s, also what is added later", (_what, id, place, path) => {
  const before = addressesIn(shopWith("hello").stack);
  const { stack, moved } = shopWith(id, place);
  Moved.fromPath(moved, path);
  const after = addressesIn(stack);
  const blocks = movesIn(stack) ?? [];
  expect(blocks.map(({ from }) => from).sort()).toEqual(before.filter((one) => !after.includes(one)).sort());
  expect(blocks.map(({ to }) => to).sort()).toEqual(after.filter((one) => !before.includes(one)).sort());
  expect(blocks).toHaveLength(5);
});

test("several earlier paths are a chain, the oldest first", () => {
  const stack = newStack();
  const account = new ServiceAccount(stack, "third", { accountId: "reports" });
  Moved.fromPath(account, "shop/first");
  Moved.fromPath(account, "shop/second");
  expect(movesIn(stack)).toEqual([
    { from: "google_service_account.first_06E01775", to: "google_service_account.second_72DCB114" },
    { from: "google_service_account.second_72DCB114", to: "google_service_account.third_EFFD0E68" },
  ]);
});

test.each([true, false])(
  "an inner and an outer construct move, in either order of the calls (%s)",
  (isOuterFirst) => {
    const stack = newStack();
    const backend = new Construct(stack, "backend");
    const account = new ServiceAccount(backend, "reports");
    new ServiceAccount(backend, "others");
    const calls = [
      () => {
        Moved.fromPath(backend, "shop/old");
      },
      () => {
        Moved.fromPath(account, "shop/old/told");
      },
    ];
    for (const call of isOuterFirst ? calls : calls.reverse()) call();
    const before = newStack();
    const old = new Construct(before, "old");
    new ServiceAccount(old, "told", { accountId: "reports" });
    new ServiceAccount(old, "others");
    const [others, told] = addressesIn(before);
    const [othersNow, reportsNow] = addressesIn(stack);
    const blocks = movesIn(stack) ?? [];
    expect(ends(blocks, told)).toBe(reportsNow);
    expect(ends(blocks, others)).toBe(othersNow);
  },
);

test("grants elsewhere that have the path of an account in their ids move with it", () => {
  const stackWith = (id: string) => {
    const stack = newStack();
    const orders = newFunction(stack, "orders");
    const account = new ServiceAccount(stack, id, { accountId: Fn.lower("REPORTS-RUN") });
    orders.grantInvoke(account);
    return { stack, account };
  };
  const before = addressesIn(stackWith("hello").stack);
  const { stack, account } = stackWith("reports");
  Moved.fromPath(account, "shop/hello");
  const after = addressesIn(stack);
  const blocks = movesIn(stack) ?? [];
  expect(blocks.map(({ from }) => from).sort()).toEqual(before.filter((one) => !after.includes(one)).sort());
  expect(blocks.map(({ to }) => to).sort()).toEqual(after.filter((one) => !before.includes(one)).sort());
  expect(blocks).toHaveLength(2);
});

test("grants move to an import that stands before what had them", () => {
  const defined = (stack: TerraformStack) => new Topic(stack, "orders");
  const found = (stack: TerraformStack) => Topic.fromTopicName(stack, "found", "orders");
  const stackWith = (...all: ((stack: TerraformStack) => ITopic)[]) => {
    const stack = newStack();
    const [first] = all.map((make) => make(stack));
    first.grantPublish(Principal.group("ops@example.com"));
    return { stack, first };
  };
  const before = addressesIn(stackWith(defined, found).stack);
  const { stack, first } = stackWith(found, defined);
  const now = addressesIn(stack);
  Moved.fromPath(first, "shop/orders");
  const blocks = movesIn(stack);
  expect(blocks).toHaveLength(1);
  expect(blocks?.map(({ from }) => from)).toEqual(before.filter((one) => !now.includes(one)));
  expect(blocks?.map(({ to }) => to)).toEqual(now.filter((one) => !before.includes(one)));
});

test("a resource with a logical id of its own stays where it is", () => {
  const stack = newStack();
  const account = new ServiceAccount(stack, "reports");
  (account.node.defaultChild as TerraformElement).overrideLogicalId("own");
  newFunction(account, "orders");
  Moved.fromPath(account, "shop/hello");
  expect(movesIn(stack)?.filter(({ to }) => to.endsWith(".own"))).toEqual([]);
});

test("a stack that makes addresses in its own way has that way asked", () => {
  class Short extends TerraformStack {
    protected override allocateLogicalId(element: TerraformElement | Node): string {
      const { path } = "node" in element ? element.node : element;
      return path.replace(/^shop\//, "").replaceAll("/", "_");
    }
  }
  const stack = new Short(newApp(NO_WAIT), "shop");
  new GoogleProvider(stack, "google", { project: "example-project", region: "asia-northeast1" });
  Moved.fromPath(new ServiceAccount(stack, "reports"), "shop/hello");
  expect(movesIn(stack)).toEqual([
    { from: "google_service_account.hello_Resource", to: "google_service_account.reports_Resource" },
  ]);
});

describe("throws an error for a path that", () => {
  const account = () => new ServiceAccount(newStack(), "reports");

  test.each([
    ["is in another stack", "depot/hello"],
    ["does not begin with the stack", "hello"],
    ["has an empty id", "shop//hello"],
    ["is that of the stack", "shop/"],
  ])("%s", (_what, path) => {
    expect(() => {
      Moved.fromPath(account(), path);
    }).toThrow(
      new Error(
        `'path' must be a path in the stack of the construct, like 'shop/reports', got '${path}' [at shop/reports]`,
      ),
    );
  });

  test("is in another stack of the app", () => {
    const app = newApp(NO_WAIT);
    newStack(app, "depot");
    const reports = new ServiceAccount(newStack(app), "reports");
    expect(() => {
      Moved.fromPath(reports, "depot/hello");
    }).toThrow(
      new Error(
        "'path' must be a path in the stack of the construct, like 'shop/reports', got 'depot/hello'; what comes from another stack is imported here, and forgotten there with Removed.address: see docs/guides/changes.md [at shop/reports]",
      ),
    );
  });

  test("is that of today", () => {
    expect(() => {
      Moved.fromPath(account(), "shop/reports");
    }).toThrow(
      new Error(
        "'path' must be an earlier path of the construct, got that of today, 'shop/reports' [at shop/reports]",
      ),
    );
  });

  test("only Terraform knows", () => {
    expect(() => {
      Moved.fromPath(account(), Lazy.stringValue({ produce: () => "shop/hello" }));
    }).toThrow(new Error("'path' must be a path known at synthesis, got a token [at shop/reports]"));
  });
});

describe("synthesis fails", () => {
  test("where the stack still has resources at the path, because Terraform refuses that", () => {
    const stack = newStack();
    new ServiceAccount(stack, "hello-run");
    Moved.fromPath(new ServiceAccount(stack, "reports"), "shop/hello-run");
    expect(() => movesIn(stack)).toThrow(
      "'path' must be one that the stack no longer has, got that of shop/hello-run/Resource for shop/reports/Resource; give one of them another id [at shop]",
    );
  });

  test("where two constructs come from one path", () => {
    const stack = newStack();
    Moved.fromPath(new ServiceAccount(stack, "reports"), "shop/hello");
    Moved.fromPath(new ServiceAccount(stack, "others"), "shop/hello");
    expect(() => movesIn(stack)).toThrow(
      "'path' must lead to one construct, got 'google_service_account.hello_26396490' for shop/others/Resource as well [at shop]",
    );
  });

  test("where a construct has no resources, because then nothing moves", () => {
    const stack = newStack();
    Moved.fromPath(new Construct(stack, "empty"), "shop/hello");
    expect(() => movesIn(stack)).toThrow(
      "'construct' must have resources below it, got none; delete the call [at shop/empty]",
    );
  });
});
