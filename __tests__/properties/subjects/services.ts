import {
  Billing,
  CloudRunService,
  type CloudRunServiceProps,
  ExecutionEnvironment,
  InvokerIamCheck,
  type IPrincipal,
  VpcEgress,
} from "cdktf-cloud-run-functions";
import fc from "fast-check";
import { Made } from "../made";
import { type Choices, parts, type Props, type Subject } from "../subject";
import { name, numberToken, stringToken, text } from "../texts";
import * as common from "./common";
import * as containers from "./containers";
import { dependencies } from "./dependencies";
import { wildId } from "./ids";
import { vpcAccess } from "./parts";
import * as revisions from "./revisions";
import { serviceFaults } from "./service-faults";
import { directVpc, sharesOf, target, wildDirectVpc, wildTargets } from "./service-parts";
import { serviceValueSubjects } from "./service-values";
import * as volumes from "./volumes";

const { HOME, optional, wildName, wildNumber, wildText } = common;

const names = name(2, 30); // a tag beside it is part of the same label of a host name
const duration = fc.constantFrom("30m", "1h", "90s", "1h30m");
const counts = fc.oneof(fc.integer({ min: 1, max: 1000 }), numberToken);

/** An enforced allow policy with a principal, or a disabled check with its reason. */
const invokers: fc.Arbitrary<Props> = fc.oneof(
  fc.record({
    principal: common.principals,
    invokerIamCheck: fc.constantFrom(undefined, InvokerIamCheck.ENFORCED),
  }),
  common.reasons.map((reason) => ({ invokerIamCheck: disabledCheck(reason), principal: undefined })),
);

function disabledCheck(reason: string): Made<InvokerIamCheck> {
  return new Made(`InvokerIamCheck.disabled(${fc.stringify(reason)})`, () =>
    InvokerIamCheck.disabled(reason),
  );
}

const audiences = fc.array(
  fc.oneof(
    fc.constantFrom("https://orders.example.com", "https://example.com/a?b", "orders", "日本"),
    stringToken,
  ),
  { maxLength: 3 },
);

const key = (location: string) => `projects/p/locations/${location}/keyRings/main/cryptoKeys/services`;
const inPlace = (location: string) => ({
  kmsKeyName: fc.oneof(fc.constant(key(location)), stringToken),
  vpcAccess: fc.oneof(
    fc
      .tuple(
        fc.oneof(fc.constant(`projects/p/locations/${location}/connectors/main`), stringToken),
        fc.constantFrom(...Object.values(VpcEgress)),
      )
      .map((args) => vpcAccess(...args)),
    directVpc,
  ),
});

/** The number of instances of each revision, and of the whole service. */
const instances: fc.Arbitrary<Props> = fc
  .tuple(
    fc.record(
      {
        minInstances: fc.integer({ min: 0, max: 50 }),
        maxInstances: fc.oneof(fc.integer({ min: 50, max: 1000 }), numberToken),
      },
      { requiredKeys: [] },
    ),
    fc.oneof(
      fc.constant({}),
      counts.map((serviceMinInstances) => ({ serviceMinInstances })),
      counts.map((manualInstances) => ({ manualInstances })),
    ),
  )
  .map(([revision, service]) => ({ ...revision, ...service }));

type Simple = Omit<
  CloudRunServiceProps,
  | keyof ReturnType<typeof inPlace>
  | keyof typeof containers.container
  | ("cpu" | "memoryMib" | "concurrency" | "billing" | "executionEnvironment" | "volumes" | "sidecars")
  | ("minInstances" | "maxInstances" | "serviceMinInstances" | "manualInstances" | "serviceMaxInstances")
  | ("location" | "invokerIamCheck" | "http2" | "startupProbe" | "livenessProbe")
  | ("gpu" | "startsAfter" | "containerName" | keyof typeof revisions.revision)
  | ("gpuZonalRedundancy" | "breakglassJustification" | "revisionName")
>;

/** How requests arrive, and how the container is asked that receives them: by HTTP/2, not at their port. */
const requests: fc.Arbitrary<Props> = fc.oneof(
  fc.record(
    {
      http2: fc.constant(false),
      startupProbe: containers.startupProbes,
      livenessProbe: containers.livenessProbes,
    },
    { requiredKeys: [] },
  ),
  fc.record(
    { http2: fc.constant(true), startupProbe: containers.grpcProbes, livenessProbe: containers.grpcProbes },
    { requiredKeys: ["http2"] },
  ),
);

const simple: Choices<Simple> = {
  dependsOn: dependencies,
  ingress: common.ingresses,
  deletionProtection: common.flags,
  name: fc.oneof(names, stringToken),
  description: fc.oneof(
    text.map((all) => all.slice(0, 500)),
    stringToken,
  ),
  project: fc.oneof(common.projects, stringToken),
  serviceAccount: common.serviceAccounts,
  projectRoles: common.projectRoles,
  // They need a newer provider than the schema for checking the document.
  healthCheckDisabled: fc.constant(false),
  regions: fc.constant(undefined),
  tags: fc.constant(undefined),
  ...{ cpuUtilization: fc.constant(undefined), concurrencyUtilization: fc.constant(undefined) },
  sandboxTemplates: fc.constant(undefined),
  iap: fc.constant(false),
  defaultUriDisabled: fc.constant(false),
  port: fc.oneof(fc.integer({ min: 1, max: 65535 }), numberToken),
  startupCpuBoost: common.flags,
  timeoutSeconds: fc.oneof(fc.integer({ min: 1, max: 3600 }), numberToken),
  sessionAffinity: common.flags,
  // A revision's name begins with that of its service, which is another one each time.
  traffic: sharesOf(100, stringToken),
  customAudiences: audiences,
  binaryAuthorizationPolicy: fc.oneof(
    fc.constantFrom("default", "projects/p/platforms/cloudRun/prod"),
    stringToken,
  ),
  labels: common.labels,
  annotations: revisions.annotations,
  lifecycle: common.lifecycles,
  terraformTimeouts: fc.record(
    { create: duration, update: duration, destroy: duration },
    { requiredKeys: [] },
  ),
};

const { REQUEST_BASED, INSTANCE_BASED } = Billing;
const { GEN1, GEN2 } = ExecutionEnvironment;

/** Valid combinations of sizes, billing, execution environment and volumes. */
const workload: fc.Arbitrary<Props> = fc
  .tuple(fc.boolean(), containers.sidecars)
  .chain(([isSmall, sidecars]) =>
    fc
      .oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(!isSmall) })
      .chain((remote) => {
        const kind = remote ? volumes.heavy : volumes.light;
        return fc
          .tuple(
            isSmall ? containers.small : containers.whole,
            fc.record(
              isSmall
                ? { billing: fc.constant(REQUEST_BASED), executionEnvironment: fc.constant(GEN1) }
                : {
                    billing: fc.constantFrom(REQUEST_BASED, INSTANCE_BASED),
                    executionEnvironment: remote ? fc.constant(GEN2) : fc.constantFrom(GEN1, GEN2),
                  },
              { requiredKeys: [] },
            ),
            volumes.mounts(kind, sidecars.length + 1),
            optional(volumes.sockets),
          )
          .map(([sizes, environment, [own, ...others], sockets]): Props => ({
            ...{ ...sizes, ...environment },
            volumes: sockets ? [...own, { name: "cloudsql", volume: sockets, mountPath: "/cloudsql" }] : own,
            sidecars: sidecars.map((sidecar, index) => ({ ...sidecar, volumes: others[index] })),
          }));
      }),
  );

const valid = fc
  .record({ location: optional(common.locations) })
  .chain(({ location }) =>
    fc
      .tuple(
        fc.record(
          { id: names, ...simple, ...revisions.revision, ...containers.container },
          { requiredKeys: ["id", "ingress", "deletionProtection", "image"] },
        ),
        fc.record(inPlace(location ?? HOME.location), { requiredKeys: [] }),
        ...[invokers, instances, workload, requests],
      )
      .map((all): Props => Object.assign({ location }, ...all) as Props),
  );

const wildFullName = (kind: string) =>
  fc.oneof(
    wildName,
    wildName.map((part) =>
      part instanceof Made ? part : `projects/${part}/locations/${HOME.location}/${kind}`,
    ),
  );

const wild: Choices<CloudRunServiceProps> = {
  ...{ ...simple, ...containers.wildContainer, ...revisions.wildRevision, http2: common.flags },
  name: wildName,
  description: wildText,
  location: fc.oneof(wildName, common.locations),
  regions: fc.option(fc.array(fc.oneof(wildName, common.locations), { maxLength: 3 }), { nil: undefined }),
  project: wildName,
  invokerIamCheck: text.map(disabledCheck),
  iap: common.flags,
  port: wildNumber,
  sidecars: containers.wildSidecars,
  billing: fc.constantFrom(REQUEST_BASED, INSTANCE_BASED),
  executionEnvironment: fc.constantFrom(GEN1, GEN2),
  ...{ concurrency: wildNumber, minInstances: wildNumber, maxInstances: wildNumber },
  ...{
    serviceMinInstances: wildNumber,
    serviceMaxInstances: wildNumber,
    manualInstances: wildNumber,
    timeoutSeconds: wildNumber,
  },
  vpcAccess: fc.oneof(
    wildFullName("connectors/main").map((connector) => vpcAccess(connector)),
    wildDirectVpc,
  ),
  traffic: fc.oneof(
    wildTargets,
    wildName.map((tag) => [target("latest", undefined, 100, { tag })]),
  ),
  customAudiences: fc.array(wildName, { maxLength: 3 }),
  binaryAuthorizationPolicy: fc.oneof(
    wildName,
    wildName.map((part) => (part instanceof Made ? part : `projects/${part}/platforms/cloudRun/${part}`)),
  ),
  kmsKeyName: wildFullName("keyRings/main/cryptoKeys/services"),
  labels: common.wildLabels,
  annotations: revisions.wildAnnotations,
  lifecycle: common.wildLifecycles,
  terraformTimeouts: fc.record(
    { create: wildName, update: wildName, destroy: wildName },
    { requiredKeys: [] },
  ),
};

export const serviceSubjects: Subject[] = [
  {
    name: "CloudRunService",
    valid,
    wild: { id: wildId, principal: fc.constant(undefined), ...wild },
    faults: serviceFaults,
    define: (shop, given) => {
      const { id, principal, ...props } = parts(given, shop);
      const service = new CloudRunService(shop.stack, id as string, props as never);
      if (principal !== undefined) service.grantInvoke(principal as IPrincipal);
    },
  },
  ...serviceValueSubjects,
];
