import {
  AppEngineApplication,
  type AppEngineApplicationProps,
  AppEngineDatabaseType,
  AppEngineFirewallRule,
  type AppEngineFirewallRuleProps,
  AppEngineIap,
  type AppEngineIapConfig,
  AppEngineServiceNetworkSettings,
  type AppEngineServiceNetworkSettingsProps,
  AppEngineServingStatus,
  FirewallAction,
} from "cdktf-cloud-run-functions";
import { type IPrincipal, Topic } from "cdktf-cloud-run-functions";
import fc from "fast-check";
import { Made } from "../made";
import { bad, type Choices, parts, type Subject } from "../subject";
import { numberToken, stringToken, text } from "../texts";
import { appEngineBackend } from "./app-engine-backend";
import * as engine from "./app-engine-parts";
import * as common from "./common";
import { dependencies } from "./dependencies";
import { iapSubjects } from "./iap";

const { flags, optional, principals, wildName, wildNumber, wildText } = common;

const project = fc.oneof(common.projects, stringToken);
const iap = (oauthClientId: fc.Arbitrary<unknown>) => {
  const config: Choices<AppEngineIapConfig> = {
    ...{ enabled: flags, oauthClientId, oauthClientSecret: engine.clientSecrets },
  };
  return fc.record(config);
};
const application: Choices<AppEngineApplicationProps> = {
  location: fc.oneof(fc.constantFrom("us-central", "europe-west", "asia-northeast1"), stringToken),
  iap: iap(engine.clientIds),
  databaseType: fc.constantFrom(...Object.values(AppEngineDatabaseType)),
  servingStatus: fc.constantFrom(...Object.values(AppEngineServingStatus)),
  authDomain: fc.oneof(fc.constantFrom("gmail.com", "example.com", "shop.example.co.jp"), stringToken),
  project,
  dependsOn: dependencies,
};
const wildApplication: Choices<AppEngineApplicationProps> = {
  ...application,
  ...{ location: wildName, iap: iap(engine.wildClientIds), authDomain: wildName, project: wildName },
};

const rangeOf = ([address, bits]: [string, number | undefined]) =>
  bits === undefined ? address : `${address}/${String(bits)}`;
const rule: Choices<AppEngineFirewallRuleProps> = {
  dependsOn: dependencies,
  priority: fc.oneof(fc.integer({ min: 1, max: 2147483646 }), numberToken),
  action: fc.constantFrom(...Object.values(FirewallAction)),
  sourceRange: fc.oneof(
    fc.tuple(fc.ipV4(), optional(fc.nat({ max: 32 }))).map(rangeOf),
    fc.tuple(fc.ipV6(), optional(fc.nat({ max: 128 }))).map(rangeOf),
    fc.constant("*"),
    stringToken,
  ),
  description: fc.oneof(
    text.map((all) => all.slice(0, 100)),
    stringToken,
  ),
  project,
};
const wildRule: Choices<AppEngineFirewallRuleProps> = {
  ...rule,
  priority: wildNumber,
  sourceRange: fc.oneof(
    wildName,
    wildName.map((part) => (part instanceof Made ? part : `203.0.113.0/${part}`)),
    fc.tuple(fc.ipV4Extended(), fc.nat({ max: 40 })).map(rangeOf),
    fc
      .tuple(fc.ipV6(), fc.constantFrom("", "%eth0", "/007", "/+1", "/1e1", " "))
      .map((ends) => ends.join("")),
  ),
  ...{ description: wildText, project: wildName },
};

const service: Choices<AppEngineServiceNetworkSettingsProps> = {
  service: fc.oneof(engine.serviceNames, stringToken),
  ingress: common.ingresses,
  dependsOn: fc.array(fc.constant(grant()), { maxLength: 2 }),
  project,
};
const wildService: Choices<AppEngineServiceNetworkSettingsProps> = {
  ...service,
  ...{ service: wildName, project: wildName },
};

/** Defines a construct, and a second one if the fault `twice` is set. */
function each(
  { twice, ...given }: { [prop: string]: unknown },
  make: (id: string, given: never) => unknown,
): void {
  for (const id of twice === true ? ["first", "second"] : ["only"]) make(id, given as never);
}

export const appEngineSubjects: Subject[] = [
  {
    name: "AppEngineApplication",
    valid: fc.record({ ...application, principal: principals }, { requiredKeys: ["location", "principal"] }),
    wild: { ...wildApplication },
    faults: {
      location: bad("location", "", "us-central1", "europe-west1", "Tokyo", "asia northeast1", "eu", "us-1"),
      oauthClientId: fc
        .constantFrom(...engine.BAD_CLIENT_IDS)
        .chain((id) => fc.record({ iap: iap(fc.constant(id)) })),
      "iap.oauthClientSecret": fc.constantFrom("s3cr3t", "", undefined).map((oauthClientSecret) => ({
        iap: { enabled: true, oauthClientId: "1.apps.googleusercontent.com", oauthClientSecret },
      })),
      authDomain: bad(
        "authDomain",
        "",
        "example",
        "@example.com",
        "http://example.com",
        "a b.com",
        "%{x}.com",
      ),
      project: engine.BAD_PROJECTS,
      "project: twice": fc.constant({ twice: true, project: undefined }),
    },
    define: (shop, props) => {
      const { principal, ...given } = parts(props, shop);
      each(given, (id, one) => {
        const app = new AppEngineApplication(shop.stack, id, one);
        // The given project: that of the app can be a token until the provider is declared.
        const place: { project?: string } = one;
        const guard = { appId: app.appId, project: place.project };
        new AppEngineIap(shop.stack, "iap", guard).grantAccess(principal as IPrincipal);
      });
    },
  },
  {
    name: "AppEngineApplication.fromProjectId",
    valid: fc.record({ projectId: project, principal: principals }),
    wild: { projectId: wildName },
    faults: { project: engine.BAD_PROJECTS.map((given) => ({ projectId: given.project })) },
    define: (shop, props) => {
      const { projectId, principal } = parts(props, shop) as { projectId: string; principal: IPrincipal };
      const app = AppEngineApplication.fromProjectId(shop.stack, "app", projectId);
      const guard = { appId: app.appId, project: app.project };
      new AppEngineIap(shop.stack, "iap", guard).grantAccess(principal);
    },
  },
  appEngineBackend,
  {
    name: "AppEngineFirewallRule",
    valid: fc.record(rule, { requiredKeys: ["priority", "action", "sourceRange"] }),
    wild: { ...wildRule },
    faults: {
      priority: bad("priority", 0, -1, 1.5, NaN, Infinity, 2 ** 31 - 1, 2 ** 31),
      "priority: twice": fc.constant({ priority: 1000, twice: true }),
      sourceRange: bad(
        "sourceRange",
        ...["", "**", "a", "example.com", "1.2.3", "1.2.3.4/33", "1.2.3.4/", "1.2.3.4/08", "1.2.3.4/1.0"],
        ...["01.2.3.4", "::1/129", "::1%eth0", "fe80::1%1/64", " ::1", "1.2.3.4 ", "[::1]"],
      ),
      description: bad("description", "x".repeat(101), "é".repeat(101)),
      project: engine.BAD_PROJECTS,
    },
    define: (shop, props) => {
      each(parts(props, shop), (id, given) => new AppEngineFirewallRule(shop.stack, id, given));
    },
  },
  {
    name: "AppEngineServiceNetworkSettings",
    valid: fc.record(service, { requiredKeys: ["service", "ingress"] }),
    wild: { ...wildService },
    faults: {
      service: bad("service", ...engine.BAD_NAMES),
      "service: twice": fc.constant({ service: "api", twice: true }),
      ingress: bad("ingress", undefined, null, "ALL", "INGRESS_TRAFFIC_ALLOWED_ALL", {}),
      project: engine.BAD_PROJECTS,
    },
    define: (shop, props) => {
      each(parts(props, shop), (id, given) => new AppEngineServiceNetworkSettings(shop.stack, id, given));
    },
  },
  ...iapSubjects,
];

function grant(): Made {
  return new Made("topic.grantPublish(…)", (shop) =>
    shop
      .once("published", (scope, id) => new Topic(scope, id))
      .grantPublish(common.plainFunction(shop, shop.freshId("publisher"))),
  );
}
