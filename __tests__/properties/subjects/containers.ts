import {
  type ContainerProps,
  Gpu,
  type GrpcProbeOptions,
  type HttpProbeOptions,
  Probe,
  type ProbeOptions,
  type SidecarProps,
} from "cdktf-cloud-run-functions";
import fc from "fast-check";
import type { Made } from "../made";
import type { Choices, Props } from "../subject";
import { chars, DIGITS, LETTERS, name, numberToken, stringToken, text } from "../texts";
import * as common from "./common";
import { secretVersion } from "./parts";
import { made, mountPaths, secretIds, versions, wildPath, wildVolumes } from "./volumes";

const { optional, wildName, wildNumber, wildText } = common;

type Kind = "http" | "tcp" | "grpc";

export function probe(kind: Kind, path: unknown, options: unknown): Made<Probe> {
  return kind === "http" ? made(Probe, "http", [path, options]) : made(Probe, kind, [options]);
}

const headers: Choices<HttpProbeOptions>["headers"] = fc.dictionary(
  chars(`${LETTERS}${DIGITS}-!~`, 1, 12),
  fc.oneof(fc.constantFrom("", "a b", "${x}", "é"), stringToken),
  { maxKeys: 3 },
);
const services: Choices<GrpcProbeOptions>["service"] = fc.oneof(
  fc.constantFrom("shop.Orders", "", "%{x}"),
  stringToken,
);

/** What a probe can ask besides when and where. */
const asks = {
  http: fc.record({ headers }, { requiredKeys: [] }),
  grpc: fc.record({ service: services }, { requiredKeys: [] }),
  tcp: fc.constant({}),
};

const paths = fc.oneof(fc.constantFrom("/", "/ready", "/a%20b?deep=1", "/日本"), stringToken);
function probes(
  kinds: Kind[],
  mostSeconds: number,
  window: number,
  hasPort = false,
): fc.Arbitrary<Made<Probe>> {
  const options = fc.integer({ min: 1, max: mostSeconds }).chain((periodSeconds) => {
    const each: Choices<ProbeOptions> = {
      port: fc.oneof(fc.integer({ min: 1, max: 65535 }), numberToken),
      initialDelaySeconds: fc.oneof(fc.nat({ max: mostSeconds }), numberToken),
      periodSeconds: fc.constant(periodSeconds),
      // Readiness probes need a newer provider than the schema for checking the document.
      successThreshold: fc.constant(undefined),
      timeoutSeconds: fc.oneof(fc.integer({ min: 1, max: periodSeconds }), numberToken),
      failureThreshold: fc.integer({
        min: 1,
        max: Math.max(1, Math.min(3600, Math.floor(window / periodSeconds))),
      }),
    };
    const port: "port"[] = hasPort ? ["port"] : [];
    return fc.record(each, { requiredKeys: ["periodSeconds", "failureThreshold", ...port] });
  });
  return fc
    .tuple(fc.constantFrom(...kinds), paths, fc.oneof(fc.constant(hasPort ? { port: 9090 } : {}), options))
    .chain(([kind, path, given]) => asks[kind].map((asked) => probe(kind, path, { ...given, ...asked })));
}

export const startupProbes = probes(["http", "tcp", "grpc"], 240, 240);
export const livenessProbes = probes(["http", "grpc"], 3600, Infinity);
export const grpcProbes = probes(["grpc"], 240, 240);

/** Of a container without a port for requests. */
export const portedStartupProbes = probes(["http", "tcp", "grpc"], 240, 240, true);
const ported = {
  startupProbe: portedStartupProbes,
  livenessProbe: probes(["http", "grpc"], 3600, Infinity, true),
};

const soSo = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 15 }) },
  { weight: 1, arbitrary: wildNumber },
);
const wildOptions: Choices<ProbeOptions> = {
  ...{ port: soSo, initialDelaySeconds: soSo, periodSeconds: soSo },
  ...{ timeoutSeconds: soSo, failureThreshold: soSo, successThreshold: fc.constant(undefined) },
};
export const wildProbes = fc
  .tuple(fc.constantFrom<Kind>("http", "tcp", "grpc"), wildPath, fc.record(wildOptions, { requiredKeys: [] }))
  .map((given) => probe(...given));

const variableNames = chars(`${LETTERS}${DIGITS}_.-é`, 1, 20).filter(
  (given) => !/^(PORT|K_|X_GOOGLE)/.test(given),
);
const images = fc.oneof(
  fc.constantFrom(
    ...["nginx", "us-docker.pkg.dev/cloudrun/container/hello", "localhost:5000/a/b_c:V1.0"],
    `asia-docker.pkg.dev/p/shop/orders@sha256:${"0a".repeat(32)}`,
  ),
  stringToken,
);
const words = fc.array(wildText, { maxLength: 3 });

type Plain = Omit<
  ContainerProps,
  "volumes" | "cpu" | "memoryMib" | "startupProbe" | "livenessProbe" | "gpu" | "startsAfter"
>;

/** Props that any container may have, independent of the other containers. */
export const container: Choices<Plain> = {
  ...{ image: images, baseImage: images, command: words, args: words, workingDirectory: wildText },
  readinessProbe: fc.constant(undefined),
  sandboxLauncher: fc.constant(false),
  environment: fc.dictionary(
    variableNames,
    fc.oneof(
      text.map((all) => all.slice(0, 2_000)),
      stringToken,
    ),
    { maxKeys: 4 },
  ),
  secretEnvironment: fc.dictionary(
    variableNames.map((given) => `SECRET_${given}`),
    fc.tuple(secretIds, versions).map(([id, version]) => secretVersion(id, version)),
    { maxKeys: 3 },
  ),
};

export const wildContainer: Choices<ContainerProps> = {
  ...{ image: wildName, baseImage: wildName, command: words, args: words, workingDirectory: wildText },
  readinessProbe: fc.constant(undefined),
  sandboxLauncher: fc.constant(false),
  environment: fc.dictionary(fc.oneof(variableNames, common.wildKey()), wildText, { maxKeys: 4 }),
  secretEnvironment: fc.dictionary(
    fc.oneof(variableNames, common.wildKey()),
    fc.tuple(secretIds, fc.oneof(versions, wildName)).map(([id, version]) => secretVersion(id, version)),
    { maxKeys: 3 },
  ),
  volumes: fc.array(
    fc.record({
      name: fc.oneof(name(2, 10), wildName, fc.constant("cloudsql")),
      volume: wildVolumes,
      mountPath: fc.oneof(mountPaths, wildPath, fc.constantFrom("/cloudsql", "/dev", "/a:b")),
    }),
    { maxLength: 3 },
  ),
  ...{ cpu: wildNumber, memoryMib: wildNumber, startupProbe: wildProbes, livenessProbe: wildProbes },
  startsAfter: fc.array(fc.oneof(wildName, fc.constantFrom("a", "b", "c")), { maxLength: 2 }),
  gpu: fc.oneof(
    fc.constantFrom(Gpu.NVIDIA_L4, Gpu.NVIDIA_RTX_PRO_6000),
    wildName.map((accelerator) => made(Gpu, "of", [accelerator])),
  ),
};

const sidecarSizes = fc.constantFrom<Props>(
  {},
  { cpu: 2 },
  { cpu: 0.08, memoryMib: 128 },
  { memoryMib: 4096 },
);

/** Sidecars that can depend on earlier sidecars with a startup probe. */
export const sidecars: fc.Arbitrary<Props[]> = fc
  .uniqueArray(
    fc
      .tuple(
        fc.record(
          { name: name(2, 30), ...container, ...ported },
          { requiredKeys: ["name", "image"], noNullPrototype: true },
        ),
        sidecarSizes,
        fc.nat(),
      )
      .map(([props, size, after]) => ({ ...props, ...size, after })),
    { maxLength: 4, selector: (sidecar) => sidecar.name },
  )
  .map((all) =>
    all.map(({ after, ...sidecar }, index): Props => {
      const before = all.slice(0, index).filter((other) => other.startupProbe !== undefined);
      return { ...sidecar, startsAfter: before.map((other) => other.name).slice(after % 4) };
    }),
  );

const wildSidecar: Choices<SidecarProps> = {
  ...wildContainer,
  name: fc.oneof(wildName, fc.constantFrom("a", "b", "c")),
  image: images,
};
export const wildSidecars = fc.array(fc.record(wildSidecar, { requiredKeys: ["name", "image"] }), {
  maxLength: 3,
});

/** Valid combinations of CPU and memory. */
export const whole: fc.Arbitrary<Props> = fc
  .constantFrom(
    { most: 4096 },
    { cpu: 1, most: 4096 },
    { cpu: 2, most: 8192 },
    { cpu: 4, least: 2048, most: 16384 },
    { cpu: 6, least: 4096, most: 24576 },
    { cpu: 8, least: 4096, most: 32768 },
  )
  .chain(({ cpu, least = 512, most }: { cpu?: number; least?: number; most: number }) =>
    fc.record({
      cpu: fc.constant(cpu),
      memoryMib:
        cpu === undefined
          ? optional(fc.integer({ min: least, max: most }))
          : fc.integer({ min: least, max: most }),
      concurrency: optional(fc.oneof(fc.integer({ min: 1, max: 1000 }), numberToken)),
    }),
  );
export const small: fc.Arbitrary<Props> = fc
  .constantFrom({ cpu: 0.08, most: 512 }, { cpu: 0.333, most: 512 }, { cpu: 0.5, most: 1024 })
  .chain(({ cpu, most }) =>
    fc.record({
      cpu: fc.constant(cpu),
      memoryMib: fc.integer({ min: 128, max: most }),
      concurrency: optional(fc.constant(1)),
    }),
  );
