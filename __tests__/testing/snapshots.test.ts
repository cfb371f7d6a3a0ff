import { Principal } from "../../lib/iam/principal";
import { accessOf } from "../../lib/testing/access-of";
import { snapshotOf, snapshotsOf } from "../../lib/testing/snapshot-of";
import { Snapshots } from "../../lib/testing/snapshots";
import { newFunction } from "../support/functions";
import { newApp, newStack } from "../support/stack";

test("other languages have the same snapshots in a class", () => {
  const app = newApp();
  const stack = newStack(app);
  newFunction(stack, "orders").grantInvoke(Principal.group("ops@example.com"));
  expect(Snapshots.ofStack(stack)).toEqual(snapshotOf(stack));
  expect(Snapshots.ofStacksIn(app)).toEqual(snapshotsOf(app));
  expect(Object.keys(Snapshots.ofStacksIn(app))).toEqual([stack.node.path]);
  expect(Snapshots.ofAccess(stack)).toEqual(accessOf(stack));
  expect(Snapshots.ofAccess(stack)).not.toEqual([]);
});
