import type { TerraformStack } from "cdktf";
import { GoogleProviderVersion } from "../../lib/core/provider-version";
import { Bucket } from "../../lib/resources/bucket";
import { Secret } from "../../lib/resources/secret";
import type { CloudRunJobProps } from "../../lib/services/cloud-run-job-props";
import { Gpu } from "../../lib/services/gpu";
import { LaunchStage } from "../../lib/services/launch-stage";
import { Probe } from "../../lib/services/probe";
import { Volume } from "../../lib/services/volume";
import { VpcAccess, VpcEgress } from "../../lib/workload/vpc-access";
import { argumentsOf, writtenIn } from "../support/arguments";
import { newStack } from "../support/stack";
import { newJob, reportOf } from "./new-job";
import { IMAGE } from "./new-service";

const TYPE = "google_cloud_run_v2_job";
const NEWEST = "8.6.0";
const PLACE = "projects/example-project/locations/asia-northeast1";

type Make = (stack: TerraformStack) => Partial<CloudRunJobProps>;

const mounting = (volume: Volume, mountPath = "/data") => ({
  volumes: [{ name: mountPath === "/cloudsql" ? "cloudsql" : "data", volume, mountPath, subPath: "a" }],
});
const secretOf = (stack: TerraformStack) => Secret.fromSecretId(stack, "key", "api-key");

/** Props that write every argument between them. */
const JOBS: [string, Make][] = [
  [
    "texts, numbers and a GPU",
    (stack) => ({
      ...{ annotations: { "example.com/a": "1" }, labels: { a: "1" }, client: "ci", clientVersion: "1" },
      ...{ binaryAuthorizationPolicy: "default", breakglassJustification: "It burns", parallelism: 2 },
      ...{
        containerName: "main",
        command: ["a"],
        args: ["b"],
        workingDirectory: "/",
        environment: { A: "1" },
      },
      ...{ executionLabels: { b: "2" }, executionAnnotations: { "example.com/b": "2" }, taskCount: 4 },
      ...{ gpu: Gpu.NVIDIA_L4, gpuZonalRedundancy: false, cpu: 4, memoryMib: 16384, maxRetries: 1 },
      ...{ kmsKeyName: `${PLACE}/keyRings/main/cryptoKeys/images`, launchStage: LaunchStage.BETA },
      ...{ secretEnvironment: { KEY: secretOf(stack).version("1") }, timeoutSeconds: 60 },
      ...{ sidecars: [{ name: "proxy", image: IMAGE, startupProbe: Probe.tcp({ port: 9 }) }] },
      ...{ startsAfter: ["proxy"], terraformTimeouts: { create: "1h", update: "1h", destroy: "1h" } },
      vpcAccess: VpcAccess.direct({ egress: VpcEgress.ALL_TRAFFIC, network: "main", tags: ["report"] }),
    }),
  ],
  [
    "another policy, and a connector",
    () => ({
      binaryAuthorizationPolicy: "projects/example-project/platforms/cloudRun/strict",
      vpcAccess: VpcAccess.connector(`${PLACE}/connectors/main`, VpcEgress.ALL_TRAFFIC),
    }),
  ],
  ["a probe by HTTP", () => ({ startupProbe: Probe.http("/", { port: 9, headers: { A: "1" } }) })],
  ["a probe by gRPC", () => ({ startupProbe: Probe.grpc({ port: 9, service: "shop.Report" }) })],
  [
    "a secret as files",
    (stack) => {
      const secret = secretOf(stack);
      return mounting(Volume.secret(secret, { key: secret.version("1") }, { fileModes: { key: 0o400 } }));
    },
  ],
  [
    "a bucket",
    (stack) =>
      mounting(Volume.bucket(Bucket.fromBucketName(stack, "b", "example-files"), { mountOptions: ["ro"] })),
  ],
  ["a file server", () => mounting(Volume.nfs("10.0.0.2", "/share"))],
  ["Cloud SQL", () => mounting(Volume.cloudSql("example-project:asia-northeast1:shop"), "/cloudsql")],
  ["memory", () => mounting(Volume.inMemory(128))],
  ["a run by the deployment", () => ({ startExecutionToken: "a", delayExecution: true })],
  ["a run that the deployment waits for", () => ({ runExecutionToken: "a", sandboxLauncher: true })],
  ["tags", () => ({ tags: { "tagKeys/1": "tagValues/2" } })],
];

/** What no prop sets, and why. */
const NEVER: { readonly [argument: string]: string } = {
  "template.template.containers.ports.container_port": "a job takes no requests",
  "template.template.containers.ports.name": "a job takes no requests",
};

test("every argument of a job is set by a prop, by the construct, or by nobody for a reason", () => {
  const paths = argumentsOf(TYPE, NEWEST);
  const written = JOBS.flatMap(([, make]) => {
    const stack = newStack();
    GoogleProviderVersion.pin(stack, NEWEST);
    newJob(stack, "report", make(stack));
    return writtenIn(reportOf(stack), paths);
  });
  expect([...new Set([...written, ...Object.keys(NEVER)])].sort()).toEqual(paths);
  expect(written.filter((path) => Object.hasOwn(NEVER, path))).toEqual([]);
});
