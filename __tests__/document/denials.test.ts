import { shop } from "./documents";

const denials = (args: object) =>
  shop({
    resource: {
      google_service_account: { sa: { account_id: "reports" } },
      google_iam_deny_policy: {
        one: { parent: "cloudresourcemanager.googleapis.com%2Fprojects%2Fexample-project", ...args },
      },
    },
  }).denials.map(({ resource: _, ...denial }) => denial);

test("a rule has its principals in the spelling of allow policies", () => {
  expect(
    denials({
      rules: [
        {
          deny_rule: {
            denied_principals: [
              "principalSet://goog/public:all",
              "principal://goog/subject/Ada@example.com",
              "principalSet://goog/group/ops@example.com",
              'principal://iam.googleapis.com/projects/-/serviceAccounts/${trimprefix(google_service_account.sa.member, "serviceAccount:")}',
              "principalSet://goog/cloudIdentityCustomerId/C01234567",
            ],
            exception_principals: ["principal://goog/subject/eve@example.com"],
            denied_permissions: ["run.googleapis.com/routes.invoke"],
          },
        },
      ],
    }),
  ).toEqual([
    {
      attachedTo: "projects/example-project",
      denied: [
        "allUsers",
        "user:ada@example.com",
        "group:ops@example.com",
        "serviceAccount:reports@example-project.iam.gserviceaccount.com",
        "principalSet://goog/cloudIdentityCustomerId/C01234567",
      ],
      exceptions: ["user:eve@example.com"],
      permissions: ["run.googleapis.com/routes.invoke"],
      isPartial: false,
    },
  ]);
});

test.each([
  { denial_condition: { expression: "x" } },
  { exception_permissions: ["run.googleapis.com/routes.invoke"] },
])("a rule with %j is partial", (more) => {
  expect(denials({ rules: { deny_rule: { denied_principals: [], ...more } } })).toMatchObject([
    { isPartial: true },
  ]);
});
