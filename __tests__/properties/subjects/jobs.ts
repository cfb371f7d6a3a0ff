import {
  CloudRunJob,
  type CloudRunJobProps,
  type ContainerOverride,
  type IPrincipal,
  LaunchStage,
  type RunOverrides,
  SchedulerJob,
  type SchedulerJobProps,
} from "cdktf-cloud-run-functions";
import fc from "fast-check";
import { bad, type Choices, parts, type Props, type Subject } from "../subject";
import { name, numberToken, stringToken } from "../texts";
import * as common from "./common";
import * as containers from "./containers";
import { probe } from "./containers";
import { dependencies } from "./dependencies";
import { wildId } from "./ids";
import * as revisions from "./revisions";
import { directVpc, wildDirectVpc } from "./service-parts";
import * as volumes from "./volumes";

const { HOME, wildName, wildNumber, wildText } = common;
const key = (location: string) => `projects/p/locations/${location}/keyRings/main/cryptoKeys/jobs`;

/** What only containers of services have. */
const inTask = (props: Props): Props => {
  const { baseImage: _b, livenessProbe: _l, readinessProbe: _r, concurrency: _c, ...others } = props;
  return others;
};

type Simple = Pick<
  CloudRunJobProps,
  | (
      | "annotations"
      | "binaryAuthorizationPolicy"
      | "client"
      | "clientVersion"
      | "deletionProtection"
      | "dependsOn"
    )
  | (
      | "executionAnnotations"
      | "executionLabels"
      | "kmsKeyName"
      | "labels"
      | "launchStage"
      | "lifecycle"
      | "maxRetries"
    )
  | ("name" | "project" | "projectRoles" | "serviceAccount" | "startupProbe" | "timeoutSeconds" | "vpcAccess")
>;

const simple: Choices<Simple> = {
  annotations: revisions.annotations,
  binaryAuthorizationPolicy: fc.oneof(
    fc.constantFrom("default", "projects/p/platforms/cloudRun/prod"),
    stringToken,
  ),
  ...{ client: fc.oneof(wildText, stringToken), clientVersion: fc.oneof(wildText, stringToken) },
  deletionProtection: common.flags,
  dependsOn: dependencies,
  executionAnnotations: revisions.annotations,
  executionLabels: common.labels,
  kmsKeyName: fc.oneof(fc.constant(key(HOME.location)), stringToken),
  labels: common.labels,
  launchStage: fc.constantFrom(...Object.values(LaunchStage)),
  lifecycle: common.lifecycles,
  maxRetries: fc.oneof(fc.integer({ min: 0, max: 10 }), numberToken),
  name: fc.oneof(name(2, 63), stringToken),
  project: fc.oneof(common.projects, stringToken),
  projectRoles: common.projectRoles,
  serviceAccount: common.serviceAccounts,
  startupProbe: containers.portedStartupProbes,
  timeoutSeconds: fc.oneof(fc.integer({ min: 1, max: 604_800 }), numberToken),
  vpcAccess: directVpc,
};

/** How many tasks there are, and how many run at a time. */
const tasks: fc.Arbitrary<Props> = fc.oneof(
  fc.constant({}),
  fc.integer({ min: 1, max: 10_000 }).chain((taskCount) =>
    fc.record(
      {
        taskCount: fc.constant(taskCount),
        parallelism: fc.oneof(fc.integer({ min: 1, max: taskCount }), numberToken),
      },
      { requiredKeys: ["taskCount"] },
    ),
  ),
  fc.record({ taskCount: numberToken, parallelism: fc.oneof(fc.integer({ min: 1, max: 9 }), numberToken) }),
);

/** Sizes, sidecars and volumes that fit together. */
const work: fc.Arbitrary<Props> = fc.tuple(containers.whole, containers.sidecars).chain(([sizes, sidecars]) =>
  volumes
    .mounts(fc.oneof(volumes.light, volumes.heavy), sidecars.length + 1)
    .map(([own, ...others]): Props => ({
      ...inTask(sizes),
      volumes: own,
      sidecars: sidecars.map((sidecar, index) => ({ ...inTask(sidecar), volumes: others[index] })),
    })),
);

const { baseImage: _base, readinessProbe: _readiness, ...container } = containers.container;
const {
  baseImage: _wildBase,
  readinessProbe: _wildReadiness,
  livenessProbe: _wildLiveness,
  ...wildContainer
} = containers.wildContainer;

const wild: Choices<CloudRunJobProps> = {
  ...{ ...simple, ...wildContainer },
  name: wildName,
  location: fc.oneof(wildName, common.locations),
  project: wildName,
  sidecars: fc.array(
    fc.record(
      { ...wildContainer, name: fc.oneof(wildName, fc.constantFrom("a", "b")) },
      { requiredKeys: ["name", "image"] },
    ),
    { maxLength: 3 },
  ),
  // They need a newer provider than the schema for checking the document.
  ...{ startExecutionToken: fc.constant(undefined), runExecutionToken: fc.constant(undefined) },
  ...{ delayExecution: fc.constant(false), tags: fc.constant(undefined) },
  ...{ taskCount: wildNumber, parallelism: wildNumber, maxRetries: wildNumber, timeoutSeconds: wildNumber },
  executionLabels: common.wildLabels,
  executionAnnotations: revisions.wildAnnotations,
  labels: common.wildLabels,
  annotations: revisions.wildAnnotations,
  lifecycle: common.wildLifecycles,
  kmsKeyName: wildName,
  binaryAuthorizationPolicy: wildName,
  breakglassJustification: wildText,
  containerName: fc.oneof(wildName, fc.constantFrom("a", "b")),
  gpuZonalRedundancy: common.flags,
  vpcAccess: wildDirectVpc,
  terraformTimeouts: fc.record(
    { create: wildName, update: wildName, destroy: wildName },
    { requiredKeys: [] },
  ),
};

const variables: Choices<ContainerOverride>["environment"] = fc.dictionary(
  fc.constantFrom("A", "B_2", "lower-case"),
  fc.oneof(wildText, stringToken),
  { maxKeys: 2 },
);

/** What is different where Cloud Scheduler runs the job. */
const overrides: Choices<SchedulerJobProps>["overrides"] = fc.record(
  {
    containers: fc.uniqueArray(
      fc.record(
        {
          name: name(2, 20),
          args: fc.array(fc.oneof(wildText, stringToken), { minLength: 1, maxLength: 2 }),
          environment: variables,
        },
        { requiredKeys: ["name", "args"] },
      ),
      { minLength: 1, maxLength: 2, selector: (container) => container.name },
    ),
    taskCount: fc.oneof(fc.integer({ min: 1, max: 10_000 }), numberToken),
    timeoutSeconds: fc.oneof(fc.integer({ min: 1, max: 43_200 }), numberToken),
  },
  { requiredKeys: ["taskCount"] },
);

const alone = (...all: Props[]) =>
  fc.constantFrom(...all.map((props): Props => ({ volumes: [], sidecars: [], ...props })));

export const jobSubject: Subject = {
  name: "CloudRunJob, of the stack",
  valid: fc
    .tuple(
      fc.record(
        { id: name(2, 30), principal: common.principals, overrides, ...simple, ...container },
        { requiredKeys: ["id", "principal", "deletionProtection", "image"] },
      ),
      ...[tasks, work],
    )
    .map((all): Props => Object.assign({}, ...all) as Props),
  wild: { id: wildId, overrides, ...wild },
  faults: {
    ...common.badLabels,
    ...common.badWorkload,
    name: bad("name", "", "Report", "1st", "a-", "a".repeat(64), "%{x}"),
    taskCount: bad("taskCount", 0, 0.5, 10_001, NaN),
    parallelism: fc.constantFrom(0, -1, 0.5, 5).map((parallelism) => ({ taskCount: 4, parallelism })),
    maxRetries: bad("maxRetries", -1, 0.5, 11),
    timeoutSeconds: bad("timeoutSeconds", 0, 0.5, 604_801),
    overrides: bad("overrides", {}, { containers: [] }),
    "overrides.taskCount": bad("overrides", { taskCount: 0 }),
    "overrides.timeoutSeconds": bad("overrides", { timeoutSeconds: 604_801 }),
    "overrides.name": bad("overrides", { containers: [{ name: "A" }] }),
    cpu: alone({ cpu: 0.5, memoryMib: 512 }),
    memoryMib: alone({ cpu: 1, memoryMib: 256 }),
    environment: bad("environment", { CLOUD_RUN_TASK_INDEX: "1" }, { CLOUD_RUN_JOB: "" }),
    "startupProbe.port": bad("startupProbe", probe("tcp", undefined, {})),
    image: bad("image", "", "https://gcr.io/a", "a b"),
    breakglassJustification: fc.constant({
      binaryAuthorizationPolicy: undefined,
      breakglassJustification: "x",
    }),
  },
  define: (shop, given) => {
    const { id, principal, overrides: different, ...props } = parts(given, shop);
    const run = new CloudRunJob(shop.stack, id as string, props as never);
    if (principal !== undefined) run.grantRun(principal as IPrincipal);
    new SchedulerJob(shop.stack, "nightly", {
      ...{ schedule: "0 9 * * *", timeZone: "Etc/UTC", run },
      overrides: different as RunOverrides | undefined,
    });
  },
};
