import { DENIAL_NAMES_NOBODY } from "../../lib/rules/denial-names-nobody";
import { at, foundBy } from "./findings";

const found = (principal: string) =>
  foundBy(DENIAL_NAMES_NOBODY, {
    resource: {
      google_service_account: { sa: { account_id: "reports" } },
      google_iam_deny_policy: {
        own: at("shop/own", { rules: [{ deny_rule: { denied_principals: [principal] } }] }),
      },
    },
  });

const EMAIL = "reports@example-project.iam.gserviceaccount.com";

test.each([
  [`principal://goog/subject/${EMAIL}`, EMAIL],
  ["principal://goog/subject/${google_service_account.sa.email}", EMAIL],
  [
    'principal://goog/subject/${trimprefix(google_service_account.sa.member, "user:")}',
    `serviceaccount:${EMAIL}`,
  ],
])("reports %s, which matches nobody", (principal, name) => {
  expect(found(principal)).toEqual([
    `'denied_principals' must spell a service account as 'principal://iam.googleapis.com/projects/-/serviceAccounts/EMAIL', got 'principal://goog/subject/${name}', which is nobody [at shop/own] (denial-names-nobody)`,
  ]);
});

test.each([
  "principal://goog/subject/ada@example.com",
  `principal://iam.googleapis.com/projects/-/serviceAccounts/${EMAIL}`,
  "principalSet://goog/public:all",
  "principal://goog/subject/${var.who}",
])("accepts %s", (principal) => {
  expect(found(principal)).toEqual([]);
});
