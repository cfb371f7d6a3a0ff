import { DENIED_CALLER } from "../../lib/rules/denied-caller";
import { at, foundBy, INVOKER, OPS } from "./findings";

const account = { google_service_account: { sa: { account_id: "trigger" } } };
const ACCOUNT = "serviceAccount:trigger@example-project.iam.gserviceaccount.com";

const found = (denied: string[], rule: object = {}, parent = "projects%2Fexample-project") =>
  foundBy(DENIED_CALLER, {
    resource: {
      ...account,
      google_cloudfunctions2_function: { orders: at("shop/orders/Resource", { name: "orders" }) },
      google_cloud_run_v2_service_iam_member: {
        ops: { name: "orders", role: INVOKER, member: OPS },
        trigger: { name: "orders", role: INVOKER, member: "${google_service_account.sa.member}" },
      },
      google_iam_deny_policy: {
        own: at("shop/own", {
          parent: `cloudresourcemanager.googleapis.com%2F${parent}`,
          rules: [
            {
              deny_rule: {
                denied_principals: denied,
                denied_permissions: ["run.googleapis.com/routes.invoke"],
                ...rule,
              },
            },
          ],
        }),
      },
    },
  });

const kept = (member: string) =>
  `'denied_principals' must not hold whom an allow policy lets in, got ${member}, who may call 'shop/orders'; take the grant back, or add the caller to the exceptions [at shop/own] (denied-caller)`;

const EVERYONE = "principalSet://goog/public:all";

test("reports a principal that an allow policy names and a deny policy denies", () => {
  expect(found(["principalSet://goog/group/ops@example.com"])).toEqual([kept(OPS)]);
  expect(found([EVERYONE])).toEqual([kept(OPS), kept(ACCOUNT)]);
  expect(
    found([
      'principal://iam.googleapis.com/projects/-/serviceAccounts/${trimprefix(google_service_account.sa.member, "serviceAccount:")}',
    ]),
  ).toEqual([kept(ACCOUNT)]);
});

test("accepts exception principals", () => {
  const exception_principals = [
    "principal://iam.googleapis.com/projects/-/serviceAccounts/trigger@example-project.iam.gserviceaccount.com",
  ];
  expect(found([EVERYONE], { exception_principals })).toEqual([kept(OPS)]);
});

test.each<[string, string[], object?, string?]>([
  ["somebody else is denied", ["principal://goog/subject/eve@example.com"]],
  [
    "a group is excepted, in which the caller may be",
    [EVERYONE],
    { exception_principals: ["principalSet://goog/group/x@example.com"] },
  ],
  ["it is denied under a condition", [EVERYONE], { denial_condition: { expression: "x" } }],
  ["something else is denied", [EVERYONE], { denied_permissions: ["run.googleapis.com/services.delete"] }],
  ["it is denied in another project", [EVERYONE], {}, "projects%2Fother-project"],
  ["it is denied in a folder, which may be of other projects", [EVERYONE], {}, "folders%2F123"],
])("finds nothing if %s", (_, denied, rule = {}, parent = "projects%2Fexample-project") => {
  expect(found(denied, rule, parent)).toEqual([]);
});
