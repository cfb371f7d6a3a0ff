import { isOnlyInDenyPolicies } from "../../lib/iam/deny-policy-identifier";

test.each([
  ["principalSet://goog/group/ops@example.com", true],
  ["group:ops@example.com", false],
  ["principalSet://iam.googleapis.com/locations/global/workforcePools/staff/*", false],
])("whether only deny policies know %s: %p", (identifier, expected) => {
  expect(isOnlyInDenyPolicies(identifier)).toBe(expected);
});
