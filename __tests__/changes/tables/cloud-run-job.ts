import { Role } from "../../../lib/iam/role";
import { CloudRunJob } from "../../../lib/services/cloud-run-job";
import type { CloudRunJobProps } from "../../../lib/services/cloud-run-job-props";
import { Gpu } from "../../../lib/services/gpu";
import { LaunchStage } from "../../../lib/services/launch-stage";
import { Probe } from "../../../lib/services/probe";
import { newJob } from "../../services/new-job";
import { IMAGE } from "../../services/new-service";
import { type Changes, type Table, tableOf, valuesOf, WAITING } from "../every-prop";
import { account, KEY, NEWER_VOLUMES, SECRET_ENVIRONMENT, VOLUMES, VPC_ACCESS } from "./values";

const given = valuesOf<CloudRunJobProps>();
const ported = Probe.tcp({ port: 9 });

/** A GPU, and the sizes that it needs. */
const gpu = (given: Gpu) => ({ gpu: given, cpu: 4, memoryMib: 16384 });

/** The props that only newer versions of the provider support. */
type Newer = "delayExecution" | "runExecutionToken" | "sandboxLauncher" | "startExecutionToken" | "tags";

const changes: Changes<CloudRunJobProps, Exclude<keyof CloudRunJobProps, Newer>> = {
  annotations: given("annotations", { "example.com/a": "1" }, { "example.com/b": "2" }),
  args: given("args", ["a"], ["b"]),
  binaryAuthorizationPolicy: given(
    "binaryAuthorizationPolicy",
    "default",
    "projects/example-project/platforms/cloudRun/strict",
  ),
  breakglassJustification: [
    () => ({ binaryAuthorizationPolicy: "default", breakglassJustification: "one" }),
    () => ({ binaryAuthorizationPolicy: "default", breakglassJustification: "two" }),
  ],
  client: given("client", "one", "two"),
  clientVersion: given("clientVersion", "1", "2"),
  command: given("command", ["a"], ["b"]),
  containerName: given("containerName", "one", "two"),
  cpu: given("cpu", 2, 1),
  deletionProtection: given("deletionProtection", false, true),
  dependsOn: WAITING,
  environment: given("environment", { A: "1" }, { B: "2" }),
  executionAnnotations: given("executionAnnotations", { "example.com/a": "1" }, { "example.com/b": "2" }),
  executionLabels: given("executionLabels", { a: "1" }, { b: "2" }),
  gpu: [() => gpu(Gpu.NVIDIA_L4), () => gpu(Gpu.of("nvidia-t4"))],
  gpuZonalRedundancy: [
    () => ({ ...gpu(Gpu.NVIDIA_L4), gpuZonalRedundancy: false }),
    () => ({ ...gpu(Gpu.NVIDIA_L4), gpuZonalRedundancy: true }),
  ],
  image: given("image", `${IMAGE}-one`, `${IMAGE}-two`),
  kmsKeyName: given("kmsKeyName", `${KEY}/one`, `${KEY}/two`),
  labels: given("labels", { a: "1" }, { b: "2" }),
  launchStage: given("launchStage", LaunchStage.BETA, LaunchStage.ALPHA),
  lifecycle: given(
    "lifecycle",
    { ignoreChanges: ["labels"] },
    { ignoreChanges: ["client"], preventDestroy: true },
  ),
  location: given("location", "asia-northeast2", "us-central1"),
  maxRetries: given("maxRetries", 0, 5),
  memoryMib: given("memoryMib", 1024, 2048),
  name: given("name", "one-name", "two-name"),
  parallelism: [
    () => ({ taskCount: 9, parallelism: 2 }),
    () => ({ taskCount: 9, parallelism: 3 }),
    () => ({ taskCount: 9 }),
  ],
  project: given("project", "other-project", "third-project"),
  projectRoles: given("projectRoles", [Role.DATASTORE_VIEWER], [Role.DATASTORE_USER]),
  secretEnvironment: SECRET_ENVIRONMENT,
  serviceAccount: [
    (stack) => ({ serviceAccount: account(stack, "a1") }),
    (stack) => ({ serviceAccount: account(stack, "a2") }),
  ],
  sidecars: given("sidecars", [{ name: "one", image: IMAGE }], [{ name: "two", image: IMAGE, cpu: 2 }]),
  startsAfter: [
    () => ({ startsAfter: ["one"], sidecars: [{ name: "one", image: IMAGE, startupProbe: ported }] }),
    () => ({ sidecars: [{ name: "one", image: IMAGE, startupProbe: ported }] }),
  ],
  startupProbe: [
    () => ({ startupProbe: Probe.http("/ready", { port: 9000 }) }),
    () => ({ startupProbe: Probe.grpc({ port: 9001 }) }),
  ],
  taskCount: given("taskCount", 2, 3),
  terraformTimeouts: given("terraformTimeouts", { create: "1h" }, { update: "1h" }),
  timeoutSeconds: given("timeoutSeconds", 30, 90),
  volumes: VOLUMES,
  vpcAccess: VPC_ACCESS,
  workingDirectory: given("workingDirectory", "/one", "/two"),
};

export const jobTable: Table = tableOf<CloudRunJobProps, Newer>(CloudRunJob, changes, newJob, {
  stays: [/^taken away: .*\.startup_probe\.0: /],
  newer: {
    delayExecution: given("delayExecution", true, false),
    runExecutionToken: given("runExecutionToken", "one", "two"),
    sandboxLauncher: given("sandboxLauncher", true, false),
    startExecutionToken: given("startExecutionToken", "one", "two"),
    tags: given("tags", { "tagKeys/1": "tagValues/2" }, { "tagKeys/1": "tagValues/3" }),
    "volumes.subPath": NEWER_VOLUMES,
  },
});
