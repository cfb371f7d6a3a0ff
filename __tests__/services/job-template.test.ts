import type { TerraformStack } from "cdktf";
import { GoogleProviderVersion } from "../../lib/core/provider-version";
import { Bucket } from "../../lib/resources/bucket";
import { Secret } from "../../lib/resources/secret";
import type { CloudRunJobProps } from "../../lib/services/cloud-run-job-props";
import { Gpu } from "../../lib/services/gpu";
import { Probe } from "../../lib/services/probe";
import { Volume } from "../../lib/services/volume";
import { newStack } from "../support/stack";
import { newJob, report, reportOf, reportWith, task } from "./new-job";
import { IMAGE, resourcesOf } from "./new-service";

/** What the containers and the other arguments of the job's tasks are. */
function tasksOf(stack: TerraformStack): { containers: object[]; volumes?: object[] } {
  return (reportOf(stack) as { template: { template: { containers: object[]; volumes?: object[] } } })
    .template.template;
}

test("a container has what it is given", () => {
  const props: Partial<CloudRunJobProps> = {
    command: ["run"],
    args: ["--month=${x}"],
    workingDirectory: "/app",
    environment: { A: "1", PORT: "8080" },
    cpu: 2,
    memoryMib: 4096,
    containerName: "main",
  };
  expect(reportWith(props)).toEqual(
    report(
      {},
      {},
      {
        containers: [
          task({
            name: "main",
            command: ["run"],
            args: ["--month=$${x}"],
            working_dir: "/app",
            env: [
              { name: "A", value: "1" },
              { name: "PORT", value: "8080" },
            ],
            resources: { limits: { cpu: "2", memory: "4096Mi" } },
          }),
        ],
      },
    ),
  );
});

test("a job has a GPU, and a choice of zones", () => {
  const gpu = { gpu: Gpu.NVIDIA_L4, cpu: 4, memoryMib: 16_384, gpuZonalRedundancy: false };
  expect(reportWith(gpu)).toEqual(
    report(
      {},
      {},
      {
        node_selector: { accelerator: "nvidia-l4" },
        gpu_zonal_redundancy_disabled: true,
        containers: [task({ resources: { limits: { cpu: "4", memory: "16384Mi", "nvidia.com/gpu": "1" } } })],
      },
    ),
  );
});

test("the main container starts after a sidecar that has answered at its port", () => {
  const stack = newStack();
  const sidecar = { name: "proxy", image: IMAGE, startupProbe: Probe.tcp({ port: 5432 }) };
  newJob(stack, "report", { startsAfter: ["proxy"], sidecars: [sidecar] });
  expect(tasksOf(stack).containers).toEqual([
    task({ depends_on: ["proxy"] }),
    task({
      name: "proxy",
      startup_probe: {
        tcp_socket: { port: 5432 },
        initial_delay_seconds: 0,
        period_seconds: 10,
        timeout_seconds: 1,
        failure_threshold: 3,
      },
    }),
  ]);
});

test("volumes are those of services, and the job waits for the right to use them", () => {
  const stack = newStack();
  const secret = Secret.fromSecretId(stack, "key", "key");
  const bucket = Bucket.fromBucketName(stack, "reports", "example-reports");
  newJob(stack, "report", {
    volumes: [
      { name: "key", volume: Volume.secret(secret, { key: secret.version("1") }), mountPath: "/key" },
      { name: "reports", volume: Volume.bucket(bucket), mountPath: "/reports" },
      { name: "scratch", volume: Volume.inMemory(64), mountPath: "/tmp/scratch" },
      { name: "share", volume: Volume.nfs("10.0.0.2", "/share"), mountPath: "/share" },
      {
        name: "cloudsql",
        volume: Volume.cloudSql("example-project:asia-northeast1:shop"),
        mountPath: "/cloudsql",
      },
    ],
  });
  expect(tasksOf(stack).volumes).toEqual([
    {
      name: "key",
      secret: {
        secret: "projects/example-project/secrets/key",
        default_mode: 0o444,
        items: [{ path: "key", version: "1" }],
      },
    },
    { name: "reports", gcs: { bucket: "example-reports", read_only: false } },
    { name: "scratch", empty_dir: { medium: "MEMORY", size_limit: "64Mi" } },
    { name: "share", nfs: { server: "10.0.0.2", path: "/share", read_only: false } },
    { name: "cloudsql", cloud_sql_instance: { instances: ["example-project:asia-northeast1:shop"] } },
  ]);
  const roles = Object.values(resourcesOf(stack))
    .flatMap((named) => Object.values(named) as { role?: string }[])
    .flatMap(({ role }) => role ?? []);
  expect(roles.sort()).toEqual([
    "roles/cloudsql.client",
    "roles/secretmanager.secretAccessor",
    "roles/storage.objectUser",
  ]);
});

test("a folder of a volume needs a newer provider", () => {
  const define = (version?: string) => {
    const stack = newStack();
    if (version !== undefined) GoogleProviderVersion.pin(stack, version);
    newJob(stack, "report", {
      volumes: [{ name: "data", volume: Volume.inMemory(64), mountPath: "/data", subPath: "a/b" }],
    });
    return stack;
  };
  resourcesOf(define("7.45.0"));
  expect(tasksOf(define("7.45.0")).containers).toEqual([
    task({ volume_mounts: [{ name: "data", mount_path: "/data", sub_path: "a/b" }] }),
  ]);
  expect(() => resourcesOf(define())).toThrow(
    /'subPath' must not ask for a folder of a volume before google 7\.3\.0/,
  );
});

test.each<[string, Partial<CloudRunJobProps>]>([
  [
    "'environment' must not set a variable that Google sets itself, got 'CLOUD_RUN_TASK_INDEX'",
    { environment: { CLOUD_RUN_TASK_INDEX: "1" } },
  ],
  ["'image' must be the name of an image, got ''", { image: "" }],
  [
    "'gpu' must be given to one container of the job, got 2",
    {
      gpu: Gpu.of("a"),
      sidecars: [{ name: "b", image: IMAGE, gpu: Gpu.of("a") }],
    },
  ],
  [
    "'startupProbe.port' must be given for a container of a job, which has no port for requests, got none; name the port on which it listens",
    { startupProbe: Probe.tcp() },
  ],
  [
    "'sidecars' must have names of lower-case letters, digits and hyphens, each once, got 'a'",
    {
      sidecars: [
        { name: "a", image: IMAGE },
        { name: "a", image: IMAGE },
      ],
    },
  ],
])("%s", (message, props) => {
  expect(() => reportWith(props)).toThrow(new Error(`${message} [at shop/report]`));
});
