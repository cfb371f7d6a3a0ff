import { PATH_NOT_ADMITTED } from "../../lib/rules/path-not-admitted";
import { twoFunctions } from "./calls";
import { foundBy } from "./findings";

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
