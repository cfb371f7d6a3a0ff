import { CLOSED_TO_THE_PUBLIC } from "../../lib/rules/closed-to-the-public";
import { at, foundBy, INVOKER, OPS } from "./findings";

const found = (ingress_settings: string | undefined, member = "allUsers") =>
  foundBy(CLOSED_TO_THE_PUBLIC, {
    resource: {
      google_cloudfunctions2_function: { orders: { name: "orders", service_config: { ingress_settings } } },
      google_cloud_run_v2_service_iam_member: {
        own: at("shop/own", { name: "orders", role: INVOKER, member }),
      },
    },
  });

test("reports a grant to the public if only internal traffic is admitted", () => {
  expect(found("ALLOW_INTERNAL_ONLY")).toEqual([
    "'member' must not be the public where it cannot arrive, got 'allUsers' with ingress INTERNAL; use IngressSettings.ALL, or name the callers [at shop/own] (closed-to-the-public)",
  ]);
});

test.each(["ALLOW_ALL", "ALLOW_INTERNAL_AND_GCLB", undefined, "${var.ingress}"])(
  "accepts a grant to the public with %s",
  (ingress) => {
    expect(found(ingress)).toEqual([]);
  },
);

test("accepts a named caller, who can use another network path", () => {
  expect(found("ALLOW_INTERNAL_ONLY", OPS)).toEqual([]);
});
