import {
  Billing,
  Bucket,
  ExecutionEnvironment,
  InvokerIamCheck,
  Principal,
  Volume,
  VpcAccess,
  VpcEgress,
} from "cdktf-cloud-run-functions";
import fc from "fast-check";
import { Made } from "../made";
import { bad, type Props, type Subject } from "../subject";
import { badLabels, badWorkload, HOME } from "./common";
import { probe } from "./containers";
import { secretVersion, vpcAccess } from "./parts";
import { target } from "./service-parts";
import { bucketVolume, made } from "./volumes";

const RESERVED = ["PORT", "K_SERVICE", "X_GOOGLE_A", "", "A=B", "A B", "A\tB", "A=${x}"];
const BAD_IMAGES = ["", "https://gcr.io/a", "a b", "%{x}", "https://a b", "a\nb"];
const { GEN1, GEN2 } = ExecutionEnvironment;

const keyed = (prop: string, keys: string[], value: unknown) =>
  bad(prop, ...keys.map((key) => Object.fromEntries([[key, value]])));
const variables = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`V${String(i)}`, ""]));

/** Props without other containers and volumes, whose sizes and names could be refused first. */
const alone = (...all: Props[]) =>
  fc.constantFrom(...all.map((props): Props => ({ volumes: [], sidecars: [], ...props })));
const sized = (...all: Props[]) =>
  alone(
    ...all.map((props) => ({
      ...{ cpu: 1, memoryMib: 512, concurrency: 1, executionEnvironment: undefined, billing: undefined },
      ...{ minInstances: undefined, maxInstances: undefined },
      ...props,
    })),
  );
const each = (prop: string, ...values: unknown[]) => values.map((value) => ({ [prop]: value }));

const memory = new Made("a volume", (shop) => shop.once("memory", () => Volume.inMemory(1)));
const other = new Made("another volume", () => Volume.inMemory(1));
const mount = (mountPath: unknown, volume: unknown = memory, name: unknown = "data") => ({
  name,
  volume,
  mountPath,
});
const mounted = (...mounts: unknown[]) => alone({ volumes: mounts });
const nfs = (server: string, path: string) => made(Volume, "nfs", [server, path]);
const sockets = (...all: string[]) => made(Volume, "cloudSql", all);
const bucket = bucketVolume(
  new Made("a bucket", (shop) =>
    shop.once("assets", (scope, id) => Bucket.fromBucketName(scope, id, "assets")),
  ),
  {},
);

const sidecar = (name: unknown, props: Props = {}) => ({ name, image: "nginx", ...props });
const beside = (...sidecars: unknown[]) => alone({ sidecars });
const ready = { startupProbe: probe("tcp", undefined, { port: 9090 }) };

const key = (location: string) => `projects/p/locations/${location}/keyRings/main/cryptoKeys/main`;
const atHome = (...all: Props[]) =>
  fc.constantFrom(
    ...all.map((props): Props => ({ ...HOME, kmsKeyName: undefined, vpcAccess: undefined, ...props })),
  );
const inVpc = (...all: Props[]) =>
  fc.constantFrom(
    ...all.map((vpc) => ({
      vpcAccess: made(VpcAccess, "direct", [{ egress: VpcEgress.ALL_TRAFFIC, ...vpc }]),
    })),
  );
const split = (...percents: unknown[]) => percents.map((percent) => target("latest", undefined, percent, {}));
const taggedWith = (tag: string) => target("latest", undefined, 100, { tag });

export const serviceFaults: Subject["faults"] = {
  ...badLabels,
  ingress: bad("ingress", undefined, "ALL", {}),
  name: bad("name", "", "Orders", "2nd", "orders-", "a b", "a".repeat(50), "日本", "a\nb"),
  description: bad("description", "x".repeat(513), "${x}".repeat(200)),
  location: atHome({ location: "" }),
  project: atHome({ project: "" }),
  annotations: keyed("annotations", ["", "a b", "run.googleapis.com/x", "%{x}", "a/b/c", "-a", "A/b"], "x"),
  invokerIamCheck: fc.constant({
    iap: true,
    principal: undefined,
    invokerIamCheck: new Made("InvokerIamCheck.disabled('x')", () => InvokerIamCheck.disabled("x")),
  }),
  caller: fc.constant({
    principal: new Made("a user", () => Principal.user("ada@example.com")),
    invokerIamCheck: new Made("InvokerIamCheck.disabled('x')", () => InvokerIamCheck.disabled("x")),
  }),
  reason: fc.constantFrom("", " ", "\n").map((reason) => ({
    invokerIamCheck: new Made(`InvokerIamCheck.disabled(${fc.stringify(reason)})`, () =>
      InvokerIamCheck.disabled(reason),
    ),
  })),
  iap: fc.constant({ iap: true, invokerIamCheck: undefined, principal: undefined }),
  defaultUriDisabled: bad("defaultUriDisabled", true),
  ...Object.fromEntries(["image", "baseImage"].map((prop) => [prop, bad(prop, ...BAD_IMAGES)])),
  "image: of a sidecar": beside(sidecar("a", { image: "" })),
  environment: keyed("environment", RESERVED, "x"),
  "environment.A": bad("environment", { A: undefined }, { A: 1 }, { A: "x".repeat(40_000) }),
  "environment: too many": bad("environment", variables(1001)),
  secretEnvironment: keyed("secretEnvironment", RESERVED, secretVersion("db-password", "1")),
  "secretEnvironment: beside the same variable": fc.constant({
    ...{ environment: { A: "x" }, secretEnvironment: { A: secretVersion("db-password", "1") } },
  }),
  cpu: sized(...each("cpu", 0, 0.07, 1.5, 3, 5, -1, NaN, Infinity)),
  "cpu: less than one": sized(
    { cpu: 0.5, concurrency: 2 },
    { cpu: 0.5, billing: Billing.INSTANCE_BASED },
    { cpu: 0.5, executionEnvironment: GEN2 },
    { cpu: 0.5, volumes: [mount("/data", bucket)] },
  ),
  memoryMib: sized(...each("memoryMib", 0, 127, 32769, 256.5, NaN, 4097)),
  "memoryMib: too little": sized(
    { memoryMib: 511, billing: Billing.INSTANCE_BASED },
    { cpu: 4, memoryMib: 2047 },
    { memoryMib: 511, executionEnvironment: GEN2 },
    { memoryMib: 511, volumes: [mount("/data", nfs("10.0.0.2", "/"))] },
  ),
  concurrency: sized(...each("concurrency", 0, 1001, 1.5, NaN)),
  minInstances: sized(...each("minInstances", -1, 1.5, 101, 2 ** 31)),
  maxInstances: sized(...each("maxInstances", 0, 1.5, 2 ** 31)),
  serviceMinInstances: bad("serviceMinInstances", -1, 1.5, NaN, 2 ** 31),
  manualInstances: bad("manualInstances", 0, -1, 1.5, 2 ** 31).map((props) => ({
    ...props,
    serviceMinInstances: undefined,
  })),
  "manualInstances: beside a minimum": fc.constant({ manualInstances: 1, serviceMinInstances: 1 }),
  timeoutSeconds: bad("timeoutSeconds", 0, 3601, 1.5, NaN),
  port: bad("port", 0, 65536, 80.5),
  executionEnvironment: sized({ executionEnvironment: GEN1, volumes: [mount("/data", bucket)] }),
  sidecars: beside(...Array.from({ length: 10 }, (_, index) => sidecar(`s${String(index)}`))),
  "sidecars: bad names": fc
    .constantFrom("", "A", "a-", "-a", "a b", "a".repeat(64), "%{x}")
    .chain((name) => beside(sidecar(name))),
  "sidecars: the same name": beside(sidecar("a"), sidecar("b"), sidecar("a")),
  startsAfter: fc
    .constantFrom("a", "b", "orders", "")
    .chain((name) => beside(sidecar("a", { ...ready, startsAfter: [name] }))),
  "startsAfter: nobody knows when": beside(sidecar("a", { startsAfter: ["b"] }), sidecar("b")),
  "startsAfter: in a circle": beside(
    sidecar("a", { ...ready, startsAfter: ["b"] }),
    sidecar("b", { ...ready, startsAfter: ["c"] }),
    sidecar("c", { ...ready, startsAfter: ["a"] }),
  ),
  volumes: fc
    .constantFrom("", "A", "-a", "a-", "a b", "a".repeat(64), "%{x}")
    .chain((name) => mounted(mount("/data", memory, name))),
  "volumes: two of a name": mounted(mount("/a"), mount("/b", other)),
  mountPath: fc
    .constantFrom(
      "",
      "/",
      "data",
      "/data//",
      "/a//b",
      "/a/../b",
      "/.",
      "/a b",
      "/a:b",
      "/%{x}",
      "/dev",
      "/proc/1",
    )
    .chain((path) => mounted(mount(path))),
  "mountPath: twice": mounted(mount("/a"), mount("/a", other, "other")),
  "mountPath: of Cloud SQL": mounted(mount("/sql", sockets("p:l:i"), "cloudsql")),
  "name: of Cloud SQL alone": mounted(mount("/cloudsql", memory, "cloudsql")),
  "name: of Cloud SQL": mounted(mount("/cloudsql", sockets("p:l:i"), "sql")),
  instances: fc
    .constantFrom([], [""], ["orders"], ["p:l"], ["p:l:i", "%{x}:l:i"])
    .chain((all) => mounted(mount("/cloudsql", sockets(...all), "cloudsql"))),
  sizeMib: fc
    .constantFrom(0, -1, 0.5, NaN, Infinity, 1e21)
    .chain((size) => mounted(mount("/data", made(Volume, "inMemory", [size])))),
  server: fc
    .constantFrom("", "a b", "%{x}", "a/b")
    .chain((server) => mounted(mount("/data", nfs(server, "/")))),
  path: fc
    .constantFrom("", "share", "/%{x}", "/a\nb")
    .chain((path) => mounted(mount("/data", nfs("10.0.0.2", path)))),
  livenessProbe: bad("livenessProbe", probe("tcp", undefined, {})),
  "startupProbe.port": beside(sidecar("a", { startupProbe: probe("tcp", undefined, {}) })),
  "livenessProbe.port": beside(sidecar("a", { livenessProbe: probe("grpc", undefined, {}) })),
  startupProbe: fc.constant({ http2: true, livenessProbe: undefined, startupProbe: probe("http", "/", {}) }),
  "startupProbe.failureThreshold": bad("startupProbe", probe("grpc", undefined, { failureThreshold: 25 })),
  network: inVpc({}, ...each("network", "", "Main", "a b", "projects/p/", "%{x}")),
  subnetwork: inVpc(...each("subnetwork", "", "Main", "a b", "projects/p/", "%{x}")),
  tags: inVpc(...["", "A", "a b", "a-", "%{x}"].map((tag) => ({ network: "main", tags: ["ok", tag] }))),
  connector: bad("vpcAccess", ...["", "main", "%{x}"].map((connector) => vpcAccess(connector))),
  vpcAccess: atHome({ vpcAccess: vpcAccess("projects/p/locations/us-east1/connectors/main") }),
  kmsKeyName: atHome(...each("kmsKeyName", "", "main", "projects/p/locations/l/keyRings/r", key("us-east1"))),
  traffic: bad("traffic", [], split(99), split(50, 51), [...split(0, 0), taggedWith("a"), taggedWith("a")]),
  "traffic: the same tag": bad("traffic", [target("latest", undefined, 0, { tag: "a" }), taggedWith("a")]),
  percent: bad("traffic", ...[-1, 101, 0.5, NaN].map((percent) => split(percent))),
  tag: bad(
    "traffic",
    ...["", "A", "2nd", "a_b", "a-", "a".repeat(47), "%{x}"].map((tag) => [taggedWith(tag)]),
  ),
  "tag: with the name": fc.constant({ name: "a".repeat(23), traffic: [taggedWith("b".repeat(24))] }),
  revision: bad(
    "traffic",
    ...["", "A", "a b", "a-", "%{x}", "a".repeat(64)].map((name) => [target("revision", name, 100, {})]),
  ),
  // Where only Terraform knows the name of the service, no revision can be told from another one's.
  "revision: of another service": fc.constant({
    name: "orders",
    traffic: [target("revision", "a-revision-of-another", 100, {})],
  }),
  customAudiences: bad("customAudiences", [""], ["https://a", "a b"], ["%{x}"], ["a\u0007"]),
  ...badWorkload,
};
