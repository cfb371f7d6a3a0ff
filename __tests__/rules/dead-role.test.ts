import { DEAD_ROLE } from "../../lib/rules/dead-role";
import { at, foundBy, OPS } from "./findings";

const found = (role: string, type = "google_cloudfunctions2_function") => [
  ...foundBy(DEAD_ROLE, {
    resource: { [`${type}_iam_member`]: { own: at("shop/own", { cloud_function: "x", role, member: OPS }) } },
  }),
  ...foundBy(DEAD_ROLE, {
    resource: {
      [`${type}_iam_binding`]: { own: at("shop/own", { cloud_function: "x", role, members: [OPS] }) },
    },
  }),
  ...foundBy(DEAD_ROLE, {
    resource: {
      [`${type}_iam_policy`]: {
        own: at("shop/own", {
          cloud_function: "x",
          policy_data: JSON.stringify({ bindings: [{ role, members: [OPS] }] }),
        }),
      },
    },
  }),
];

const REMEDY = "use grantInvoke, which names the caller on the Cloud Run service behind the function";

test.each(["roles/run.invoker", "roles/run.servicesInvoker", "roles/run.admin"])(
  "reports %s in a function's own policy, because Google refuses it",
  (role) => {
    const message = `'role' must be one that a function's own allow policy takes, got '${role}', which Google refuses there; ${REMEDY} [at shop/own] (dead-role)`;
    expect(found(role)).toEqual([message, message, message]);
  },
);

test("reports roles/cloudfunctions.invoker in a function's own policy, because it has no effect", () => {
  const message = `'role' must be one that opens 2nd gen functions, got 'roles/cloudfunctions.invoker', which has no effect there; ${REMEDY} [at shop/own] (dead-role)`;
  expect(found("roles/cloudfunctions.invoker")).toEqual([message, message, message]);
});

test("accepts roles for developers, and the invoker role of 1st gen functions", () => {
  expect(found("roles/cloudfunctions.developer")).toEqual([]);
  expect(found("roles/cloudfunctions.invoker", "google_cloudfunctions_function")).toEqual([]);
});
