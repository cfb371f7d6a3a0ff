import { SecretManagerSecretIamMember } from "@cdktf/provider-google/lib/secret-manager-secret-iam-member";
import { Construct } from "constructs";
import { ServiceAccount } from "../../lib/iam/service-account";
import { Secret } from "../../lib/resources/secret";
import { grantSecrets } from "../../lib/workload/secret-access";
import { all } from "../support/resources";
import { newApp, newStack } from "../support/stack";

const email = "orders@example-project.iam.gserviceaccount.com";

test("a workload gets one grant on each secret that it names", () => {
  const stack = newStack();
  const account = ServiceAccount.fromServiceAccountEmail(stack, "account", email);
  const [db, key] = ["db", "key"].map((id) => Secret.fromSecretId(stack, id, id));
  const grants = grantSecrets(new Construct(stack, "orders"), account, [db, key, db]);
  expect(grants).toHaveLength(2);
  expect(all(stack, SecretManagerSecretIamMember)).toEqual(
    ["db", "key"].map((secret) => ({
      project: "example-project",
      secret_id: secret,
      role: "roles/secretmanager.secretAccessor",
      member: `serviceAccount:${email}`,
    })),
  );
});

test("a secret of another stack is refused, because the workload cannot wait for its grant", () => {
  const app = newApp();
  const [stack, other] = [newStack(app), newStack(app, "other")];
  const account = ServiceAccount.fromServiceAccountEmail(stack, "account", email);
  const secret = Secret.fromSecretId(other, "db", "db");
  expect(() => grantSecrets(new Construct(stack, "orders"), account, [secret])).toThrow(
    new Error(
      "'secret' must be of the stack shop, got other/db of other; import it in shop as well [at shop/orders]",
    ),
  );
});
