import { TerraformVariable } from "cdktf";
import { Bucket } from "../../lib/resources/bucket";
import { Secret } from "../../lib/resources/secret";
import {
  Billing,
  type CloudRunServiceProps,
  ExecutionEnvironment,
} from "../../lib/services/cloud-run-service-props";
import type { SidecarProps } from "../../lib/services/container-props";
import { Probe } from "../../lib/services/probe";
import { Volume } from "../../lib/services/volume";
import { VpcAccess, VpcEgress } from "../../lib/workload/vpc-access";
import { newApp, newStack } from "../support/stack";
import { container, IMAGE, newService, ordersWith, service, sidecar, startupProbe } from "./new-service";

const CONNECTOR = "projects/example-project/locations/asia-northeast1/connectors/main";
const KEY = "projects/example-project/locations/asia-northeast1/keyRings/main/cryptoKeys/services";
const MEMORY = Volume.inMemory(64);

const resources = (cpu_idle: boolean, startup_cpu_boost: boolean) => ({
  resources: { limits: { cpu: "1", memory: "512Mi" }, cpu_idle, startup_cpu_boost },
});
const withContainer = (asked: object) => ({ containers: [container(asked)] });
const withPort = (name: string, container_port: number | string) =>
  withContainer({ ports: { name, container_port }, startup_probe: startupProbe(container_port) });

test.each<[string, Partial<CloudRunServiceProps>, object]>([
  ["a port of its own", { port: 3000 }, withPort("http1", 3000)],
  ["HTTP/2", { http2: true }, withPort("h2c", 8080)],
  ["request-based billing", { billing: Billing.REQUEST_BASED }, withContainer(resources(true, false))],
  ["instance-based billing", { billing: Billing.INSTANCE_BASED }, withContainer(resources(false, false))],
  ["more CPU at start-up", { startupCpuBoost: true }, withContainer(resources(true, true))],
  ["its concurrency", { concurrency: 1000 }, { max_instance_request_concurrency: 1000 }],
  [
    "its instances",
    { minInstances: 2, maxInstances: 2 },
    { scaling: { min_instance_count: 2, max_instance_count: 2 } },
  ],
  ["its timeout", { timeoutSeconds: 3600 }, { timeout: "3600s" }],
  [
    "the first execution environment",
    { executionEnvironment: ExecutionEnvironment.GEN1 },
    { execution_environment: "EXECUTION_ENVIRONMENT_GEN1" },
  ],
  [
    "the second execution environment",
    { executionEnvironment: ExecutionEnvironment.GEN2 },
    { execution_environment: "EXECUTION_ENVIRONMENT_GEN2" },
  ],
  ["session affinity", { sessionAffinity: true }, { session_affinity: true }],
  ["an encryption key", { kmsKeyName: KEY }, { encryption_key: KEY }],
  [
    "a connector",
    { vpcAccess: VpcAccess.connector(CONNECTOR, VpcEgress.PRIVATE_RANGES_ONLY) },
    { vpc_access: { connector: CONNECTOR, egress: "PRIVATE_RANGES_ONLY" } },
  ],
  [
    "network interfaces of its own",
    {
      vpcAccess: VpcAccess.direct({
        network: "shop",
        subnetwork: "services",
        tags: ["service"],
        egress: VpcEgress.ALL_TRAFFIC,
      }),
    },
    {
      vpc_access: {
        egress: "ALL_TRAFFIC",
        network_interfaces: [{ network: "shop", subnetwork: "services", tags: ["service"] }],
      },
    },
  ],
  [
    "network interfaces in a subnetwork",
    { vpcAccess: VpcAccess.direct({ subnetwork: "services", egress: VpcEgress.PRIVATE_RANGES_ONLY }) },
    {
      vpc_access: { egress: "PRIVATE_RANGES_ONLY", network_interfaces: [{ subnetwork: "services" }] },
    },
  ],
])("revisions have %s", (_what, props, ofTemplate) => {
  expect(ordersWith(props)).toEqual(service({}, ofTemplate));
});

test("numbers that are tokens are written unchanged", () => {
  const orders = ordersWith((stack) => {
    const { numberValue } = new TerraformVariable(stack, "n", { type: "number" });
    return {
      port: numberValue,
      concurrency: numberValue,
      minInstances: numberValue,
      maxInstances: numberValue,
      timeoutSeconds: numberValue,
    };
  });
  const n = "${var.n}";
  expect(orders).toEqual(
    service(
      {},
      {
        max_instance_request_concurrency: n,
        scaling: { min_instance_count: n, max_instance_count: n },
        timeout: "${var.n}s",
        ...withPort("http1", n),
      },
    ),
  );
});

describe("sidecars", () => {
  const ready = Probe.tcp({ port: 9000 });
  const startup_probe = {
    tcp_socket: { port: 9000 },
    initial_delay_seconds: 0,
    period_seconds: 10,
    timeout_seconds: 1,
    failure_threshold: 3,
  };
  const named = (...sidecars: Partial<SidecarProps>[]) =>
    sidecars.map((props): SidecarProps => ({ name: "proxy", image: IMAGE, startupProbe: ready, ...props }));

  test("come after the container that receives requests, in the caller's order, and have no port", () => {
    expect(ordersWith({ sidecars: named({ name: "proxy" }, { name: "a1" }) })).toEqual(
      service(
        {},
        {
          containers: [
            container(),
            sidecar({ name: "proxy", startup_probe }),
            sidecar({ name: "a1", startup_probe }),
          ],
        },
      ),
    );
  });

  test("have the billing of the service", () => {
    const { containers } = ordersWith({
      billing: Billing.INSTANCE_BASED,
      startupCpuBoost: true,
      sidecars: named({}),
    }).template;
    expect(containers.map((each) => each.resources)).toEqual(Array(2).fill(resources(false, true).resources));
  });

  test("may start after others", () => {
    const sidecars = named({ name: "proxy", startsAfter: ["collector"] }, { name: "collector" });
    expect(ordersWith({ sidecars }).template.containers).toEqual([
      container(),
      sidecar({ name: "proxy", startup_probe, depends_on: ["collector"] }),
      sidecar({ name: "collector", startup_probe }),
    ]);
  });

  test.each<[string, SidecarProps[]]>([
    ["", named({ name: "" })],
    ["Proxy", named({ name: "Proxy" })],
    ["proxy-", named({ name: "proxy-" })],
    ["a".repeat(64), named({ name: "a".repeat(64) })],
    ["proxy", named({}, { name: "collector" }, {})],
  ])("must not have the name '%s', or the same name twice", (name, sidecars) => {
    expect(() => newService(newStack(), "orders", { sidecars })).toThrow(
      new Error(
        `'sidecars' must have names of lower-case letters, digits and hyphens, each once, got '${name}' [at shop/orders]`,
      ),
    );
  });

  test("may have tokens as names", () => {
    const { containers } = ordersWith((stack) => {
      const { stringValue: name } = new TerraformVariable(stack, "name", { type: "string" });
      return {
        sidecars: named({ name }, { name: "proxy", startsAfter: [name] }),
        volumes: [{ name, volume: MEMORY, mountPath: "/cache" }],
      };
    }).template;
    expect(containers).toEqual([
      container({ volume_mounts: [{ name: "${var.name}", mount_path: "/cache" }] }),
      sidecar({ name: "${var.name}", startup_probe }),
      sidecar({ name: "proxy", startup_probe, depends_on: ["${var.name}"] }),
    ]);
  });

  test.each<[string, SidecarProps[]]>([
    [
      "'sidecars' must hold at most 9 containers, got 10",
      named(...Array.from({ length: 10 }, (_, index) => ({ name: `s${index}` }))),
    ],
    [
      "'startsAfter' must name sidecars with a 'startupProbe', by which they have started, got 'b'",
      named({ name: "a", startsAfter: ["b"] }, { name: "b", startupProbe: undefined }),
    ],
    [
      "'startsAfter' must lead back to no container, got 'a' after 'b' after 'a'",
      named({ name: "a", startsAfter: ["b"] }, { name: "b", startsAfter: ["a"] }),
    ],
  ])("are refused: %s", (rule, sidecars) => {
    expect(() => newService(newStack(), "orders", { sidecars })).toThrow(
      new Error(`${rule} [at shop/orders]`),
    );
  });

  test.each(["orders", "proxy"])("must not start after '%s', which is not another container", (name) => {
    const sidecars = named({ name: "proxy", startsAfter: [name] });
    expect(() => newService(newStack(), "orders", { sidecars })).toThrow(
      new Error(`'startsAfter' must name other containers of the service, got '${name}' [at shop/orders]`),
    );
  });
});

describe("volumes", () => {
  test("are written once, even if several containers mount them", () => {
    const { volumes, containers } = ordersWith({
      volumes: [{ name: "cache", volume: MEMORY, mountPath: "/cache" }],
      sidecars: [
        {
          name: "proxy",
          image: IMAGE,
          volumes: [
            { name: "cache", volume: MEMORY, mountPath: "/var/cache" },
            { name: "0", volume: Volume.inMemory(1), mountPath: "/tmp" },
          ],
        },
      ],
    }).template;
    expect(volumes).toEqual([
      { name: "cache", empty_dir: { medium: "MEMORY", size_limit: "64Mi" } },
      { name: "0", empty_dir: { medium: "MEMORY", size_limit: "1Mi" } },
    ]);
    expect(containers.map(({ volume_mounts }) => volume_mounts)).toEqual([
      [{ name: "cache", mount_path: "/cache" }],
      [
        { name: "cache", mount_path: "/var/cache" },
        { name: "0", mount_path: "/tmp" },
      ],
    ]);
  });

  test.each(["", "Cache", "my_cache", "-cache", "cache-", "a".repeat(64)])(
    "must not have the name '%s'",
    (name) => {
      const volumes = [{ name, volume: MEMORY, mountPath: "/cache" }];
      expect(() => newService(newStack(), "orders", { volumes })).toThrow(
        new Error(
          `'volumes' must have names of 1 to 63 lower-case letters, digits and hyphens, got '${name}' [at shop/orders]`,
        ),
      );
    },
  );

  test("must not share a name", () => {
    const mount = { name: "cache", mountPath: "/cache" };
    const sidecars = [{ name: "proxy", image: IMAGE, volumes: [{ ...mount, volume: Volume.inMemory(64) }] }];
    expect(() =>
      newService(newStack(), "orders", { volumes: [{ ...mount, volume: MEMORY }], sidecars }),
    ).toThrow(new Error("'volumes' must name one volume by one name, got two for 'cache' [at shop/orders]"));
  });
});

describe("a bucket or a file server as a volume", () => {
  const kinds = test.each<[string, (stack: ReturnType<typeof newStack>) => Volume]>([
    ["a bucket", (stack) => Volume.bucket(Bucket.fromBucketName(stack, "assets", "example-assets"))],
    ["a file server", () => Volume.nfs("10.0.0.2", "/share")],
  ]);
  const mounted = (volume: Volume) => ({ volumes: [{ name: "data", volume, mountPath: "/data" }] });

  kinds("has the service run in the second execution environment: %s", (_kind, volume) => {
    const { GEN2 } = ExecutionEnvironment;
    for (const executionEnvironment of [undefined, GEN2]) {
      const { template } = ordersWith((stack) => ({ ...mounted(volume(stack)), executionEnvironment }));
      expect(template.execution_environment).toBe(GEN2);
    }
  });

  kinds("refuses the first execution environment: %s", (_kind, volume) => {
    const stack = newStack();
    const props = { ...mounted(volume(stack)), executionEnvironment: ExecutionEnvironment.GEN1 };
    expect(() => newService(stack, "orders", props)).toThrow(
      new Error(
        "'executionEnvironment' must be GEN2 for a bucket, a file server or a disk as a volume, got GEN1 [at shop/orders]",
      ),
    );
  });

  kinds("needs the memory of the second execution environment: %s", (_kind, volume) => {
    const stack = newStack();
    const props = { ...mounted(volume(stack)), memoryMib: 256 };
    expect(() => newService(stack, "orders", props)).toThrow(
      new Error(
        "'memoryMib' must be at least 512 in the second execution environment, got 256 [at shop/orders]",
      ),
    );
  });
});

describe("less than 1 CPU", () => {
  const half = { cpu: 0.5, memoryMib: 512 };
  const mounted = { volumes: [{ name: "data", volume: Volume.nfs("10.0.0.2", "/"), mountPath: "/data" }] };

  test.each<[string, Partial<CloudRunServiceProps>]>([
    ["with instance-based billing", { billing: Billing.INSTANCE_BASED }],
    ["in the second execution environment", { executionEnvironment: ExecutionEnvironment.GEN2 }],
    ["in the second execution environment", mounted],
  ])("is refused %s, but not beside another container", (where, props) => {
    expect(() => newService(newStack(), "orders", { ...half, ...props })).toThrow(
      new Error(`'cpu' must come to at least 1 ${where}, got 0.5 [at shop/orders]`),
    );
    const sidecars = [{ name: "proxy", image: IMAGE, ...half }];
    expect(() => newService(newStack(), "orders", { ...half, ...props, sidecars })).not.toThrow();
  });
});

test("the service waits once for the grant on each secret, however often it uses the secret", () => {
  const orders = ordersWith((stack) => {
    const db = Secret.fromSecretId(stack, "db", "db-password");
    const key = Secret.fromSecretId(stack, "key", "signing-key");
    return {
      secretEnvironment: { DB: db.version("2"), DB_OLD: db.version("1") },
      volumes: [{ name: "db", volume: Volume.secret(db, { old: db.version("1") }), mountPath: "/db" }],
      sidecars: [
        { name: "proxy", image: IMAGE, secretEnvironment: { K: key.version("1"), DB: db.version("2") } },
      ],
    };
  });
  const access = "roles--secretmanagersecretAccessorserviceAccountorders-run";
  expect(orders.depends_on).toEqual([
    `google_secret_manager_secret_iam_member.db_${access}_5B4D4A30`,
    `google_secret_manager_secret_iam_member.key_${access}_E377AADC`,
  ]);
});

test("a secret of another stack is refused", () => {
  const app = newApp();
  const db = Secret.fromSecretId(newStack(app, "vault"), "db", "db-password");
  expect(() => newService(newStack(app), "orders", { secretEnvironment: { DB: db.version("1") } })).toThrow(
    new Error(
      "'secret' must be of the stack shop, got vault/db of vault; import it in shop as well [at shop/orders]",
    ),
  );
});
