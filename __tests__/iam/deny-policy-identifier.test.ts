import { isOnlyInDenyPolicies } from "../../lib/iam/deny-policy-identifier";

test.each([
  "principal://goog/subject/ada@example.com",
  "principalSet://goog/group/ops@example.com",
  "principalSet://goog/cloudIdentityCustomerId/C01Abc35",
])("%s is an identifier that only deny policies have", (identifier) => {
  expect(isOnlyInDenyPolicies(identifier)).toBe(true);
});

test.each([
  "user:ada@example.com",
  "principal://goog/subject/",
  "principal://goog/group/ops@example.com",
  "principalSet://goog/subject/ada@example.com",
  "principalSet://goog/public:all",
  "principalSet://goog/cloudIdentityCustomerId/C01/x",
  "principalSet://iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/github/*",
])("%s is not an identifier that only deny policies have", (identifier) => {
  expect(isOnlyInDenyPolicies(identifier)).toBe(false);
});
