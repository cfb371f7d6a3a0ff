import type { TerraformStack } from "cdktf";
import { Testing } from "cdktf";
import { GoogleProviderVersion } from "../../lib/core/provider-version";
import { Bucket } from "../../lib/resources/bucket";
import { Secret } from "../../lib/resources/secret";
import {
  Billing,
  type CloudRunServiceProps,
  ExecutionEnvironment,
} from "../../lib/services/cloud-run-service-props";
import { Gpu } from "../../lib/services/gpu";
import { InvokerIamCheck } from "../../lib/services/invoker-iam-check";
import { LaunchStage } from "../../lib/services/launch-stage";
import { Probe } from "../../lib/services/probe";
import { TrafficTarget } from "../../lib/services/traffic-target";
import { Volume } from "../../lib/services/volume";
import { VpcAccess, VpcEgress } from "../../lib/workload/vpc-access";
import { argumentsOf, writtenIn } from "../support/arguments";
import { newStack } from "../support/stack";
import { IMAGE, newService, ordersOf } from "./new-service";

const TYPE = "google_cloud_run_v2_service";
const NEWEST = "8.6.0";

type Props = Partial<CloudRunServiceProps>;
type Make = (stack: TerraformStack) => Props;

const secretOf = (stack: TerraformStack) => Secret.fromSecretId(stack, "key", "api-key");
const mounting = (volume: Volume, mountPath = "/data") => ({
  volumes: [{ name: mountPath === "/cloudsql" ? "cloudsql" : "data", volume, mountPath }],
});
const KEY = "projects/example-project/locations/asia-northeast1/keyRings/main/cryptoKeys/images";
const CONNECTOR = "projects/example-project/locations/asia-northeast1/connectors/main";

/** Props, and the arguments that they set and a service with the fewest props does not. */
const BY_PROPS: [string, Make, string[]][] = [
  ["annotations", () => ({ annotations: { "example.com/a": "1" } }), ["annotations"]],
  ["client, clientVersion", () => ({ client: "ci", clientVersion: "1" }), ["client", "client_version"]],
  ["customAudiences", () => ({ customAudiences: ["https://orders.example.com"] }), ["custom_audiences"]],
  ["description", () => ({ description: "Takes orders" }), ["description"]],
  [
    "invokerIamCheck",
    () => ({ invokerIamCheck: InvokerIamCheck.disabled("The page is for everyone") }),
    ["invoker_iam_disabled"],
  ],
  ["labels", () => ({ labels: { team: "shop" } }), ["labels"]],
  [
    "binaryAuthorizationPolicy: the project's",
    () => ({ binaryAuthorizationPolicy: "default" }),
    ["binary_authorization.use_default"],
  ],
  [
    "binaryAuthorizationPolicy, breakglassJustification",
    () => ({
      binaryAuthorizationPolicy: "projects/example-project/platforms/cloudRun/strict",
      breakglassJustification: "An incident",
    }),
    ["binary_authorization.breakglass_justification", "binary_authorization.policy"],
  ],
  [
    "manualInstances",
    () => ({ manualInstances: 2 }),
    ["scaling.manual_instance_count", "scaling.scaling_mode"],
  ],
  [
    "revisionName, revisionLabels, revisionAnnotations",
    () => ({
      revisionName: "orders-v2",
      revisionLabels: { team: "shop" },
      revisionAnnotations: { "example.com/a": "1" },
    }),
    ["template.annotations", "template.labels", "template.revision"],
  ],
  ["kmsKeyName", () => ({ kmsKeyName: KEY }), ["template.encryption_key"]],
  [
    "executionEnvironment",
    () => ({ executionEnvironment: ExecutionEnvironment.GEN2 }),
    ["template.execution_environment"],
  ],
  [
    "gpu, gpuZonalRedundancy",
    () => ({
      ...{ gpu: Gpu.NVIDIA_L4, gpuZonalRedundancy: false },
      ...{ cpu: 4, memoryMib: 16384, billing: Billing.INSTANCE_BASED },
    }),
    ["template.gpu_zonal_redundancy_disabled", "template.node_selector.accelerator"],
  ],
  [
    "args, command, workingDirectory, baseImage, containerName",
    () => ({
      args: ["a"],
      command: ["b"],
      workingDirectory: "/app",
      baseImage: IMAGE,
      containerName: "main",
    }),
    ["args", "base_image_uri", "command", "name", "working_dir"].map((name) => `template.containers.${name}`),
  ],
  [
    "sidecars, startsAfter",
    () => ({
      startsAfter: ["proxy"],
      sidecars: [{ name: "proxy", image: IMAGE, startupProbe: Probe.tcp({ port: 9000 }) }],
    }),
    ["template.containers.depends_on", "template.containers.name"],
  ],
  [
    "environment",
    () => ({ environment: { A: "1" } }),
    ["template.containers.env.name", "template.containers.env.value"],
  ],
  [
    "secretEnvironment",
    (stack) => ({ secretEnvironment: { KEY: secretOf(stack).version("1") } }),
    [
      "template.containers.env.name",
      "template.containers.env.value_source.secret_key_ref.secret",
      "template.containers.env.value_source.secret_key_ref.version",
    ],
  ],
  [
    "livenessProbe by HTTP",
    () => ({ livenessProbe: Probe.http("/", { headers: { "X-Probe": "1" } }) }),
    [
      ...["failure_threshold", "http_get.http_headers.name", "http_get.http_headers.value", "http_get.path"],
      ...["http_get.port", "initial_delay_seconds", "period_seconds", "timeout_seconds"],
    ].map((name) => `template.containers.liveness_probe.${name}`),
  ],
  [
    "livenessProbe by gRPC",
    () => ({ livenessProbe: Probe.grpc({ service: "shop.Orders" }) }),
    [
      ...["failure_threshold", "grpc.port", "grpc.service"],
      ...["initial_delay_seconds", "period_seconds", "timeout_seconds"],
    ].map((name) => `template.containers.liveness_probe.${name}`),
  ],
  [
    "startupProbe by HTTP",
    () => ({ startupProbe: Probe.http("/", { headers: { "X-Probe": "1" } }) }),
    ["http_get.http_headers.name", "http_get.http_headers.value", "http_get.path", "http_get.port"].map(
      (name) => `template.containers.startup_probe.${name}`,
    ),
  ],
  [
    "startupProbe by gRPC",
    () => ({ startupProbe: Probe.grpc({ service: "shop.Orders" }) }),
    ["grpc.port", "grpc.service"].map((name) => `template.containers.startup_probe.${name}`),
  ],
  [
    "volumes: a secret",
    (stack) => {
      const secret = secretOf(stack);
      const files = { key: secret.version("1") };
      return mounting(Volume.secret(secret, files, { fileModes: { key: 0o400 } }));
    },
    [
      ...["template.containers.volume_mounts.mount_path", "template.containers.volume_mounts.name"],
      "template.volumes.name",
      ...["default_mode", "items.mode", "items.path", "items.version", "secret"].map(
        (name) => `template.volumes.secret.${name}`,
      ),
    ],
  ],
  [
    "volumes: a bucket",
    (stack) => mounting(Volume.bucket(Bucket.fromBucketName(stack, "files", "example-files"))),
    [
      "template.execution_environment",
      ...["template.containers.volume_mounts.mount_path", "template.containers.volume_mounts.name"],
      ...["gcs.bucket", "gcs.read_only", "name"].map((name) => `template.volumes.${name}`),
    ],
  ],
  [
    "volumes: a file server",
    () => mounting(Volume.nfs("10.0.0.2", "/share")),
    [
      "template.execution_environment",
      ...["template.containers.volume_mounts.mount_path", "template.containers.volume_mounts.name"],
      ...["name", "nfs.path", "nfs.read_only", "nfs.server"].map((name) => `template.volumes.${name}`),
    ],
  ],
  [
    "volumes: Cloud SQL",
    () => mounting(Volume.cloudSql("example-project:asia-northeast1:orders"), "/cloudsql"),
    [
      ...["template.containers.volume_mounts.mount_path", "template.containers.volume_mounts.name"],
      ...["cloud_sql_instance.instances", "name"].map((name) => `template.volumes.${name}`),
    ],
  ],
  [
    "volumes: memory",
    () => mounting(Volume.inMemory(128)),
    [
      ...["template.containers.volume_mounts.mount_path", "template.containers.volume_mounts.name"],
      ...["empty_dir.medium", "empty_dir.size_limit", "name"].map((name) => `template.volumes.${name}`),
    ],
  ],
  [
    "vpcAccess by a connector",
    () => ({ vpcAccess: VpcAccess.connector(CONNECTOR, VpcEgress.ALL_TRAFFIC) }),
    ["template.vpc_access.connector", "template.vpc_access.egress"],
  ],
  [
    "vpcAccess without one",
    () => ({
      vpcAccess: VpcAccess.direct({ egress: VpcEgress.ALL_TRAFFIC, network: "main", tags: ["orders"] }),
    }),
    [
      "template.vpc_access.egress",
      ...["network", "subnetwork", "tags"].map((name) => `template.vpc_access.network_interfaces.${name}`),
    ],
  ],
  [
    "terraformTimeouts",
    () => ({ terraformTimeouts: { create: "1h", update: "1h", destroy: "1h" } }),
    ["timeouts.create", "timeouts.delete", "timeouts.update"],
  ],
  [
    "traffic",
    () => ({ traffic: [TrafficTarget.revision("orders-00001-abc", 100, { tag: "blue" })] }),
    ["traffic.revision", "traffic.tag"],
  ],
];

/** Props that need a newer provider, the first version that has them, and the arguments that they set. */
const BY_NEWER: [string, string, Make, string[]][] = [
  ["serviceMaxInstances", "7.0.0", () => ({ serviceMaxInstances: 9 }), ["scaling.max_instance_count"]],
  [
    "regions",
    "7.1.0",
    () => ({ regions: ["europe-west1", "us-central1"] }),
    ["multi_region_settings.regions"],
  ],
  [
    "volumes.subPath",
    "7.3.0",
    () => ({
      volumes: [{ name: "data", volume: Volume.inMemory(128), mountPath: "/data", subPath: "images" }],
    }),
    [
      ...["mount_path", "name", "sub_path"].map((name) => `template.containers.volume_mounts.${name}`),
      ...["empty_dir.medium", "empty_dir.size_limit", "name"].map((name) => `template.volumes.${name}`),
    ],
  ],
  [
    "volumes: mountOptions of a bucket",
    "7.4.0",
    (stack) =>
      mounting(
        Volume.bucket(Bucket.fromBucketName(stack, "files", "example-files"), {
          mountOptions: ["implicit-dirs"],
        }),
      ),
    [
      "template.execution_environment",
      ...["template.containers.volume_mounts.mount_path", "template.containers.volume_mounts.name"],
      ...["gcs.bucket", "gcs.mount_options", "gcs.read_only", "name"].map(
        (name) => `template.volumes.${name}`,
      ),
    ],
  ],
  ["defaultUriDisabled", "7.6.0", () => ({ defaultUriDisabled: true }), ["default_uri_disabled"]],
  ["healthCheckDisabled", "7.7.0", () => ({ healthCheckDisabled: true }), ["template.health_check_disabled"]],
  [
    "readinessProbe by HTTP",
    "7.19.0",
    () => ({ readinessProbe: Probe.http("/ready") }),
    [
      ...["failure_threshold", "http_get.path", "http_get.port"],
      ...["period_seconds", "success_threshold", "timeout_seconds"],
    ].map((name) => `template.containers.readiness_probe.${name}`),
  ],
  [
    "readinessProbe by gRPC",
    "7.19.0",
    () => ({ readinessProbe: Probe.grpc({ service: "shop.Orders", successThreshold: 1 }) }),
    [
      ...["failure_threshold", "grpc.port", "grpc.service"],
      ...["period_seconds", "success_threshold", "timeout_seconds"],
    ].map((name) => `template.containers.readiness_probe.${name}`),
  ],
  ["iap", "7.21.0", () => ({ iap: true }), ["iap_enabled"]],
  [
    "volumes: a disk",
    "7.24.0",
    () => mounting(Volume.onDisk(10240)),
    [
      "template.execution_environment",
      ...["template.containers.volume_mounts.mount_path", "template.containers.volume_mounts.name"],
      ...["empty_dir.medium", "empty_dir.size_limit", "name"].map((name) => `template.volumes.${name}`),
    ],
  ],
  [
    "sandboxLauncher",
    "7.43.0",
    () => ({ sandboxLauncher: true, launchStage: LaunchStage.BETA }),
    ["template.containers.sandbox_launcher", "template.execution_environment"],
  ],
  [
    "sandboxTemplates",
    "7.45.0",
    () => ({
      sandboxTemplates: [
        {
          ...{ name: "python", image: IMAGE, command: ["python"], args: ["-q"], workingDirectory: "/work" },
          environment: { MODE: "strict" },
          volumes: [{ name: "data", volume: Volume.inMemory(128), mountPath: "/data", subPath: "a" }],
        },
      ],
    }),
    [
      ...["args", "command", "env.name", "env.value", "image", "name", "working_dir"],
      ...["mount_path", "name", "sub_path"].map((name) => `volume_mounts.${name}`),
    ]
      .map((name) => `template.sandboxes.templates.${name}`)
      .concat(["empty_dir.medium", "empty_dir.size_limit", "name"].map((name) => `template.volumes.${name}`)),
  ],
  [
    "cpuUtilization, concurrencyUtilization",
    "8.6.0",
    () => ({ cpuUtilization: 0.8, concurrencyUtilization: 0 }),
    ["template.scaling.concurrency_utilization", "template.scaling.cpu_utilization"],
  ],
  ["tags", "7.41.0", () => ({ tags: { "tagKeys/123": "tagValues/456" } }), ["tags"]],
];

/** What no prop sets, and why. */
const NEVER: { readonly [argument: string]: string } = {
  ...Object.fromEntries(
    [
      ...["base_image", "enable_automatic_updates", "environment_variables", "function_target", "image_uri"],
      ...["service_account", "source_location", "worker_pool"],
    ].map((name) => [`build_config.${name}`, "Terraform accepts it, and nothing is built"]),
  ),
  "template.containers.liveness_probe.tcp_socket.port": "Cloud Run has no liveness probe by TCP",
};

function written(make: Make, version?: string): string[] {
  const stack = newStack();
  if (version !== undefined) GoogleProviderVersion.pin(stack, version);
  newService(stack, "orders", make(stack));
  return writtenIn(ordersOf(stack), argumentsOf(TYPE, version));
}

const ALWAYS = written(() => ({}));

test.each(BY_PROPS)("%s: writes what it says", (_, make, paths) => {
  expect(written(make).filter((path) => !ALWAYS.includes(path))).toEqual([...paths].sort());
});

test.each(BY_NEWER)("%s needs google %s, and writes what it says", (_, since, make, paths) => {
  expect(written(make, since).filter((path) => !ALWAYS.includes(path))).toEqual([...paths].sort());
  const stack = newStack();
  newService(stack, "orders", make(stack));
  expect(() => Testing.synth(stack, true)).toThrow(`before google ${since}, got google 6.50.0`);
});

test("every argument of the resource is set by a prop, by the construct, or by nobody for a reason", () => {
  const known = [
    ...ALWAYS,
    ...BY_PROPS.flatMap(([, , paths]) => paths),
    ...BY_NEWER.flatMap(([, , , paths]) => paths),
    ...Object.keys(NEVER),
  ];
  expect([...new Set(known)].sort()).toEqual(argumentsOf(TYPE, NEWEST));
});
