import {
  BaseImageUpdates,
  CloudRunFunction,
  type CloudRunFunctionProps,
  VpcEgress,
} from "cdktf-cloud-run-functions";
import fc from "fast-check";
import { Made, realized } from "../made";
import type { Choices, Props, Subject } from "../subject";
import { chars, DIGITS, LETTERS, mapToken, name, numberToken } from "../texts";
import { stringToken, text, textOrReference } from "../texts";
import * as common from "./common";
import { dependencies } from "./dependencies";
import { functionFaults } from "./function-faults";
import { wildId } from "./ids";
import { dockerRepository, secret, secretVersion, vpcAccess } from "./parts";
import { codes, runtimes, wildSources } from "./sources";
import { triggers } from "./triggers";

const { HOME, optional, wildName, wildNumber, wildText } = common;

const names = fc
  .tuple(chars(LETTERS, 1, 1), chars(`${LETTERS}${DIGITS}-_`, 2, 47), chars(LETTERS + DIGITS, 1, 1))
  .map((parts) => parts.join(""));
const variableNames = chars(`${LETTERS}${DIGITS}_.-é`, 1, 20).filter(
  (given) => !/^(PORT|K_|X_GOOGLE)/.test(given),
);
const environments = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.dictionary(
      variableNames,
      fc.oneof(
        text.map((all) => all.slice(0, 2_000)),
        stringToken,
      ),
      { maxKeys: 4 },
    ),
  },
  { weight: 1, arbitrary: mapToken },
);
const wildEnvironments = fc.dictionary(fc.oneof(variableNames, common.wildKey()), wildText, { maxKeys: 4 });

const versions = fc.oneof(fc.constantFrom("1", "42", "latest", "live"), stringToken);
const secretIds = fc.constantFrom("db-password", "api-key", "TLS_cert");

const secretVersions = fc.tuple(secretIds, versions).map(([id, version]) => secretVersion(id, version));
const wildSecretVersions = fc
  .tuple(secretIds, fc.oneof(versions, wildName))
  .map(([id, version]) => secretVersion(id, version));

function volumes(folder: fc.Arbitrary<unknown>, file: fc.Arbitrary<string>): fc.Arbitrary<Props[]> {
  const volume = fc
    .tuple(secretIds, folder, fc.dictionary(file, versions, { maxKeys: 2 }))
    .map(([id, mountPath, files]): Props => ({
      secret: secret(id),
      mountPath,
      files: Object.fromEntries(
        Object.entries(files).map(([path, version]) => [path, secretVersion(id, version)]),
      ),
    }));
  return fc.uniqueArray(volume, { maxLength: 3, selector: ({ mountPath }) => mountPath });
}

const segments = chars(`${LETTERS}${DIGITS}-_.é`, 1, 10).map((segment) => `x${segment}`);
const mountPaths = fc.array(segments, { minLength: 1, maxLength: 3 }).map((all) => `/${all.join("/")}`);

/** Full names of resources that must be in the function's location. */
const inPlace = (location: string, project: string) => ({
  dockerRepository: name(2, 20).map((id) =>
    dockerRepository(`projects/${project}/locations/${location}/repositories/${id}`),
  ),
  kmsKeyName: fc.oneof(
    fc.constant(`projects/p/locations/${location}/keyRings/main/cryptoKeys/functions`),
    stringToken,
  ),
  workerPool: fc.oneof(fc.constant(`projects/p/locations/${location}/workerPools/private`), stringToken),
  vpcAccess: fc
    .tuple(
      fc.oneof(fc.constant(`projects/p/locations/${location}/connectors/main`), stringToken),
      fc.constantFrom(...Object.values(VpcEgress)),
    )
    .map(([connector, egress]) => vpcAccess(connector, egress)),
});

const SIZES: { cpu?: number; memory: [number, number] }[] = [
  { memory: [128, 32768] },
  { cpu: 0.08, memory: [128, 512] },
  { cpu: 0.333, memory: [128, 512] },
  { cpu: 0.5, memory: [128, 1024] },
  { cpu: 1, memory: [128, 4096] },
  { cpu: 2, memory: [128, 8192] },
  { cpu: 4, memory: [2048, 16384] },
  { cpu: 8, memory: [4096, 32768] },
];

const sizing: fc.Arbitrary<Props> = fc.constantFrom(...SIZES).chain(({ cpu, memory: [min, max] }) =>
  fc.record({
    cpu: fc.constant(cpu),
    memoryMib: cpu === undefined ? optional(fc.integer({ min, max })) : fc.integer({ min, max }),
    concurrency: optional(
      cpu !== undefined && cpu >= 1
        ? fc.oneof(fc.integer({ min: 1, max: 1000 }), numberToken)
        : fc.constant(1),
    ),
    minInstances: optional(fc.integer({ min: 0, max: 50 })),
    maxInstances: optional(fc.oneof(fc.integer({ min: 50, max: 1000 }), numberToken)),
  }),
);

const duration = fc.constantFrom("30m", "1h", "90s", "1h30m");

type Simple = Omit<
  CloudRunFunctionProps,
  | "runtime"
  | "source"
  | "location"
  | "project"
  | keyof ReturnType<typeof inPlace>
  | "cpu"
  | "memoryMib"
  | "concurrency"
  | "minInstances"
  | "maxInstances"
  | "timeoutSeconds"
  | "trigger"
>;

const simple: Choices<Simple> = {
  entryPoint: fc.oneof(name(2, 30), stringToken),
  ingress: common.ingresses,
  name: fc.oneof(names, stringToken),
  description: wildText,
  serviceAccount: common.serviceAccounts,
  projectRoles: common.projectRoles,
  dependsOn: dependencies,
  environment: environments,
  secretEnvironment: fc.dictionary(
    variableNames.map((given) => `SECRET_${given}`),
    secretVersions,
    { maxKeys: 3 },
  ),
  secretVolumes: volumes(mountPaths, segments),
  allTrafficOnLatestRevision: fc.constant(true),
  labels: common.labels,
  buildEnvironment: fc.dictionary(
    variableNames,
    text.map((all) => all.slice(0, 2_000)),
    { maxKeys: 3 },
  ),
  buildServiceAccount: common.serviceAccounts,
  grantBuildRoles: fc.constant(true),
  baseImageUpdates: fc.constantFrom(...Object.values(BaseImageUpdates)),
  binaryAuthorizationPolicy: fc.oneof(
    fc.constantFrom("default", "projects/p/platforms/cloudRun/prod"),
    stringToken,
  ),
  lifecycle: common.lifecycles,
  terraformTimeouts: fc.record(
    { create: duration, update: duration, destroy: duration },
    { requiredKeys: [] },
  ),
};

const valid = fc
  .record({ location: optional(common.locations), project: optional(common.projects) })
  .chain(({ location, project }) =>
    fc
      .tuple(
        fc.record({ id: names, ...simple }, { requiredKeys: ["id", "entryPoint", "ingress"] }),
        fc.record(inPlace(location ?? HOME.location, project ?? HOME.project), { requiredKeys: [] }),
        fc.record(
          { trigger: triggers, timeoutSeconds: fc.oneof(fc.integer({ min: 1, max: 540 }), numberToken) },
          { requiredKeys: [] },
        ),
        codes,
        sizing,
      )
      .map(([props, { kmsKeyName, ...places }, events, code, sizes]): Props => ({
        ...{ location, project, ...props, ...places, ...events, ...code, ...sizes },
        kmsKeyName: places.dockerRepository && kmsKeyName,
      })),
  );

const wildFullName = (kind: string) =>
  fc.oneof(
    wildName,
    wildName.map((part) =>
      part instanceof Made ? part : `projects/${part}/locations/${HOME.location}/${kind}`,
    ),
  );

const wild: Choices<CloudRunFunctionProps> = {
  dependsOn: dependencies,
  runtime: runtimes(["nodejs18", "nodejs20", "nodejs22", "go123", "python39", "nodejs99"]),
  entryPoint: wildName,
  source: wildSources,
  ingress: common.ingresses,
  name: wildName,
  description: wildText,
  location: fc.oneof(wildName, common.locations),
  project: wildName,
  serviceAccount: common.serviceAccounts,
  projectRoles: common.projectRoles,
  trigger: triggers,
  environment: wildEnvironments,
  secretEnvironment: fc.dictionary(fc.oneof(variableNames, common.wildKey()), wildSecretVersions, {
    maxKeys: 3,
  }),
  secretVolumes: volumes(fc.oneof(mountPaths, wildName), fc.oneof(segments, textOrReference)),
  memoryMib: wildNumber,
  cpu: wildNumber,
  concurrency: wildNumber,
  minInstances: wildNumber,
  maxInstances: wildNumber,
  timeoutSeconds: wildNumber,
  vpcAccess: wildFullName("connectors/main").map((connector) => vpcAccess(connector)),
  allTrafficOnLatestRevision: common.flags,
  labels: common.wildLabels,
  kmsKeyName: wildFullName("keyRings/main/cryptoKeys/functions"),
  dockerRepository: wildFullName("repositories/main").map(dockerRepository),
  buildEnvironment: wildEnvironments,
  buildServiceAccount: common.serviceAccounts,
  grantBuildRoles: common.flags,
  workerPool: wildFullName("workerPools/private"),
  baseImageUpdates: fc.constantFrom(...Object.values(BaseImageUpdates)),
  binaryAuthorizationPolicy: fc.oneof(
    wildName,
    wildName.map((part) => (part instanceof Made ? part : `projects/${part}/platforms/cloudRun/${part}`)),
  ),
  lifecycle: common.wildLifecycles,
  terraformTimeouts: fc.record(
    { create: wildName, update: wildName, destroy: wildName },
    { requiredKeys: [] },
  ),
};

export const cloudRunFunction: Subject = {
  name: "CloudRunFunction",
  valid,
  wild: { id: wildId, ...wild },
  faults: functionFaults,
  define: (shop, { id, ...props }) => {
    const fn = new CloudRunFunction(shop.stack, id as string, realized(props, shop) as CloudRunFunctionProps);
    if (props.environment === undefined) fn.addEnvironment("ADDED", fn.location);
  },
};
