import { type TerraformStack, TerraformVariable } from "cdktf";
import { ServiceAccount } from "../../lib/iam/service-account";
import { Bucket } from "../../lib/resources/bucket";
import { Secret } from "../../lib/resources/secret";
import { Volume } from "../../lib/services/volume";
import { GOES_LAST } from "../support/resources";
import { newApp, newStack } from "../support/stack";
import { grantsIn, newService, ordersOf, SERVICE_ACCOUNT } from "./new-service";

const MEMBER = `\${${SERVICE_ACCOUNT}.member}`;

/** What a service says of a volume, what is granted in its stack, and what the service waits for. */
function mounted(volume: (stack: TerraformStack) => Volume, mountPath = "/data") {
  const stack = newStack();
  newService(stack, "orders", { volumes: [{ name: "data", volume: volume(stack), mountPath }] });
  const { template, depends_on = [] } = ordersOf(stack);
  const { volumes, execution_environment } = template;
  return { volumes, execution_environment, grants: Object.values(grantsIn(stack)), stack, depends_on };
}

const secretOf = (stack: TerraformStack) =>
  Secret.fromSecretId(stack, "db", "db-password", { project: "vault" });
const bucketOf = (stack: TerraformStack) => Bucket.fromBucketName(stack, "assets", "example-assets");
const onProject = { project: "example-project", role: "roles/cloudsql.client", member: MEMBER, ...GOES_LAST };
const onBucket = { bucket: "example-assets", member: MEMBER, ...GOES_LAST };
const GEN2 = "EXECUTION_ENVIRONMENT_GEN2";

test.each<[string, (stack: TerraformStack) => Volume, object, object[], string?]>([
  [
    "a secret holds versions by their file names, and its payload may be read",
    (stack) => {
      const secret = secretOf(stack);
      return Volume.secret(secret, {
        current: secret.version("latest"),
        "old/one": secret.version("1"),
        ".env": secret.version("stable"),
      });
    },
    {
      secret: {
        secret: "projects/vault/secrets/db-password",
        default_mode: 292,
        items: [
          { path: "current", version: "latest" },
          { path: "old/one", version: "1" },
          { path: ".env", version: "stable" },
        ],
      },
    },
    [
      {
        secret_id: "db-password",
        project: "vault",
        role: "roles/secretmanager.secretAccessor",
        member: MEMBER,
        ...GOES_LAST,
      },
    ],
    undefined,
  ],
  [
    "a secret without files is one file with its latest version, and its payload may be read",
    (stack) => Volume.secret(secretOf(stack), {}),
    { secret: { secret: "projects/vault/secrets/db-password", default_mode: 292 } },
    [
      {
        secret_id: "db-password",
        project: "vault",
        role: "roles/secretmanager.secretAccessor",
        member: MEMBER,
        ...GOES_LAST,
      },
    ],
    undefined,
  ],
  [
    "a bucket may be written to",
    (stack) => Volume.bucket(bucketOf(stack)),
    { gcs: { bucket: "example-assets", read_only: false } },
    [{ ...onBucket, role: "roles/storage.objectUser" }],
    GEN2,
  ],
  [
    "a bucket may only be read, where it is for that",
    (stack) => Volume.bucket(bucketOf(stack), { readOnly: true }),
    { gcs: { bucket: "example-assets", read_only: true } },
    [{ ...onBucket, role: "roles/storage.objectViewer" }],
    GEN2,
  ],
  [
    "memory is granted by nobody",
    () => Volume.inMemory(64),
    { empty_dir: { medium: "MEMORY", size_limit: "64Mi" } },
    [],
    undefined,
  ],
  [
    "a file server has no allow policy",
    () => Volume.nfs("10.0.0.2", "/share"),
    { nfs: { server: "10.0.0.2", path: "/share", read_only: false } },
    [],
    GEN2,
  ],
  [
    "a file server may only be read, where it is for that",
    () => Volume.nfs("10.0.0.2", "/", { readOnly: true }),
    { nfs: { server: "10.0.0.2", path: "/", read_only: true } },
    [],
    GEN2,
  ],
])("%s", (_rule, volume, config, granted, environment) => {
  const { volumes, grants, execution_environment, depends_on, stack } = mounted(volume);
  expect(volumes).toEqual([{ name: "data", ...config }]);
  expect(grants).toEqual(granted);
  expect(depends_on).toEqual(Object.keys(grantsIn(stack)));
  expect(execution_environment).toBe(environment);
});

describe("Cloud SQL", () => {
  const sockets = (...instances: string[]) => {
    const stack = newStack();
    const volumes = [{ name: "cloudsql", volume: Volume.cloudSql(...instances), mountPath: "/cloudsql" }];
    newService(stack, "orders", { volumes });
    return { orders: ordersOf(stack), grants: grantsIn(stack) };
  };

  test("has sockets of its instances, and the account is a client on their project", () => {
    const instances = ["example-project:asia-northeast1:orders", "example-project:us-west1:archive"];
    const { orders, grants } = sockets(...instances);
    expect(orders.template.volumes).toEqual([{ name: "cloudsql", cloud_sql_instance: { instances } }]);
    expect(Object.values(grants)).toEqual([onProject]);
    expect(orders.depends_on).toEqual(Object.keys(grants));
  });

  test("may have instances of other projects, even domain-scoped ones", () => {
    const instances = ["data-project:us-west1:main", "example.com:legacy-project:us-west1:main"];
    const { orders, grants } = sockets(...instances);
    expect(orders.template.volumes).toEqual([{ name: "cloudsql", cloud_sql_instance: { instances } }]);
    expect(Object.values(grants)).toEqual([
      { ...onProject, project: "data-project" },
      { ...onProject, project: "example.com:legacy-project" },
    ]);
  });

  test.each<[string, string[]]>([
    ["hold at least one, got none", []],
    ["be named PROJECT:REGION:INSTANCE, got 'orders'", ["orders"]],
    ["be named PROJECT:REGION:INSTANCE, got 'a:b'", ["p:r:i", "a:b"]],
    ["be named PROJECT:REGION:INSTANCE, got '%{p}:r:i'", ["%{p}:r:i"]],
  ])("instances must %s", (rule, instances) => {
    expect(() => sockets(...instances)).toThrow(new Error(`'instances' must ${rule} [at shop/orders]`));
  });

  test("may have tokens as instances", () => {
    const stack = newStack();
    const { stringValue } = new TerraformVariable(stack, "instance", { type: "string" });
    const volume = Volume.cloudSql(stringValue);
    newService(stack, "orders", { volumes: [{ name: "cloudsql", volume, mountPath: "/cloudsql" }] });
    expect(ordersOf(stack).template.volumes).toEqual([
      { name: "cloudsql", cloud_sql_instance: { instances: ["${var.instance}"] } },
    ]);
  });
});

test("a given service account gets the role", () => {
  const stack = newStack();
  const email = "orders@example-project.iam.gserviceaccount.com";
  newService(stack, "orders", {
    serviceAccount: ServiceAccount.fromServiceAccountEmail(stack, "account", email),
    volumes: [{ name: "data", volume: Volume.bucket(bucketOf(stack)), mountPath: "/data" }],
  });
  expect(Object.values(grantsIn(stack))).toEqual([
    {
      bucket: "example-assets",
      role: "roles/storage.objectUser",
      member: `serviceAccount:${email}`,
      ...GOES_LAST,
    },
  ]);
});

test("tokens are written unchanged", () => {
  const stack = newStack();
  const { stringValue, numberValue } = new TerraformVariable(stack, "x", {});
  const secret = Secret.fromSecretId(stack, "db", stringValue);
  const volumes = [
    Volume.secret(secret, { [stringValue]: secret.version(stringValue) }),
    Volume.bucket(Bucket.fromBucketName(stack, "assets", stringValue)),
    Volume.inMemory(numberValue),
    Volume.nfs(stringValue, stringValue),
  ].map((volume, index) => ({ name: `v${index}`, volume, mountPath: `/v${index}` }));
  newService(stack, "orders", { volumes });
  expect(ordersOf(stack).template.volumes).toEqual([
    {
      name: "v0",
      secret: {
        secret: "projects/example-project/secrets/${var.x}",
        default_mode: 292,
        items: [{ path: "${var.x}", version: "${var.x}" }],
      },
    },
    { name: "v1", gcs: { bucket: "${var.x}", read_only: false } },
    { name: "v2", empty_dir: { medium: "MEMORY", size_limit: "${var.x}Mi" } },
    { name: "v3", nfs: { server: "${var.x}", path: "${var.x}", read_only: false } },
  ]);
});

test.each<[string, (stack: TerraformStack) => Volume]>([
  [
    "'files.key' must be a version of the volume's secret shop/db, got one of shop/key",
    (stack) => Volume.secret(secretOf(stack), { key: Secret.fromSecretId(stack, "key", "key").version("1") }),
  ],
  ...["", "/password", "password/", "my password", "../password", "%{password}"].map(
    (path): [string, (stack: TerraformStack) => Volume] => [
      `'files' must have relative paths, like 'db-password', got '${path}'`,
      (stack) => {
        const secret = secretOf(stack);
        return Volume.secret(secret, { [path]: secret.version("1") });
      },
    ],
  ),
  ["'sizeMib' must be between 1 and 32768, got 0", () => Volume.inMemory(0)],
  ["'sizeMib' must be between 1 and 32768, got 1e+21", () => Volume.inMemory(1e21)],
  ["'sizeMib' must be a whole number, got 0.5", () => Volume.inMemory(0.5)],
  ["'path' must be an absolute path on the server, got 'share'", () => Volume.nfs("10.0.0.2", "share")],
  [
    "'path' must be an absolute path on the server, got '/%{share}'",
    () => Volume.nfs("10.0.0.2", "/%{share}"),
  ],
  ["'server' must be an address or a host name, got ''", () => Volume.nfs("", "/share")],
  [
    "'server' must be an address or a host name, got '10.0.0.2/share'",
    () => Volume.nfs("10.0.0.2/share", "/"),
  ],
])("a volume is refused: %s", (rule, volume) => {
  expect(() => mounted(volume)).toThrow(new Error(`${rule} [at shop/orders]`));
});

test.each<[string, (other: TerraformStack) => Volume]>([
  [
    "'secret' must be of the stack shop, got other/db of other; import it in shop as well",
    (other) => {
      const secret = secretOf(other);
      return Volume.secret(secret, { key: secret.version("1") });
    },
  ],
  [
    "'bucket' must be of the stack shop, got other/assets of other; import it in shop as well",
    (other) => Volume.bucket(bucketOf(other)),
  ],
])("a resource of another stack is refused as a volume: %s", (rule, volume) => {
  const app = newApp();
  const other = newStack(app, "other");
  const volumes = [{ name: "data", volume: volume(other), mountPath: "/data" }];
  expect(() => newService(newStack(app), "orders", { volumes })).toThrow(
    new Error(`${rule} [at shop/orders]`),
  );
});
