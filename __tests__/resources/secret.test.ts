import { SecretManagerSecretIamMember } from "@cdktf/provider-google/lib/secret-manager-secret-iam-member";
import { TerraformVariable } from "cdktf";
import { Principal } from "../../lib/iam/principal";
import { Secret } from "../../lib/resources/secret";
import { all } from "../support/resources";
import { newStack } from "../support/stack";

const ops = Principal.group("ops@example.com");

test("a principal gets one grant to read the secret, however often it is asked", () => {
  const stack = newStack();
  const secret = Secret.fromSecretId(stack, "db", "db-password");
  Secret.fromSecretId(stack, "other", "other");
  expect(secret.grantAccess(ops)).toBe(secret.grantAccess(ops));
  expect(all(stack, SecretManagerSecretIamMember)).toEqual([
    {
      secret_id: "db-password",
      project: "example-project",
      role: "roles/secretmanager.secretAccessor",
      member: "group:ops@example.com",
    },
  ]);
});

test("a secret belongs to the given project", () => {
  const stack = newStack();
  Secret.fromSecretId(stack, "db", "db-password", { project: "vault" }).grantAccess(ops);
  expect(all(stack, SecretManagerSecretIamMember)).toEqual([expect.objectContaining({ project: "vault" })]);
});

test("a secret may have a token as its id", () => {
  const stack = newStack();
  const id = new TerraformVariable(stack, "id", { type: "string" }).stringValue;
  Secret.fromSecretId(stack, "db", id).grantAccess(ops);
  expect(all(stack, SecretManagerSecretIamMember)).toEqual([
    expect.objectContaining({ secret_id: "${var.id}" }),
  ]);
});

test.each(["a", "db-password", "DB_PASSWORD_2", "9".repeat(255)])("the id %s is taken", (secretId) => {
  expect(Secret.fromSecretId(newStack(), "db", secretId).secretId).toBe(secretId);
});

test.each([
  ["", ""],
  ["db.password", ""],
  ["db password", ""],
  ["9".repeat(256), ""],
  ["projects/vault/secrets/db", "; pass 'db', and 'vault' as 'project'"],
  ["projects/123456789012/secrets/db/versions/3", "; pass 'db', and '123456789012' as 'project'"],
])("the id '%s' is refused", (secretId, remedy) => {
  expect(() => Secret.fromSecretId(newStack(), "db", secretId)).toThrow(
    new Error(
      `'secretId' must be the short id of a secret: letters, digits, '-' and '_', got '${secretId}'${remedy} [at shop/db]`,
    ),
  );
});

test.each(["1", "42", "latest", "stable", "v1-rc_2", "${var.version}"])(
  "the version %s is taken",
  (version) => {
    const secret = Secret.fromSecretId(newStack(), "db", "db-password");
    expect(secret.version(version)).toMatchObject({ secret, version });
  },
);

test.each(["", "0", "01", "-1", "1.0", "v 1", "_a", "a".repeat(64), "projects/p/secrets/s/versions/1"])(
  "the version '%s' is refused",
  (version) => {
    const secret = Secret.fromSecretId(newStack(), "db", "db-password");
    expect(() => secret.version(version)).toThrow(
      new Error(`'version' must be a number, an alias or 'latest', got '${version}' [at shop/db]`),
    );
  },
);
