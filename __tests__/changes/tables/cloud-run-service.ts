import { Role } from "../../../lib/iam/role";
import { IngressSettings } from "../../../lib/ingress/ingress-settings";
import { CloudRunService } from "../../../lib/services/cloud-run-service";
import {
  Billing,
  type CloudRunServiceProps,
  ExecutionEnvironment,
} from "../../../lib/services/cloud-run-service-props";
import { Gpu } from "../../../lib/services/gpu";
import { InvokerIamCheck } from "../../../lib/services/invoker-iam-check";
import { LaunchStage } from "../../../lib/services/launch-stage";
import { Probe } from "../../../lib/services/probe";
import { TrafficTarget } from "../../../lib/services/traffic-target";
import { IMAGE, newService } from "../../services/new-service";
import { type Changes, type Table, tableOf, valuesOf, WAITING } from "../every-prop";
import { account, KEY, NEWER_VOLUMES, SECRET_ENVIRONMENT, VOLUMES, VPC_ACCESS } from "./values";

type Props = CloudRunServiceProps;

const given = valuesOf<Props>();

/** A GPU, and the sizes that it needs. */
const gpu = (given: Gpu) => ({ gpu: given, cpu: 4, memoryMib: 16384, billing: Billing.INSTANCE_BASED });

/** The props that only newer versions of the provider support. */
type Newer =
  | "concurrencyUtilization"
  | "cpuUtilization"
  | "defaultUriDisabled"
  | "healthCheckDisabled"
  | "iap"
  | "readinessProbe"
  | "regions"
  | "sandboxLauncher"
  | "sandboxTemplates"
  | "serviceMaxInstances"
  | "tags";

const changes: Changes<Props, Exclude<keyof Props, Newer>> = {
  annotations: given("annotations", { "example.com/a": "1" }, { "example.com/b": "2" }),
  args: given("args", ["a"], ["b"]),
  baseImage: given("baseImage", `${IMAGE}-base`, `${IMAGE}-other`),
  billing: given("billing", Billing.INSTANCE_BASED, Billing.REQUEST_BASED),
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
  containerName: given("containerName", "one", "two"),
  command: given("command", ["a"], ["b"]),
  concurrency: given("concurrency", 10, 20),
  cpu: given("cpu", 0.5, 2),
  customAudiences: given("customAudiences", ["https://a.example.com"], ["https://b.example.com"]),
  deletionProtection: given("deletionProtection", false, true),
  dependsOn: WAITING,
  description: given("description", "one", "two"),
  environment: given("environment", { A: "1" }, { B: "2" }),
  executionEnvironment: given("executionEnvironment", ExecutionEnvironment.GEN2, ExecutionEnvironment.GEN1),
  gpu: [() => gpu(Gpu.NVIDIA_L4), () => gpu(Gpu.of("nvidia-t4"))],
  gpuZonalRedundancy: [
    () => ({ ...gpu(Gpu.NVIDIA_L4), gpuZonalRedundancy: false }),
    () => ({ ...gpu(Gpu.NVIDIA_L4), gpuZonalRedundancy: true }),
  ],
  http2: given("http2", true, false),
  image: given("image", `${IMAGE}-one`, `${IMAGE}-two`),
  ingress: given("ingress", IngressSettings.INTERNAL, IngressSettings.ALL),
  invokerIamCheck: given("invokerIamCheck", InvokerIamCheck.disabled("for all"), InvokerIamCheck.ENFORCED),
  kmsKeyName: given("kmsKeyName", `${KEY}/one`, `${KEY}/two`),
  labels: given("labels", { a: "1" }, { b: "2" }),
  launchStage: given("launchStage", LaunchStage.BETA, LaunchStage.ALPHA),
  livenessProbe: [
    () => ({ livenessProbe: Probe.http("/health"), port: 9000 }),
    () => ({ livenessProbe: Probe.grpc(), port: 9001 }),
  ],
  location: given("location", "asia-northeast2", "us-central1"),
  manualInstances: given("manualInstances", 1, 2),
  maxInstances: given("maxInstances", 5, 10),
  memoryMib: given("memoryMib", 1024, 2048),
  minInstances: given("minInstances", 1, 2),
  name: given("name", "one-name", "two-name"),
  port: given("port", 9000, 9001),
  project: given("project", "other-project", "third-project"),
  projectRoles: given("projectRoles", [Role.DATASTORE_VIEWER], [Role.DATASTORE_USER]),
  revisionAnnotations: given("revisionAnnotations", { "example.com/a": "1" }, { "example.com/b": "2" }),
  revisionLabels: given("revisionLabels", { a: "1" }, { b: "2" }),
  revisionName: given("revisionName", "of-revision-name-one", "of-revision-name-two"),
  secretEnvironment: SECRET_ENVIRONMENT,
  serviceAccount: [
    (stack) => ({ serviceAccount: account(stack, "a1") }),
    (stack) => ({ serviceAccount: account(stack, "a2") }),
  ],
  serviceMinInstances: given("serviceMinInstances", 1, 2),
  sessionAffinity: given("sessionAffinity", true, false),
  sidecars: given("sidecars", [{ name: "one", image: IMAGE }], [{ name: "two", image: IMAGE, cpu: 2 }]),
  startsAfter: [
    () => ({
      startsAfter: ["one"],
      sidecars: [{ name: "one", image: IMAGE, startupProbe: Probe.tcp({ port: 9 }) }],
    }),
    () => ({ sidecars: [{ name: "one", image: IMAGE, startupProbe: Probe.tcp({ port: 9 }) }] }),
  ],
  startupCpuBoost: given("startupCpuBoost", true, false),
  startupProbe: [
    () => ({ startupProbe: Probe.http("/ready"), port: 9000 }),
    () => ({ startupProbe: Probe.grpc(), port: 9001 }),
  ],
  lifecycle: given(
    "lifecycle",
    { ignoreChanges: ["labels"] },
    { ignoreChanges: ["description"], preventDestroy: true },
  ),
  terraformTimeouts: given("terraformTimeouts", { create: "1h" }, { update: "1h" }),
  timeoutSeconds: given("timeoutSeconds", 30, 90),
  traffic: given(
    "traffic",
    [TrafficTarget.latest(10), TrafficTarget.revision("of-traffic-00001-abc", 90, { tag: "old" })],
    [TrafficTarget.revision("of-traffic-00001-abc", 100)],
  ),
  volumes: VOLUMES,
  vpcAccess: VPC_ACCESS,
  workingDirectory: given("workingDirectory", "/one", "/two"),
};

const newer: Changes<Props, Newer> = {
  concurrencyUtilization: given("concurrencyUtilization", 0.5, 0.7),
  cpuUtilization: given("cpuUtilization", 0.5, 0.7),
  defaultUriDisabled: given("defaultUriDisabled", true, false),
  healthCheckDisabled: given("healthCheckDisabled", true, false),
  iap: given("iap", true, false),
  readinessProbe: [
    () => ({ readinessProbe: Probe.http("/ready", { periodSeconds: 5 }), port: 9000 }),
    () => ({ readinessProbe: Probe.grpc(), port: 9001 }),
  ],
  regions: given("regions", ["europe-west1", "us-central1"], ["us-central1", "us-east1"]),
  "regions.location": [
    () => ({ location: "us-central1" }),
    () => ({ regions: ["europe-west1", "us-central1"] }),
  ],
  sandboxLauncher: given("sandboxLauncher", true, false),
  sandboxTemplates: [
    () => ({ sandboxLauncher: true, sandboxTemplates: [{ name: "one", image: IMAGE }] }),
    () => ({ sandboxLauncher: true, sandboxTemplates: [{ name: "two", image: IMAGE }] }),
  ],
  serviceMaxInstances: given("serviceMaxInstances", 5, 10),
  "serviceMaxInstances.serviceMinInstances": [
    () => ({ serviceMaxInstances: 5, serviceMinInstances: 2 }),
    () => ({ serviceMaxInstances: 10 }),
  ],
  tags: given("tags", { "tagKeys/1": "tagValues/2" }, { "tagKeys/1": "tagValues/3" }),
  "volumes.subPath": NEWER_VOLUMES,
};

export const serviceTable: Table = tableOf<Props, Newer>(CloudRunService, changes, newService, {
  newer,
  newerStays: [
    // Without it, Google takes a maximum of its own, which depends on the project's quota.
    /^taken away: .*\.scaling\.0\.max_instance_count: /,
    // It means nothing without the mode MANUAL, which goes.
    /^taken away: .*\.scaling\.0\.manual_instance_count: /,
  ],
});
