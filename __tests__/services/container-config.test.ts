import { TerraformVariable, Token } from "cdktf";
import { Secret } from "../../lib/resources/secret";
import type { ContainerProps } from "../../lib/services/container-props";
import { Probe } from "../../lib/services/probe";
import { Volume } from "../../lib/services/volume";
import { warnings } from "../support/annotations";
import { newStack } from "../support/stack";
import { container, IMAGE, newService, ordersWith, sidecar } from "./new-service";

const MEMORY = Volume.inMemory(64);
const DIGEST = `asia-northeast1-docker.pkg.dev/example-project/shop/orders@sha256:${"0".repeat(64)}`;
const BASE_IMAGE = "asia-northeast1-docker.pkg.dev/serverless-runtimes/google-24/runtimes/nodejs24";

const OFTEN = { initial_delay_seconds: 0, period_seconds: 10, timeout_seconds: 1, failure_threshold: 3 };

const PROPS: [string, Partial<ContainerProps>, object][] = [
  ["image", { image: DIGEST }, { image: DIGEST }],
  ["base image, for its updates", { baseImage: BASE_IMAGE }, { base_image_uri: BASE_IMAGE }],
  [
    "command and arguments, which are data",
    { command: ["sh", "-c", "echo ${HOME}"], args: ["%{if}", "--port=8080"] },
    { command: ["sh", "-c", "echo $${HOME}"], args: ["%%{if}", "--port=8080"] },
  ],
  ["working directory", { workingDirectory: "/srv" }, { working_dir: "/srv" }],
  [
    "environment, whose values are data",
    { environment: { MODE: "test", PRICE: "${5}", EMPTY: "" } },
    {
      env: [
        { name: "MODE", value: "test" },
        { name: "PRICE", value: "$${5}" },
        { name: "EMPTY", value: "" },
      ],
    },
  ],
  [
    "CPU and memory",
    { cpu: 2, memoryMib: 8192 },
    {
      resources: { limits: { cpu: "2", memory: "8192Mi" }, cpu_idle: true, startup_cpu_boost: false },
    },
  ],
  [
    "part of a CPU",
    { cpu: 0.08, memoryMib: 128 },
    {
      resources: { limits: { cpu: "0.08", memory: "128Mi" }, cpu_idle: true, startup_cpu_boost: false },
    },
  ],
  [
    "probes",
    { startupProbe: Probe.http("/ready", { port: 9000 }), livenessProbe: Probe.grpc({ port: 9001 }) },
    {
      startup_probe: { http_get: { path: "/ready", port: 9000 }, ...OFTEN },
      liveness_probe: { grpc: { port: 9001 }, ...OFTEN },
    },
  ],
  [
    "volume, at a place of its own",
    { volumes: [{ name: "cache", volume: MEMORY, mountPath: "/var/cache" }] },
    { volume_mounts: [{ name: "cache", mount_path: "/var/cache" }] },
  ],
];

test.each(PROPS)("the container that takes requests has its %s", (_prop, props, written) => {
  expect(ordersWith(props).template.containers).toEqual([container(written)]);
});

test.each(PROPS)("a sidecar has its %s", (_prop, props, written) => {
  const sidecars = [{ name: "proxy", image: IMAGE, ...props }];
  expect(ordersWith({ sidecars }).template.containers).toEqual([
    container(),
    sidecar({ name: "proxy", ...written }),
  ]);
});

test("the working directory is escaped", () => {
  expect(ordersWith({ workingDirectory: "/srv/${x}" }).template.containers).toEqual([
    container({ working_dir: "/srv/$${x}" }),
  ]);
});

test("secrets come after the environment, each by its full name and version", () => {
  const { containers } = ordersWith((stack) => {
    const db = Secret.fromSecretId(stack, "db", "db-password");
    const key = Secret.fromSecretId(stack, "key", "signing-key", { project: "vault" });
    return {
      environment: { MODE: "test" },
      secretEnvironment: { KEY: key.version("stable"), DB: db.version("2"), DB_OLD: db.version("1") },
    };
  }).template;
  const secret = (name: string, full: string, version: string) => ({
    name,
    value_source: { secret_key_ref: { secret: full, version } },
  });
  expect(containers).toEqual([
    container({
      env: [
        { name: "MODE", value: "test" },
        secret("KEY", "projects/vault/secrets/signing-key", "stable"),
        secret("DB", "projects/example-project/secrets/db-password", "2"),
        secret("DB_OLD", "projects/example-project/secrets/db-password", "1"),
      ],
    }),
  ]);
});

test("the latest version of a secret is a warning, because a new version starts no instance", () => {
  const stack = newStack();
  const db = Secret.fromSecretId(stack, "db", "db-password");
  newService(stack, "orders", { secretEnvironment: { DB: db.version("latest"), OLD: db.version("1") } });
  expect(warnings(stack)).toEqual([
    "[shop/orders] 'secretEnvironment.DB' must name a version to take effect when the secret changes, got 'latest'",
  ]);
});

test("tokens are written unchanged", () => {
  const { containers } = ordersWith((stack) => {
    const { stringValue, listValue, numberValue } = new TerraformVariable(stack, "x", {});
    return {
      image: stringValue,
      baseImage: stringValue,
      command: listValue,
      args: ["--mode", stringValue],
      workingDirectory: stringValue,
      environment: { MODE: `it is ${stringValue}, not \${mode}` },
      secretEnvironment: { DB: Secret.fromSecretId(stack, "db", stringValue).version(stringValue) },
      cpu: numberValue,
      memoryMib: numberValue,
      volumes: [{ name: "cache", volume: MEMORY, mountPath: stringValue }],
    };
  }).template;
  expect(containers).toEqual([
    container({
      image: "${var.x}",
      base_image_uri: "${var.x}",
      command: "${var.x}",
      args: ["--mode", "${var.x}"],
      working_dir: "${var.x}",
      env: [
        { name: "MODE", value: "it is ${var.x}, not $${mode}" },
        {
          name: "DB",
          value_source: {
            secret_key_ref: { secret: "projects/example-project/secrets/${var.x}", version: "${var.x}" },
          },
        },
      ],
      resources: {
        limits: { cpu: "${var.x}", memory: "${var.x}Mi" },
        cpu_idle: true,
        startup_cpu_boost: false,
      },
      volume_mounts: [{ name: "cache", mount_path: "${var.x}" }],
    }),
  ]);
});

/** What is wrong with a container, whichever it is. */
function expectRefusal(props: (stack: ReturnType<typeof newStack>) => Partial<ContainerProps>, rule: string) {
  const error = new Error(`${rule} [at shop/orders]`);
  const stack = newStack();
  const given = props(stack);
  expect(() => newService(stack, "orders", given)).toThrow(error);
  const other = newStack();
  const sidecars = [{ name: "proxy", image: IMAGE, ...props(other) }];
  expect(() => newService(other, "orders", { sidecars })).toThrow(error);
}

const manyVariables = Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`V${index}`, ""]));
const mountedAt = (mountPath: string) => ({ volumes: [{ name: "cache", volume: MEMORY, mountPath }] });
const MOUNT_PATH = "'mountPath' must be an absolute path, like '/etc/secrets', got";

test.each<[string, Partial<ContainerProps>]>([
  ["'image' must be the name of an image, got ''", { image: "" }],
  ["'image' must be the name of an image, got 'orders 1.0'", { image: "orders 1.0" }],
  ["'image' must be the name of an image, got '%{orders}'", { image: "%{orders}" }],
  ["'baseImage' must be the name of an image, got 'nodejs 24'", { baseImage: "nodejs 24" }],
  ["'environment.A' must hold at most 32 KiB, got 33 KiB", { environment: { A: "x".repeat(32 * 1024 + 1) } }],
  [
    "'environment' must not set a variable that Google sets itself, got 'K_SERVICE'",
    { environment: { K_SERVICE: "x" } },
  ],
  [
    "'environment' must have names without '=', spaces and control characters, got 'A=B'",
    { environment: { "A=B": "1" } },
  ],
  [
    "'environment' must have names without '=', spaces and control characters, got 'A=${B}'",
    { environment: { "A=${B}": "1" } },
  ],
  [
    "'environment' must not set variables that begin with X_GOOGLE_, got 'X_GOOGLE_A'",
    { environment: { X_GOOGLE_A: "1" } },
  ],
  ["'environment' must hold at most 1000 variables, got 1001", { environment: manyVariables }],
  ["'cpu' must be 1, 2, 4, 6, 8, or a fraction from 0.08, got 3", { cpu: 3 }],
  ["'memoryMib' must be between 128 and 32768, got 100", { memoryMib: 100 }],
  ["'memoryMib' must be between 2048 and 16384 where 'cpu' is 4, got 512", { cpu: 4 }],
  [`${MOUNT_PATH} ''`, mountedAt("")],
  [`${MOUNT_PATH} '/'`, mountedAt("/")],
  [`${MOUNT_PATH} 'cache'`, mountedAt("cache")],
  [`${MOUNT_PATH} '/my cache'`, mountedAt("/my cache")],
  [`${MOUNT_PATH} '/var/../etc'`, mountedAt("/var/../etc")],
  [`${MOUNT_PATH} '/a:b'`, mountedAt("/a:b")],
  [`${MOUNT_PATH} '/%{a}'`, mountedAt("/%{a}")],
  ["'mountPath' must not lie in /dev, /proc or /sys, got '/dev'", mountedAt("/dev")],
  ["'mountPath' must not lie in /dev, /proc or /sys, got '/sys/fs'", mountedAt("/sys/fs")],
  [
    "'mountPath' must differ between the volumes of a container, got '/a' twice",
    {
      volumes: [
        { name: "cache", volume: MEMORY, mountPath: "/a" },
        { name: "other", volume: Volume.inMemory(1), mountPath: "/a" },
      ],
    },
  ],
])("every container is checked: %s", (rule, props) => {
  expectRefusal(() => props, rule);
});

test("an environment that is a token is refused", () => {
  expectRefusal(
    (stack) => ({ environment: Token.asStringMap(new TerraformVariable(stack, "env", {}).value) }),
    "'environment' must be a map whose names are known at synthesis, got a token",
  );
});

test.each([
  ["MODE", "not repeat a name of 'environment', got 'MODE'"],
  ["K_SERVICE", "not set a variable that Google sets itself, got 'K_SERVICE'"],
  ["X_GOOGLE_A", "not set variables that begin with X_GOOGLE_, got 'X_GOOGLE_A'"],
  ["MY KEY", "have names without '=', spaces and control characters, got 'MY KEY'"],
])("a secret in the variable '%s' is refused", (name, rule) => {
  expectRefusal(
    (stack) => ({
      environment: { MODE: "test" },
      secretEnvironment: { [name]: Secret.fromSecretId(stack, "db", "db-password").version("1") },
    }),
    `'secretEnvironment' must ${rule}`,
  );
});

test("only a sidecar may set PORT, because Google sets it in the other container", () => {
  const environment = { PORT: "8081" };
  expect(() => newService(newStack(), "orders", { environment })).toThrow(
    new Error("'environment' must not set a variable that Google sets itself, got 'PORT' [at shop/orders]"),
  );
  const sidecars = [{ name: "proxy", image: IMAGE, environment }];
  expect(() => newService(newStack(), "orders", { sidecars })).not.toThrow();

  const stack = newStack();
  const secretEnvironment = { PORT: Secret.fromSecretId(stack, "port", "port").version("1") };
  expect(() => newService(stack, "orders", { secretEnvironment })).toThrow(
    new Error(
      "'secretEnvironment' must not set a variable that Google sets itself, got 'PORT' [at shop/orders]",
    ),
  );
  expect(() =>
    newService(stack, "bills", { sidecars: [{ name: "proxy", image: IMAGE, secretEnvironment }] }),
  ).not.toThrow();
});

test("a container may set FUNCTION_TARGET, which Google sets only in functions", () => {
  const environment = { FUNCTION_TARGET: "handler", FUNCTION_SIGNATURE_TYPE: "http" };
  const sidecars = [{ name: "proxy", image: IMAGE, environment }];
  expect(() => newService(newStack(), "orders", { environment, sidecars })).not.toThrow();
});

test("the environment of a service has no limit of its total size, unlike that of a function", () => {
  const environment = { A: "a".repeat(30_000), B: "b".repeat(30_000) };
  expect(() => newService(newStack(), "orders", { environment })).not.toThrow();
});

test("the name and the value of a variable are escaped", () => {
  const { containers } = ordersWith((stack) => ({
    environment: { "%{A}": "1" },
    secretEnvironment: { "${B}": Secret.fromSecretId(stack, "db", "db-password").version("1") },
  })).template;
  const [{ env }] = containers as { env: { name: string }[] }[];
  expect(env.map(({ name }) => name)).toEqual(["%%{A}", "$${B}"]);
});

test("a secret may be in a variable with a name that every JavaScript object has", () => {
  const { containers } = ordersWith((stack) => ({
    secretEnvironment: { toString: Secret.fromSecretId(stack, "db", "db-password").version("1") },
  })).template;
  expect(containers[0].env).toHaveLength(1);
});
