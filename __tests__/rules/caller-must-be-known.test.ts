import { CALLER_MUST_BE_KNOWN } from "../../lib/rules/caller-must-be-known";
import { at, foundBy, INVOKER } from "./findings";

const found = (member: string, more: object = {}) =>
  foundBy(CALLER_MUST_BE_KNOWN, {
    variable: { who: {} },
    resource: {
      google_service_account: { sa: { account_id: "${var.who}" } },
      google_cloud_run_v2_service_iam_member: {
        own: at("shop/own", { name: "x", role: INVOKER, member, ...more }),
      },
    },
  });

const message =
  "'member' must be known not to be the public, got one that only Terraform knows; add a precondition to its lifecycle that it is not allUsers [at shop/own] (caller-must-be-known)";

test.each(["${var.who}", "${module.iam.member}", "${sha256(var.who)}"])(
  "reports %s, which can be the public",
  (member) => {
    expect(found(member)).toEqual([message]);
  },
);

test.each(["user:${var.who}", "${google_service_account.sa.member}", "allUsers", "group:ops@example.com"])(
  "accepts %s, which is known to be the public or not",
  (member) => {
    expect(found(member)).toEqual([]);
  },
);

test("accepts a token with a precondition against the public", () => {
  const precondition = [
    {
      condition: '${!contains(["allUsers", "allAuthenticatedUsers"], var.who)}',
      error_message: "not the public",
    },
  ];
  expect(found("${var.who}", { lifecycle: { precondition } })).toEqual([]);
});

test("accepts a token with a role that does not let callers in", () => {
  expect(found("${var.who}", { role: "roles/run.viewer" })).toEqual([]);
});
