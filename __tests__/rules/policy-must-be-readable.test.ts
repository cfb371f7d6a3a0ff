import { POLICY_MUST_BE_READABLE } from "../../lib/rules/policy-must-be-readable";
import { at, foundBy, INVOKER } from "./findings";

const found = (type: string, args: object) =>
  foundBy(POLICY_MUST_BE_READABLE, { resource: { [type]: { own: at("shop/own", args) } } });

const message = (prop: string) =>
  `'${prop}' must be readable in the synthesized output, got one that only Terraform knows; write the members out, or use the data source google_iam_policy [at shop/own] (policy-must-be-readable)`;

test.each(["google_cloud_run_v2_service", "google_iap_web_type_app_engine", "google_project"])(
  "reports a policy of %s that only Terraform knows",
  (type) => {
    expect(found(`${type}_iam_policy`, { policy_data: '${file("policy.json")}' })).toEqual([
      message("policy_data"),
    ]);
    expect(found(`${type}_iam_binding`, { role: INVOKER, members: "${var.members}" })).toEqual([
      message("members"),
    ]);
    expect(found(`${type}_iam_policy`, { policy_data: "{}" })).toEqual([]);
  },
);

test("accepts such a policy if it cannot let callers in", () => {
  expect(found("google_pubsub_topic_iam_policy", { policy_data: '${file("policy.json")}' })).toEqual([]);
});
