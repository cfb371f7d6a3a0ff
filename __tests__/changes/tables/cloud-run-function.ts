import { CloudRunFunction } from "../../../lib/functions/cloud-run-function";
import {
  BaseImageUpdates,
  type CloudRunFunctionProps,
} from "../../../lib/functions/cloud-run-function-props";
import { RetryPolicy } from "../../../lib/functions/event-trigger";
import { Runtime } from "../../../lib/functions/runtime";
import { Role } from "../../../lib/iam/role";
import { IngressSettings } from "../../../lib/ingress/ingress-settings";
import { Bucket } from "../../../lib/resources/bucket";
import { DockerRepository } from "../../../lib/resources/docker-repository";
import { Secret } from "../../../lib/resources/secret";
import { FunctionSource } from "../../../lib/source/function-source";
import { PubSubTrigger } from "../../../lib/triggers/pubsub-trigger";
import { StorageTrigger } from "../../../lib/triggers/storage-trigger";
import { VpcAccess, VpcEgress } from "../../../lib/workload/vpc-access";
import { newFunction } from "../../support/functions";
import { type Changes, type Table, tableOf, valuesOf, WAITING } from "../every-prop";
import { account, KEY, SECRET_ENVIRONMENT } from "./values";

type Props = CloudRunFunctionProps;

const REPOSITORY = "projects/example-project/locations/asia-northeast1/repositories";
const POOL = "projects/example-project/locations/asia-northeast1/workerPools";
const CONNECTOR = "projects/example-project/locations/asia-northeast1/connectors";

const given = valuesOf<Props>();

const changes: Changes<Props> = {
  allTrafficOnLatestRevision: given("allTrafficOnLatestRevision", true, undefined),
  baseImageUpdates: given("baseImageUpdates", BaseImageUpdates.ON_DEPLOY, BaseImageUpdates.AUTOMATIC),
  binaryAuthorizationPolicy: given(
    "binaryAuthorizationPolicy",
    "default",
    "projects/example-project/platforms/cloudRun/strict",
  ),
  buildEnvironment: given("buildEnvironment", { A: "1" }, { B: "2" }),
  buildServiceAccount: [
    (stack) => ({ buildServiceAccount: account(stack, "b1") }),
    (stack) => ({ buildServiceAccount: account(stack, "b2") }),
  ],
  concurrency: [() => ({ concurrency: 80, cpu: 1 }), () => ({ concurrency: 10, cpu: 2 })],
  cpu: given("cpu", 1, 2),
  dependsOn: WAITING,
  description: given("description", "one", "two"),
  dockerRepository: [
    (stack) => ({
      dockerRepository: DockerRepository.fromRepositoryFullName(stack, "r1", `${REPOSITORY}/one`),
    }),
    (stack) => ({
      dockerRepository: DockerRepository.fromRepositoryFullName(stack, "r2", `${REPOSITORY}/two`),
    }),
  ],
  entryPoint: given("entryPoint", "one", "two"),
  environment: given("environment", { A: "1" }, { B: "2" }),
  grantBuildRoles: given("grantBuildRoles", false, true),
  ingress: given("ingress", IngressSettings.INTERNAL, IngressSettings.ALL),
  kmsKeyName: [
    (stack) => ({
      dockerRepository: DockerRepository.fromRepositoryFullName(stack, "k1", `${REPOSITORY}/encrypted`),
      kmsKeyName: `${KEY}/one`,
    }),
    (stack) => ({
      dockerRepository: DockerRepository.fromRepositoryFullName(stack, "k2", `${REPOSITORY}/encrypted`),
      kmsKeyName: `${KEY}/two`,
    }),
  ],
  labels: given("labels", { a: "1" }, { b: "2" }),
  location: given("location", "asia-northeast2", "us-central1"),
  maxInstances: given("maxInstances", 5, 10),
  memoryMib: given("memoryMib", 1024, 512),
  minInstances: given("minInstances", 1, 2),
  name: given("name", "one-name", "two-name"),
  project: given("project", "other-project", "third-project"),
  projectRoles: given("projectRoles", [Role.DATASTORE_VIEWER], [Role.DATASTORE_USER]),
  runtime: given("runtime", Runtime.NODEJS_24, Runtime.NODEJS_22),
  secretEnvironment: SECRET_ENVIRONMENT,
  secretVolumes: [
    (stack) => {
      const secret = Secret.fromSecretId(stack, "s3", "three");
      return { secretVolumes: [{ secret, mountPath: "/one", files: { file: secret.version("1") } }] };
    },
    (stack) => ({
      secretVolumes: [{ secret: Secret.fromSecretId(stack, "s4", "three"), mountPath: "/one" }],
    }),
  ],
  serviceAccount: [
    (stack) => ({ serviceAccount: account(stack, "a1") }),
    (stack) => ({ serviceAccount: account(stack, "a2") }),
  ],
  source: given(
    "source",
    FunctionSource.inline({ "index.js": "exports.handler = 1;" }),
    FunctionSource.inline({ "index.js": "exports.handler = 2;" }),
  ),
  lifecycle: given(
    "lifecycle",
    { ignoreChanges: ["labels"] },
    { ignoreChanges: ["description"], preventDestroy: true },
  ),
  terraformTimeouts: given("terraformTimeouts", { create: "1h" }, { update: "1h" }),
  timeoutSeconds: given("timeoutSeconds", 30, 90),
  trigger: given("trigger", new PubSubTrigger(), new PubSubTrigger({ retryPolicy: RetryPolicy.RETRY })),
  vpcAccess: given(
    "vpcAccess",
    VpcAccess.connector(`${CONNECTOR}/one`, VpcEgress.ALL_TRAFFIC),
    VpcAccess.connector(`${CONNECTOR}/two`, VpcEgress.PRIVATE_RANGES_ONLY),
  ),
  "trigger.kind": [
    () => ({ trigger: new PubSubTrigger() }),
    (stack) => {
      const bucket = Bucket.fromBucketName(stack, "uploads", "uploads", { location: "asia-northeast1" });
      return { trigger: new StorageTrigger({ bucket }) };
    },
  ],
  workerPool: given("workerPool", `${POOL}/one`, `${POOL}/two`),
};

export const functionTable: Table = tableOf<Props>(CloudRunFunction, changes, newFunction, {
  // Google creates the repository `gcf-artifacts` at the first build in a region. It does not exist before, so the library
  // cannot set it.
  stays: [
    /^taken away: .*\.build_config\.0\.docker_repository: /,
    // The provider takes no empty topic.
    /^changed: .*\.event_trigger\.0\.pubsub_topic: /,
  ],
  // It means nothing without a network, which goes. Google has no value for none.
  newerStays: [/^(?:taken away|changed): .*\.service_config\.0\.direct_vpc_egress: /],
  newer: {
    "vpcAccess.connectorToDirect": [
      () => ({ vpcAccess: VpcAccess.direct({ egress: VpcEgress.ALL_TRAFFIC, network: "one" }) }),
      () => ({ vpcAccess: VpcAccess.connector(`${CONNECTOR}/one`, VpcEgress.ALL_TRAFFIC) }),
    ],
    "vpcAccess.direct": [
      () => ({ vpcAccess: VpcAccess.direct({ egress: VpcEgress.ALL_TRAFFIC, network: "one", tags: ["a"] }) }),
      () => ({ vpcAccess: VpcAccess.direct({ egress: VpcEgress.PRIVATE_RANGES_ONLY, network: "two" }) }),
    ],
    "allTrafficOnLatestRevision.pinned": given("allTrafficOnLatestRevision", false, true),
  },
});
