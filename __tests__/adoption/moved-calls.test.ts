import { Construct } from "constructs";
import { movedCallsFor } from "../../lib/adoption/moved-calls";
import { Principal } from "../../lib/iam/principal";
import { newFunction } from "../support/functions";
import { newApp, newStack } from "../support/stack";
import { documentsOf, type Existing, planFor } from "./states";

/** Defines an app with one function, at a place below the stack. */
const at =
  (...place: string[]) =>
  (app: ReturnType<typeof newApp>): void => {
    const ids = [...place];
    const id = ids.pop() ?? "";
    const scope = ids.reduce<Construct>((parent, one) => new Construct(parent, one), newStack(app));
    newFunction(scope, id, { name: "orders" }).grantInvoke(Principal.group("ops@example.com"));
  };

/** The function and the account of an app, as a state has them. */
function stateOf(...place: string[]): Existing[] {
  const [document] = documentsOf(at(...place));
  const named = { project: "example-project", location: "asia-northeast1", name: "orders" };
  const values: { [type: string]: object } = {
    google_cloudfunctions2_function: named,
    google_service_account: {
      project: "example-project",
      account_id: "orders-run",
      email: "orders-run@example-project.iam.gserviceaccount.com",
    },
  };
  return document.resources
    .filter(({ type, path }) => type in values && !path.includes("cloud-run-functions"))
    .map(({ address, type }) => [address, values[type]]);
}

test.each([
  [["hello"], ["greeting"], "shop/greeting", "shop/hello"],
  [["hello"], ["place", "hello"], "shop/place/hello", "shop/hello"],
  [["my_old", "a_b"], ["new", "a_b"], "shop/new", "shop/my_old"],
  [["old", "one"], ["new", "two"], "shop/new/two", "shop/old/one"],
])("from %j to %j, one call keeps the function and its account", (before, now, path, from) => {
  const { matching } = planFor(stateOf(...before), at(...now));
  expect(matching.pairs.filter(({ how }) => how === "moves")).toHaveLength(2);
  expect(movedCallsFor(matching.pairs)).toEqual([{ path, from }]);
});

test("an address that no construct has made gets no call", () => {
  const named = { project: "example-project", location: "asia-northeast1", name: "orders" };
  const { matching } = planFor([["google_cloudfunctions2_function.fn", named]], at("orders"));
  expect(movedCallsFor(matching.pairs)).toEqual([]);
});
