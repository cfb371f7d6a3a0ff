import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { NetworkPath } from "../../lib/ingress/network-path";
import { VpcAccess, VpcEgress } from "../../lib/workload/vpc-access";
import { newService } from "../services/new-service";
import { newFunction } from "../support/functions";
import { newApp, newStack } from "../support/stack";

type Named = (scope: Construct, id: string, props?: { name?: string }) => unknown;

const CONNECTOR = "projects/example-project/locations/asia-northeast1/connectors/main";

test("a workload is, as a principal, its runtime service account", () => {
  const orders = newFunction(newStack(), "orders");
  expect([orders.principalId, orders.member]).toEqual([
    orders.serviceAccount.principalId,
    orders.serviceAccount.member,
  ]);
  expect(orders.principalId).toBe("serviceAccount:orders-run");
});

test.each([
  ["the internet, without VPC access", undefined, NetworkPath.INTERNET],
  [
    "the internet, where just private addresses go by a connector",
    VpcAccess.connector(CONNECTOR, VpcEgress.PRIVATE_RANGES_ONLY),
    NetworkPath.INTERNET,
  ],
  [
    "the VPC, where all goes by a connector",
    VpcAccess.connector(CONNECTOR, VpcEgress.ALL_TRAFFIC),
    NetworkPath.VPC,
  ],
  [
    "the internet, where just private addresses go by its own interface",
    VpcAccess.direct({ network: "main", egress: VpcEgress.PRIVATE_RANGES_ONLY }),
    NetworkPath.INTERNET,
  ],
  [
    "the VPC, where all goes by its own interface",
    VpcAccess.direct({ network: "main", egress: VpcEgress.ALL_TRAFFIC }),
    NetworkPath.VPC,
  ],
])("a workload calls by %s", (_title, vpcAccess, path) => {
  expect(newFunction(newStack(), "orders", { vpcAccess }).callsBy).toBe(path);
});

test("the remedy for a refused path names 'vpcAccess'", () => {
  expect(newFunction(newStack(), "orders")._callsByRemedy).toBe(
    "give shop/orders a 'vpcAccess' with VpcEgress.ALL_TRAFFIC",
  );
});

test("the remedy names 'callsBy' where a private DNS zone may lead calls into the VPC network", () => {
  const vpcAccess = VpcAccess.connector(CONNECTOR, VpcEgress.PRIVATE_RANGES_ONLY);
  expect(newFunction(newStack(), "orders", { vpcAccess })._callsByRemedy).toBe(
    "give shop/orders a 'vpcAccess' with VpcEgress.ALL_TRAFFIC, or give 'callsBy: NetworkPath.VPC' where a private DNS zone leads run.app into the VPC network",
  );
});

describe("the name", () => {
  const like = (other: string) => `, which becomes 'my-orders' like '${other}'`;
  const kinds = [
    ["function", newFunction],
    ["service", newService],
  ] as const;

  test.each(kinds)("of a %s is its id by default", (_kind, make) => {
    const stack = newStack();
    expect(make(stack, "orders")._knownServiceName).toBe("orders");
    expect(make(stack, "other", { name: "bills" })._knownServiceName).toBe("bills");
  });

  test.each(kinds)("of a %s is checked, unless it is a token", (_kind, make) => {
    const stack = newStack();
    expect(() => make(stack, "orders", { name: "-" })).toThrow(
      /^'name' must be .*, got '-' \[at shop\/orders\]$/,
    );
    const token = new TerraformVariable(stack, "text", {}).stringValue;
    expect(make(stack, "bills", { name: token })._knownServiceName).toBeUndefined();
  });

  test.each<[string, Named, string, Named, string, string]>([
    ["two functions", newFunction, "orders", newFunction, "orders", ""],
    ["two services", newService, "orders", newService, "orders", ""],
    ["a service beside a function", newFunction, "my_orders", newService, "my-orders", like("my_orders")],
    ["a function beside a service", newService, "my-orders", newFunction, "My_Orders", like("my-orders")],
  ])(
    "is not shared by %s, even if only one of them names the default place",
    (_title, make, name, makeOther, otherName, why) => {
      const app = newApp();
      make(newStack(app), "first", { name });
      const place = { project: "example-project", location: "asia-northeast1" };
      for (const given of [{}, place]) {
        const stack = newStack(app, given === place ? "placed" : "other");
        expect(() => makeOther(stack, "second", { name: otherName, ...given })).toThrow(
          new Error(
            `'name' must differ from that of shop/first, got '${otherName}'${why} [at ${stack.node.path}/second]`,
          ),
        );
      }
    },
  );

  test.each([
    { project: "other-project" },
    { location: "us-central1" },
    { project: "other-project", location: "us-central1" },
  ])("may be that of a workload in another place: %j", (place) => {
    const stack = newStack();
    newFunction(stack, "orders");
    expect(() => newService(stack, "elsewhere", { name: "orders", ...place })).not.toThrow();
  });
});
