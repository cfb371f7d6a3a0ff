import { Secret } from "../../lib/resources/secret";
import type { SecretVolumeOptions } from "../../lib/services/secret-volume-options";
import { Volume } from "../../lib/services/volume";
import { newStack } from "../support/stack";
import { newService, ordersOf } from "./new-service";

function mount(options?: SecretVolumeOptions): object {
  const stack = newStack();
  const secret = Secret.fromSecretId(stack, "tls", "tls");
  const files = { "tls.key": secret.version("1"), "tls.crt": secret.version("2") };
  const volume = Volume.secret(secret, files, options);
  newService(stack, "orders", { volumes: [{ name: "tls", volume, mountPath: "/tls" }] });
  return (ordersOf(stack).template.volumes as [{ secret: object }])[0].secret;
}
const written = (all: object, key: object) => ({
  secret: "projects/example-project/secrets/tls",
  ...all,
  items: [
    { path: "tls.key", version: "1", ...key },
    { path: "tls.crt", version: "2" },
  ],
});

test("files of a secret have the modes that they are given", () => {
  expect(mount({ fileMode: 0o440, fileModes: { "tls.key": 0o400 } })).toEqual(
    written({ default_mode: 288 }, { mode: 256 }),
  );
  expect(mount()).toEqual(written({ default_mode: 292 }, {}));
});

test.each<[string, SecretVolumeOptions]>([
  ["'fileMode' must be between 1 and 511, got 0", { fileMode: 0 }],
  ["'fileMode' must be between 1 and 511, got 777", { fileMode: 777 }],
  ["'fileModes.tls.key' must be a whole number, got 0.4", { fileModes: { "tls.key": 0.4 } }],
  ["'fileModes' must name files of the volume, got 'ca.crt'", { fileModes: { "ca.crt": 0o400 } }],
])("modes are refused: %s", (rule, options) => {
  expect(() => mount(options)).toThrow(new Error(`${rule} [at shop/orders]`));
});
