import { ServiceAccountIamMember } from "@cdktf/provider-google/lib/service-account-iam-member";
import { DEPLOYER_CONTEXT } from "../../lib/iam/deployer";
import { ServiceAccount } from "../../lib/iam/service-account";
import { newFunction } from "../support/functions";
import { all, GOES_LAST } from "../support/resources";
import { newApp, newStack } from "../support/stack";

const DEPLOYER = "serviceAccount:pipeline@example-project.iam.gserviceaccount.com";
const stackFor = (deployer: unknown) => newStack(newApp({ [DEPLOYER_CONTEXT]: deployer }));

test("the deployer that the context names may act as the accounts of a function, and as no others", () => {
  const stack = stackFor(DEPLOYER);
  newFunction(stack, "orders");
  new ServiceAccount(stack, "unused");
  const account = (name: string) => `\${google_service_account.${name}.name}`;
  const role = "roles/iam.serviceAccountUser";
  expect(all(stack, ServiceAccountIamMember)).toEqual([
    {
      service_account_id: account("cloud-run-functions_build_service-account_1C48B440"),
      role,
      member: DEPLOYER,
    },
    { service_account_id: account("orders_service-account_CA78D131"), role, member: DEPLOYER, ...GOES_LAST },
  ]);
});

test("accounts that others made are others' to grant", () => {
  const stack = stackFor(DEPLOYER);
  const account = ServiceAccount.fromServiceAccountEmail(
    stack,
    "old",
    "old@example-project.iam.gserviceaccount.com",
  );
  newFunction(stack, "orders", { serviceAccount: account, buildServiceAccount: account });
  expect(all(stack, ServiceAccountIamMember)).toEqual([]);
});

test.each(["pipeline@example-project.iam.gserviceaccount.com", 7, "allUsers", ""])(
  "the deployer %p is refused",
  (given) => {
    expect(() => newFunction(stackFor(given), "orders")).toThrow(
      /^context 'cdktf-cloud-run-functions:deployer' must be the principal that deploys, like 'serviceAccount:pipeline@example-project\.iam\.gserviceaccount\.com', got /,
    );
  },
);
