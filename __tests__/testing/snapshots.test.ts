import { Principal } from "../../lib/iam/principal";
import { accessOf } from "../../lib/testing/access-of";
import { snapshotOf } from "../../lib/testing/snapshot-of";
import { Snapshots } from "../../lib/testing/snapshots";
import { newFunction } from "../support/functions";
import { newStack } from "../support/stack";

test("other languages have the same snapshots in a class", () => {
  const stack = newStack();
  newFunction(stack, "orders").grantInvoke(Principal.group("ops@example.com"));
  expect(Snapshots.ofStack(stack)).toEqual(snapshotOf(stack));
  expect(Snapshots.ofAccess(stack)).toEqual(accessOf(stack));
  expect(Snapshots.ofAccess(stack)).not.toEqual([]);
});
