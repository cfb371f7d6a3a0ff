import {
  CloudRunService,
  type CloudRunServiceProps,
  FirstGenFunction,
  IngressSettings,
  type IPrincipal,
  type ProbeOptions,
  type Volume,
} from "cdktf-cloud-run-functions";
import fc from "fast-check";
import type { Workshop } from "../made";
import { bad, parts, type Props, type Subject } from "../subject";
import { name, stringToken } from "../texts";
import * as common from "./common";
import { livenessProbes, probe, startupProbes, wildProbes } from "./containers";
import { secretVersion } from "./parts";
import { directVpc, sharesOf, wildDirectVpc, wildTargets } from "./service-parts";
import { heavy, light, secretVolume, wildPath, wildVolumes } from "./volumes";

const { locations, principals, projects, wildName } = common;

/** A service of which only the given props matter. */
function plainService(shop: Workshop, props: Partial<CloudRunServiceProps>): CloudRunService {
  return new CloudRunService(shop.stack, "orders", {
    image: "us-docker.pkg.dev/cloudrun/container/hello",
    ingress: IngressSettings.INTERNAL,
    deletionProtection: false,
    ...props,
  });
}

const numbers: (keyof ProbeOptions)[] = [
  "port",
  "initialDelaySeconds",
  "periodSeconds",
  "timeoutSeconds",
  "failureThreshold",
];
const BAD_NUMBERS = { port: [0, 65536], initialDelaySeconds: [-1, 3601], failureThreshold: [0] };
const badProbes = Object.fromEntries(
  ["startupProbe", "livenessProbe"].flatMap((prop) =>
    numbers.map((option) => {
      const worst = option in BAD_NUMBERS ? BAD_NUMBERS[option as "port"] : [0, 3601];
      // A container that has started may fail as often as one likes.
      const tooMany = prop === "startupProbe" && option === "failureThreshold" ? [241] : [];
      const options = [...worst, ...tooMany, 1.5, NaN, Infinity].map((value) => ({
        [prop]: probe("http", "/", {
          periodSeconds: 3600,
          [option]: value,
          ...(prop === "startupProbe" && option !== "periodSeconds" ? { periodSeconds: 1 } : {}),
        }),
      }));
      return [`${prop}.${option}`, fc.constantFrom<Props[]>(...options)];
    }),
  ),
);

const place = {
  location: fc.oneof(locations, stringToken),
  project: fc.oneof(projects, stringToken),
};
const BAD_PLACE = {
  location: bad("location", "", "a b", "%{x}"),
  project: bad("project", "", "a b", "Upper"),
};
const fullName = (service: string) => `projects/p/locations/l/services/${service}`;
const serviceNames = fc.oneof(name(2, 49), name(2, 49).map(fullName), stringToken);
const BAD_SERVICES = [
  "",
  "Orders",
  "a b",
  "orders-",
  "2nd",
  "a/b",
  "%{x}",
  `${fullName("a")}/b`,
  "a".repeat(64),
];
const uris = fc.oneof(
  name(4, 40).map((host) => `https://${host}-an.a.run.app`),
  stringToken,
);
const BAD_URIS = [
  "",
  "orders.a.run.app",
  "http://a.run.app",
  "https://a.run.app/",
  "https://%{x}",
  "https://a b",
];
const BAD_FUNCTIONS = ["", "1a", "a b", "a-", "a/b", "%{x}", "a".repeat(64)];
const functionUris = fc.oneof(
  name(4, 20).map((fn) => `https://us-central1-p.cloudfunctions.net/${fn}`),
  stringToken,
);

const volumeFaults: Subject["faults"] = {
  files: fc
    .constantFrom("/a", "a/../b", "..", ".", "a//b", "a/", "", "a b", "%{x}")
    .map((path) => ({ volume: secretVolume("key", { [path]: secretVersion("key", "1") }) })),
  "files.a": bad("volume", secretVolume("key", { a: secretVersion("other", "1") })),
};

export const serviceValueSubjects: Subject[] = [
  {
    name: "Probe",
    valid: fc.record({ startupProbe: startupProbes, livenessProbe: livenessProbes }),
    wild: { startupProbe: wildProbes, livenessProbe: wildProbes },
    faults: {
      ...badProbes,
      path: bad(
        "startupProbe",
        ...["", "ready", "/a b", "https://x", "/%{x}", "/a\n"].map((path) => probe("http", path, {})),
      ),
    },
    define: (shop, props) => {
      plainService(shop, parts(props, shop));
    },
  },
  {
    name: "Volume",
    valid: fc.record({ volume: fc.oneof(light, heavy) }),
    wild: { volume: wildVolumes },
    faults: volumeFaults,
    define: (shop, props) => {
      const { volume } = parts(props, shop) as { volume: Volume };
      plainService(shop, { volumes: [{ name: "data", volume, mountPath: "/data" }] });
    },
  },
  {
    name: "TrafficTarget",
    valid: fc.record({ traffic: sharesOf(100) }),
    wild: { traffic: wildTargets },
    faults: {},
    define: (shop, props) => {
      plainService(shop, parts(props, shop));
    },
  },
  {
    name: "VpcAccess.direct",
    valid: fc.record({ vpcAccess: directVpc }),
    wild: { vpcAccess: wildDirectVpc },
    faults: {},
    define: (shop, props) => {
      plainService(shop, parts(props, shop));
    },
  },
  {
    name: "CloudRunService.fromServiceName",
    valid: fc
      .record(
        { serviceName: serviceNames, ...place, ingress: common.ingresses, principal: principals },
        { requiredKeys: ["serviceName", "principal"] },
      )
      .map(common.placedOnce),
    wild: { serviceName: wildName, location: wildName, project: wildName, ingress: common.ingresses },
    faults: { serviceName: bad("serviceName", ...BAD_SERVICES), ...BAD_PLACE },
    define: (shop, props) => {
      const { serviceName, principal, ...options } = parts(props, shop);
      const found = CloudRunService.fromServiceName(shop.stack, "found", serviceName as string, options);
      found.grantInvoke(principal as IPrincipal);
      common.plainFunction(shop, "reader").addEnvironment("FOUND", found.uri);
    },
  },
  {
    name: "CloudRunService.fromServiceAttributes",
    valid: fc
      .record(
        { serviceName: serviceNames, uri: uris, ...place, ingress: common.ingresses, principal: principals },
        { requiredKeys: ["serviceName", "uri", "principal"] },
      )
      .map(common.placedOnce),
    wild: { serviceName: wildName, uri: fc.oneof(wildName, wildPath), location: wildName, project: wildName },
    faults: {
      serviceName: bad("serviceName", ...BAD_SERVICES),
      uri: bad("uri", ...BAD_URIS),
      ...BAD_PLACE,
    },
    define: (shop, props) => {
      const { principal, ...attributes } = parts(props, shop);
      const found = CloudRunService.fromServiceAttributes(shop.stack, "found", attributes as never);
      found.grantInvoke(principal as IPrincipal);
      common.plainFunction(shop, "reader").addEnvironment("FOUND", found.uri);
    },
  },
  {
    name: "FirstGenFunction",
    valid: fc.record(
      {
        functionName: fc.oneof(name(2, 60), fc.constant("A_b"), stringToken),
        ...{ uri: functionUris, ...place, ingress: common.ingresses, principal: principals },
      },
      { requiredKeys: ["functionName", "principal"] },
    ),
    wild: {
      functionName: wildName,
      uri: fc.oneof(wildName, wildPath),
      location: wildName,
      project: wildName,
    },
    faults: {
      functionName: bad("functionName", ...BAD_FUNCTIONS),
      uri: bad("uri", "", "https://a.cloudfunctions.net", "http://a.net/b", "https://a.net/%{x}", "a b"),
      ...BAD_PLACE,
    },
    define: (shop, props) => {
      const { functionName, principal, ...options } = parts(props, shop);
      const found = FirstGenFunction.fromFunctionName(shop.stack, "found", functionName as string, options);
      found.grantInvoke(principal as IPrincipal);
      common.plainFunction(shop, "reader").addEnvironment("FOUND", found.uri);
    },
  },
];
