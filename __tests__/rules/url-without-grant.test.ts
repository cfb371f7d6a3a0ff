import { URL_WITHOUT_GRANT } from "../../lib/rules/url-without-grant";
import { twoFunctions } from "./calls";
import { at, foundBy, INVOKER, OPS } from "./findings";

const found = (functions: Parameters<typeof twoFunctions>[0], more: object = {}) =>
  foundBy(URL_WITHOUT_GRANT, { ...more, resource: twoFunctions(functions) });

const missing = (variable = "ORDERS_URL") =>
  `'${variable}' must be the URL of what this may call, got that of shop/orders-api, which does not name it as a caller; add ordersApi.grantInvoke(nightlyReport) [at shop/nightly-report/Resource] (url-without-grant)`;

const grant = (member: string, args: object = {}) => ({
  google_cloud_run_v2_service_iam_member: { own: { name: "orders", role: INVOKER, member, ...args } },
});

const URI = "google_cloudfunctions2_function.orders.service_config[0].uri";

test.each<[string, object, object?]>([
  ["as it is", { ORDERS_URL: `\${${URI}}` }],
  ["with a path", { ORDERS_URL: `\${${URI}}/v1` }],
  ["by its other name", { ORDERS_URL: "${google_cloudfunctions2_function.orders.url}" }],
  ["by a local", { ORDERS_URL: "${local.url}" }, { locals: { url: `\${${URI}}` } }],
  ["changed by a function", { ORDERS_URL: `\${trimprefix(${URI}, "https://")}` }],
  ["among other things", { ORDERS_URL: `\${jsonencode({ orders = ${URI} })}` }],
])("reports a URL in a variable without a grant: %s", (_, environment, more = {}) => {
  expect(found({ environment }, more)).toEqual([missing()]);
});

test("does not show the value of the variable", () => {
  expect(found({ environment: { URL: `https://user:secret@\${${URI}}` } })).toEqual([missing("URL")]);
});

test("reports a URL in the containers of a service and of a job", () => {
  const env = [{ name: "ORDERS_URL", value: `\${${URI}}` }];
  const more = {
    google_cloud_run_v2_service: {
      page: at("shop/page/Resource", { name: "page", template: { containers: [{ env }] } }),
    },
    google_cloud_run_v2_job: {
      batch: at("shop/batch", { name: "batch", template: { template: { containers: { env } } } }),
    },
  };
  expect(found({ environment: {}, more })).toEqual([
    expect.stringMatching(/add ordersApi\.grantInvoke\(batch\) \[at shop\/batch\]/),
    expect.stringMatching(/add ordersApi\.grantInvoke\(page\) \[at shop\/page\/Resource\]/),
  ]);
});

test("reports a URL if only another principal has a grant", () => {
  expect(found({ more: grant(OPS) })).toEqual([missing()]);
});

test.each<[string, object]>([
  ["it is named", grant("${google_service_account.report.member}")],
  ["it is named by its email", grant("serviceAccount:report-run@example-project.iam.gserviceaccount.com")],
  ["the public is", grant("allUsers")],
  ["somebody is whom only Terraform knows", grant("${var.who}")],
  [
    "it is named on the project",
    {
      google_project_iam_member: {
        own: { project: "example-project", role: INVOKER, member: "${google_service_account.report.member}" },
      },
    },
  ],
  [
    "the policy cannot be read",
    { google_cloud_run_v2_service_iam_policy: { own: { name: "orders", policy_data: "${var.p}" } } },
  ],
])("finds nothing if %s", (_, more) => {
  expect(found({ more })).toEqual([]);
});

test("accepts the URL of the function itself", () => {
  expect(
    found({
      environment: {},
      report: {
        service_config: { environment_variables: { ME: "${google_cloudfunctions2_function.report.url}" } },
      },
    }),
  ).toEqual([]);
});

test("accepts a name and an id, which are not URLs", () => {
  expect(found({ environment: { NAME: "${google_cloudfunctions2_function.orders.name}" } })).toEqual([]);
});
