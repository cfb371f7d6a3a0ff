import { Runtime } from "cdktf-cloud-run-functions";
import fc from "fast-check";
import { Made } from "../made";
import { bad, type Props, type Subject } from "../subject";
import { badLabels, badWorkload, HOME } from "./common";
import { dockerRepository, secret, secretVersion, vpcAccess } from "./parts";
import { runtimes, sourceFaults } from "./sources";
import { triggers } from "./triggers";

const RESERVED = ["PORT", "K_SERVICE", "FUNCTION_TARGET", "X_GOOGLE_A", "", "A=B", "A B", "A\tB"];
const BUILD_RESERVED = ["GOOGLE_ENTRYPOINT", "GOOGLE_RUNTIME", "X_GOOGLE_A", "", "A=B"];
const BAD_PATHS = ["a/../b", "..", ".", "a//b", "a/", "", "a b"];
const ELSEWHERE = { ...HOME, location: "us-east1" };

const variables = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`V${String(i)}`, ""]));
const keyed = (prop: string, keys: string[], value: unknown) =>
  bad(prop, ...keys.map((key) => Object.fromEntries([[key, value]])));
const volume = (mountPath: string, files = {}) => ({ secret: secret("volume"), mountPath, files });
const repository = ({ project, location }: typeof HOME) =>
  dockerRepository(`projects/${project}/locations/${location}/repositories/main`);
const key = ({ location }: typeof HOME) => `projects/p/locations/${location}/keyRings/main/cryptoKeys/main`;

/** Props in a place, without others that depend on the place. */
const at = (place: typeof HOME, props: Props) => ({
  ...place,
  ...{ dockerRepository: undefined, kmsKeyName: undefined, workerPool: undefined, vpcAccess: undefined },
  ...props,
});
const atHome = (...all: Props[]) => fc.constantFrom(...all.map((props) => at(HOME, props)));

const node = { runtime: new Made("Runtime.NODEJS_22", () => Runtime.NODEJS_22) };
const indexJs = fc.constantFrom("index.js", "src");

export const functionFaults: Subject["faults"] = {
  ...sourceFaults,
  ...badLabels,
  ingress: bad("ingress", undefined, "ALL", {}),
  name: bad("name", "", "a-", "1abc", "abcd-", "abcd_", "a b c", "a".repeat(50), "日本日本", "ab\ncd"),
  entryPoint: bad("entryPoint", "", "a b", "a\nb", "a".repeat(129)),
  runtime: runtimes(["nodejs20", "nodejs18", "python39", "go123", "java11", "dotnet6"]).map((runtime) => ({
    runtime,
  })),
  location: fc.constant(at({ ...HOME, location: "" }, {})),
  project: fc.constant(at({ ...HOME, project: "" }, {})),
  timeoutSeconds: bad("timeoutSeconds", 0, -1, 3601, 1.5, NaN, Infinity),
  "timeoutSeconds: of an event-driven function": triggers.map((trigger) => ({
    trigger,
    timeoutSeconds: 541,
  })),
  memoryMib: bad("memoryMib", 0, 127, 32769, 256.5, NaN, -Infinity),
  "memoryMib: not for the CPUs": fc
    .constantFrom([512, 4], [5000, 1], [2000, 0.5], [600, 0.1], [4000, 8])
    .map(([memoryMib, cpu]) => ({ memoryMib, cpu, concurrency: undefined })),
  cpu: bad("cpu", 0, 0.07, 1.5, 3, 5, 9, -1, NaN, Infinity).map((props) => ({
    ...props,
    concurrency: undefined,
  })),
  "cpu: not for the concurrency": fc
    .constantFrom(undefined, 0.5)
    .map((cpu) => ({ cpu, memoryMib: 256, concurrency: 2 })),
  concurrency: bad("concurrency", 0, -1, 1001, 1.5, NaN),
  minInstances: bad("minInstances", -1, 1.5, NaN, Infinity),
  "minInstances: above maxInstances": fc
    .constantFrom([2, 1], [101, undefined])
    .map(([minInstances, maxInstances]) => ({ minInstances, maxInstances })),
  maxInstances: bad("maxInstances", 0, -1, 1.5, NaN).map((props) => ({ ...props, minInstances: 0 })),
  environment: keyed("environment", RESERVED, "x"),
  "environment.A": bad("environment", ...[undefined, null, 1, true].map((A) => ({ A }))),
  "environment: too many": bad("environment", variables(1001)),
  "environment: too large": bad("environment", { A: "x".repeat(32 * 1024) }, { A: "é".repeat(16 * 1024) }),
  buildEnvironment: keyed("buildEnvironment", BUILD_RESERVED, "x"),
  "buildEnvironment: too many": bad("buildEnvironment", variables(101)),
  "buildEnvironment: another file for Node.js": indexJs.map((file) => ({
    ...{ ...node, buildEnvironment: { GOOGLE_FUNCTION_SOURCE: file } },
  })),
  secretEnvironment: keyed("secretEnvironment", RESERVED, secretVersion("db-password", "1")),
  "secretEnvironment: beside the same variable": fc.constant({
    ...{ environment: { A: "x" }, secretEnvironment: { A: secretVersion("db-password", "1") } },
  }),
  version: fc.constantFrom("", "0", "01", "1.5", "a b", "-1", "1a").map((number) => ({
    secretEnvironment: { A_SECRET: secretVersion("db-password", number) },
  })),
  mountPath: bad(
    "secretVolumes",
    ...["", "/", "etc", "/etc//", ...BAD_PATHS.filter((path) => path !== "a/").map((path) => `/${path}`)].map(
      (path) => [volume(path)],
    ),
  ),
  "mountPath: twice": bad("secretVolumes", [volume("/etc/a"), volume("/etc/a/")]),
  files: bad(
    "secretVolumes",
    ...["/a", ...BAD_PATHS].map((path) => [volume("/etc/a", { [path]: secretVersion("volume", "1") })]),
  ),
  "files.a": bad("secretVolumes", [volume("/etc/a", { a: secretVersion("db-password", "1") })]),
  connector: fc
    .constantFrom("", "main", "projects/p/locations/l/connectors/Main", "projects/p/connectors/main")
    .map((connector) => ({ vpcAccess: vpcAccess(connector) })),
  vpcAccess: atHome({ vpcAccess: vpcAccess("projects/p/locations/us-east1/connectors/main") }),
  kmsKeyName: atHome(
    ...["", "main", "projects/p/locations/l/keyRings/r", key(ELSEWHERE)].map((kmsKeyName) => ({
      kmsKeyName,
      dockerRepository: repository(HOME),
    })),
  ),
  dockerRepository: atHome(
    { dockerRepository: repository(ELSEWHERE) },
    { dockerRepository: repository({ ...HOME, project: "other-project" }) },
  ),
  "dockerRepository: none beside a key": atHome({ kmsKeyName: key(HOME) }),
  workerPool: atHome(
    ...["", "private", "projects/p/locations/us-east1/workerPools/private"].map((workerPool) => ({
      workerPool,
    })),
  ),
  ...badWorkload,
};
