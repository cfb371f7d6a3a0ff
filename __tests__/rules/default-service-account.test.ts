import { DEFAULT_SERVICE_ACCOUNT } from "../../lib/rules/default-service-account";
import { at, foundBy } from "./findings";

const found = (type: string, args: object, more: object = {}) =>
  foundBy(DEFAULT_SERVICE_ACCOUNT, { ...more, resource: { [type]: { own: at("shop/own", args) } } });

const service = (service_account?: string) =>
  found("google_cloud_run_v2_service", { template: { service_account } });
const message = (argument: string, got: string, does: string) => [
  `'${argument}' must name a service account of its own, got ${got}, so that this ${does} as a default one of the project [at shop/own] (default-service-account)`,
];

test("reports a resource without a service account", () => {
  expect(service()).toEqual(message("template.service_account", "none", "runs"));
  expect(found("google_cloudfunctions2_function", {})).toEqual(
    message("service_config.service_account_email", "none", "runs"),
  );
  expect(found("google_api_gateway_api_config", {})).toEqual(
    message("gateway_config.backend_config.google_service_account", "none", "calls"),
  );
});

test("reports a function without a build account", () => {
  const email = "orders-run@example-project.iam.gserviceaccount.com";
  expect(
    found("google_cloudfunctions2_function", { service_config: { service_account_email: email } }),
  ).toEqual(message("build_config.service_account", "none", "is built"));
});

test.each([
  "123456789012-compute@developer.gserviceaccount.com",
  "projects/-/serviceAccounts/123456789012-compute@developer.gserviceaccount.com",
  "example-project@appspot.gserviceaccount.com",
])("reports a default account by its email: %s", (email) => {
  expect(service(email)).toEqual(
    message("template.service_account", `'${email.split("/").pop() ?? ""}'`, "runs"),
  );
});

test("reports a default account that Terraform looks up", () => {
  const data = { google_compute_default_service_account: { default: {} } };
  expect(
    found(
      "google_cloud_run_v2_service",
      { template: { service_account: "${data.google_compute_default_service_account.default.email}" } },
      { data },
    ),
  ).toEqual(message("template.service_account", "one that only Terraform knows", "runs"));
});

test.each([
  "orders-run@example-project.iam.gserviceaccount.com",
  "${google_service_account.sa.email}",
  "${var.email}",
])("accepts %s", (email) => {
  expect(service(email)).toEqual([]);
});
