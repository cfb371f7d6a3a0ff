import { KmsCryptoKey } from "@cdktf/provider-google/lib/kms-crypto-key";
import { KmsCryptoKeyIamMember } from "@cdktf/provider-google/lib/kms-crypto-key-iam-member";
import { IamCondition } from "../../lib/iam/iam-condition";
import { Principal } from "../../lib/iam/principal";
import { ServiceAgent } from "../../lib/iam/service-agent";
import { CryptoKey } from "../../lib/resources/crypto-key";
import { all } from "../support/resources";
import { newStack } from "../support/stack";

const KEY = "projects/example-project/locations/asia-northeast1/keyRings/main/cryptoKeys/orders";
const OPS = Principal.group("ops@example.com");

test("a key lets principals encrypt, decrypt, or both", () => {
  const stack = newStack();
  const key = CryptoKey.fromKeyFullName(stack, "key", KEY);
  key.grantEncrypt(OPS);
  key.grantDecrypt(OPS, { condition: IamCondition.until("2026-12-31") });
  key.grantEncryptDecrypt(ServiceAgent.PUBSUB.inProject("123456789012"));
  expect(all(stack, KmsCryptoKeyIamMember)).toEqual([
    {
      crypto_key_id: KEY,
      role: "roles/cloudkms.cryptoKeyDecrypter",
      member: "group:ops@example.com",
      condition: expect.objectContaining({ title: "until 2026-12-31" }) as unknown,
    },
    {
      crypto_key_id: KEY,
      role: "roles/cloudkms.cryptoKeyEncrypterDecrypter",
      member: "serviceAccount:service-123456789012@gcp-sa-pubsub.iam.gserviceaccount.com",
    },
    { crypto_key_id: KEY, role: "roles/cloudkms.cryptoKeyEncrypter", member: "group:ops@example.com" },
  ]);
});

test("a key that the app defines is named by a reference", () => {
  const stack = newStack();
  const defined = new KmsCryptoKey(stack, "defined", {
    keyRing: KEY.replace(/\/cryptoKeys.*/, ""),
    name: "k",
  });
  CryptoKey.fromKeyFullName(stack, "key", defined.id).grantEncrypt(OPS);
  expect(all(stack, KmsCryptoKeyIamMember)).toMatchObject([
    { crypto_key_id: "${google_kms_crypto_key.defined.id}" },
  ]);
});

test("two imports of one key share their grants", () => {
  const stack = newStack();
  const [one, same] = ["one", "same"].map((id) => CryptoKey.fromKeyFullName(stack, id, KEY));
  expect(same.grantDecrypt(OPS)).toBe(one.grantDecrypt(OPS));
});

test.each([
  ["orders", ""],
  [KEY.replace("/cryptoKeys/orders", ""), ""],
  [`${KEY}/cryptoKeyVersions/1`, "; leave out '/cryptoKeyVersions/…', because a key has the policy"],
])("the name '%s' is refused", (name, remedy) => {
  expect(() => CryptoKey.fromKeyFullName(newStack(), "key", name)).toThrow(
    new Error(
      `'fullName' must be a full name, like 'projects/example-project/locations/asia-northeast1/keyRings/main/cryptoKeys/images', got '${name}'${remedy} [at shop/key]`,
    ),
  );
});
