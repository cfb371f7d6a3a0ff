import { NetworkPath } from "../../lib/ingress/network-path";
import { VpcAccess, VpcEgress } from "../../lib/workload/vpc-access";
import { newFunction } from "../support/functions";
import { newStack } from "../support/stack";

const CONNECTOR = "projects/example-project/locations/asia-northeast1/connectors/main";

test("is its runtime service account, as a principal", () => {
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
])("calls by %s", (_title, vpcAccess, path) => {
  expect(newFunction(newStack(), "orders", { vpcAccess }).callsBy).toBe(path);
});

test("can be told to call by the VPC", () => {
  expect(newFunction(newStack(), "orders")._callsByRemedy).toBe(
    "give shop/orders a 'vpcAccess' with VpcEgress.ALL_TRAFFIC",
  );
});
