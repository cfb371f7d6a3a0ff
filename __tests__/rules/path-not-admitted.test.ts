import { PATH_NOT_ADMITTED } from "../../lib/rules/path-not-admitted";
import { twoFunctions } from "./calls";
import { foundBy, INVOKER, OPS } from "./findings";

const found = (functions: Parameters<typeof twoFunctions>[0]) =>
  foundBy(PATH_NOT_ADMITTED, { resource: twoFunctions(functions) });

const BY_INTERNET = [
  "'ORDERS_URL' must be the URL of what this can reach, got that of shop/orders-api with ingress INTERNAL, while this calls by the internet; give this a 'vpcAccess' with VpcEgress.ALL_TRAFFIC, or use IngressSettings.ALL there [at shop/nightly-report/Resource] (path-not-admitted)",
];
const inVpc = { service_config: { vpc_connector_egress_settings: "ALL_TRAFFIC" } };

test("reports a call over the internet if only internal traffic is admitted", () => {
  expect(found({})).toEqual(BY_INTERNET);
  expect(
    found({ report: { service_config: { vpc_connector_egress_settings: "PRIVATE_RANGES_ONLY" } } }),
  ).toEqual(BY_INTERNET);
});

test.each<[string, Parameters<typeof twoFunctions>[0]]>([
  ["it calls by a VPC network", { report: inVpc }],
  [
    "it calls by Direct VPC egress",
    { report: { service_config: { direct_vpc_egress: "VPC_EGRESS_ALL_TRAFFIC" } } },
  ],
  ["every path is admitted", { orders: { service_config: { ingress_settings: "ALLOW_ALL" } } }],
  ["it is not known what is admitted", { orders: { service_config: { ingress_settings: "${var.x}" } } }],
  ["nothing calls", { environment: {} }],
])("finds nothing if %s", (_, functions) => {
  expect(found(functions)).toEqual([]);
});

test("reports a call by a VPC network of another project", () => {
  expect(found({ report: { ...inVpc, project: "other-project" } })).toEqual([
    "'ORDERS_URL' must be the URL of what this can reach, got that of shop/orders-api with ingress INTERNAL in example-project, while this calls from a VPC network of other-project; use IngressSettings.ALL there, or put both projects into one perimeter of VPC Service Controls [at shop/nightly-report/Resource] (path-not-admitted)",
  ]);
  expect(found({ report: { ...inVpc, project: "${var.project}" } })).toEqual([]);
});

describe("a caller that is named without its URL", () => {
  const granted = (member: string) => ({
    google_cloud_run_v2_service_iam_member: {
      own: {
        name: "${google_cloudfunctions2_function.orders.service_config[0].service}",
        role: INVOKER,
        member,
      },
    },
  });
  const REPORT = "serviceAccount:${google_service_account.report.email}";
  const other = { ...inVpc, project: "other-project" };
  const NAMED = [
    "'vpcAccess' must lead to what names this as a caller, got a VPC network of other-project for shop/orders-api with ingress INTERNAL in example-project; use IngressSettings.ALL there, or put both projects into one perimeter of VPC Service Controls [at shop/nightly-report/Resource] (path-not-admitted)",
  ];

  test("is reported where it calls by a VPC network of another project", () => {
    expect(found({ report: other, environment: {}, more: granted(REPORT) })).toEqual(NAMED);
  });

  test("is reported once where it has the URL, too", () => {
    expect(found({ report: other, more: granted(REPORT) })).toHaveLength(1);
  });

  test.each<[string, Parameters<typeof twoFunctions>[0]]>([
    ["its project is the same", { report: inVpc, more: granted(REPORT) }],
    ["its project is not known", { report: { ...inVpc, project: "${var.x}" }, more: granted(REPORT) }],
    ["somebody else is named", { report: other, more: granted(OPS) }],
    [
      "every path is admitted",
      { report: other, orders: { service_config: { ingress_settings: "ALLOW_ALL" } }, more: granted(REPORT) },
    ],
    [
      "a project names it, which may be for something else",
      {
        report: other,
        more: {
          google_project_iam_member: { own: { project: "example-project", role: INVOKER, member: REPORT } },
        },
      },
    ],
  ])("is not reported if %s", (_, functions) => {
    expect(found({ ...functions, environment: {} })).toEqual([]);
  });
});
