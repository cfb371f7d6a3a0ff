import { TerraformVariable, type TerraformVariableConfig } from "cdktf";
import {
  AppEngineIap,
  type AppEngineIapProps,
  AppEngineTarget,
  AttributeOutput,
  CloudRunService,
  IapSettings,
  type IapSettingsProps,
  IapSetupRole,
  type IapSetupRoleProps,
  type IPrincipal,
  OAuthClientSecret,
  Principal,
  type Reauthentication,
  ReauthenticationMethod,
  type SecretVersion,
} from "cdktf-cloud-run-functions";
import { AppEngineApplication } from "cdktf-cloud-run-functions";
import fc from "fast-check";
import { Made, realized, type Workshop } from "../made";
import { bad, type Choices, parts, type Subject } from "../subject";
import { chars, DIGITS, LETTERS, name, numberToken, stringToken, text, TOKEN } from "../texts";
import * as engine from "./app-engine-parts";
import * as common from "./common";
import { dependencies } from "./dependencies";
import { secretVersion } from "./parts";

const { flags, namedPrincipals, optional, principals, projects, wildName, wildNumber } = common;

const project = fc.oneof(projects, stringToken);

const access: Choices<AppEngineIapProps> = {
  ...{ appId: project, target: engine.appEngineTargets, project, dependsOn: dependencies },
};
const wildAccess: Choices<AppEngineIapProps> = { ...access, appId: wildName, project: wildName };

const again = (maxAgeSeconds: fc.Arbitrary<unknown>) => {
  const given: Choices<Reauthentication> = {
    method: fc.constantFrom(...Object.values(ReauthenticationMethod)),
    maxAgeSeconds,
  };
  return fc.record(given);
};
const services = fc
  .oneof(name(2, 30), stringToken)
  .map(
    (given) =>
      new Made(`CloudRunService.fromServiceName(${String(given)})`, (shop) =>
        shop.once("guarded", (scope, id) =>
          CloudRunService.fromServiceName(scope, id, realized(given, shop) as string),
        ),
      ),
  );

const pages = fc.oneof(fc.webUrl({ validSchemes: ["https"] }), stringToken);
const filled = wildName.filter((value) => String(value).trim() !== "");

const settings: Choices<IapSettingsProps> = {
  iap: engine.iaps,
  service: services,
  dependsOn: dependencies,
  reauthentication: again(fc.oneof(fc.integer({ min: 300, max: 1e9 }), numberToken)),
  accessDeniedPageUri: pages,
  troubleshootingLink: flags,
  allowedDomains: fc.array(fc.constantFrom("example.com", "a.example.org"), { maxLength: 2 }),
  allowHttpOptions: flags,
  loginHint: fc.oneof(fc.constant("example.com"), stringToken),
  programmaticClients: fc.array(fc.constant("123-abc.apps.googleusercontent.com"), { maxLength: 2 }),
  cookieDomain: fc.oneof(fc.constant("example.com"), stringToken),
  // A secret of a client is a value of the stack: see OAuthClientSecret.
  workforceIdentity: fc.constant(undefined),
  identityPlatform: fc.record(
    { tenantIds: fc.array(filled, { minLength: 1, maxLength: 2 }), loginPageUri: pages },
    { requiredKeys: ["tenantIds"] },
  ),
  attributePropagation: fc.record({
    expression: filled,
    outputs: fc.uniqueArray(fc.constantFrom(...Object.values(AttributeOutput)), { minLength: 1 }),
  }),
  remediationToken: flags,
  rcTokenAudience: filled,
};
const wildSettings: Choices<IapSettingsProps> = {
  ...settings,
  reauthentication: again(wildNumber),
  allowedDomains: fc.array(wildName, { maxLength: 2 }),
  loginHint: wildName,
  programmaticClients: fc.array(wildName, { maxLength: 2 }),
  cookieDomain: wildName,
  accessDeniedPageUri: fc.oneof(
    wildName,
    text.map((all) => `https://www.example.com/${all.replaceAll("${", "$ {")}`),
    text.map((all) => `https://${all.replaceAll("${", "$ {")}`),
  ),
};

const setup: Choices<IapSetupRoleProps> = {
  ...{ roleId: chars(`${LETTERS}${DIGITS}_.`, 3, 64), project, dependsOn: dependencies },
};
const wildSetup: Choices<IapSetupRoleProps> = { ...setup, roleId: wildName, project: wildName };

const variable: Choices<Pick<TerraformVariableConfig, "type" | "sensitive" | "default">> = {
  type: fc.constantFrom(undefined, "string"),
  sensitive: fc.constant(true),
  default: fc.constant(undefined),
};

export const iapSubjects: Subject[] = [
  {
    name: "AppEngineIap",
    valid: fc.record(
      { ...access, principal: namedPrincipals, condition: engine.conditions },
      { requiredKeys: ["principal"] },
    ),
    wild: { ...wildAccess },
    faults: {
      appId: bad("appId", "", "Example", "-", "a b", "apps/example-project", "%{x}", "a/b"),
      project: engine.BAD_PROJECTS,
      condition: fc
        .constantFrom("allUsers", "allAuthenticatedUsers")
        .chain((everyone) =>
          fc.record({ condition: engine.conditions, principal: fc.constant(publicOf(everyone)) }),
        ),
    },
    define: (shop, props) => {
      const { principal, condition, ...given } = parts(props, shop);
      new AppEngineIap(shop.stack, "iap", given).grantAccess(principal as IPrincipal, {
        condition: condition as never,
      });
    },
  },
  {
    name: "AppEngineTarget",
    valid: fc.record(
      {
        service: fc.oneof(engine.serviceNames, stringToken),
        version: fc.oneof(engine.versionNames, stringToken),
        principal: principals,
      },
      { requiredKeys: ["service", "principal"] },
    ),
    wild: { service: wildName, version: wildName },
    faults: {
      service: bad("service", ...engine.BAD_NAMES),
      version: bad("version", ...engine.BAD_NAMES, "default", "latest", "ah-1"),
    },
    define: (shop, props) => {
      const { service, version, principal } = parts(props, shop) as { [prop: string]: string } & {
        principal: never;
      };
      const target =
        (version as string | undefined) === undefined
          ? AppEngineTarget.service(service)
          : AppEngineTarget.version(service, version);
      const iap = new AppEngineIap(shop.stack, "iap", { target });
      iap.grantAccess(principal);
      new IapSettings(shop.stack, "settings", { iap, accessDeniedPageUri: "https://www.example.com/denied" });
    },
  },
  {
    name: "IapSettings",
    valid: fc.oneof(
      fc.record({ ...settings, service: fc.constant(undefined) }, { requiredKeys: ["iap"] }),
      fc.record({ ...settings, iap: fc.constant(undefined) }, { requiredKeys: ["service"] }),
    ),
    wild: { ...wildSettings },
    faults: {
      "reauthentication.maxAgeSeconds": fc
        .constantFrom(299, 0, -300, 300.5, NaN, Infinity, 1e21, 2 ** 53)
        .chain((seconds) => fc.record({ reauthentication: again(fc.constant(seconds)) })),
      accessDeniedPageUri: bad(
        "accessDeniedPageUri",
        ...["", "/denied", "http://example.com", "https://", "https:///a", "https://?a", "example.com"],
        ...["https://example.com/a b", "https://example.com/%{x}", "https://example.com/\u0007"],
        ...["https://%", "https://example.com:99999"],
      ),
    },
    define: (shop, props) => {
      new IapSettings(shop.stack, "settings", parts(props, shop));
    },
  },
  {
    name: "IapSetupRole",
    valid: fc.record({ ...setup, principal: principals }, { requiredKeys: ["principal"] }),
    wild: { ...wildSetup },
    faults: {
      roleId: bad("roleId", "", "ab", "iap-setup", "iap setup", "roles/iap", "a".repeat(65), "é12", TOKEN),
      "roleId: twice": fc.constant({ roleId: "setup", twice: true }),
      project: engine.BAD_PROJECTS,
      principal: fc
        .constantFrom("allUsers", "allAuthenticatedUsers")
        .map((one) => ({ principal: publicOf(one) })),
    },
    define: (shop, props) => {
      const { principal, twice, ...given } = parts(props, shop);
      new IapSetupRole(shop.stack, "setup", given).grantIapSetup(principal as IPrincipal);
      if (twice === true) new IapSetupRole(shop.stack, "other", given);
    },
  },
  {
    name: "OAuthClientSecret.fromVariable",
    valid: fc.record(variable),
    wild: {
      type: fc.constantFrom(undefined, "string", "any", "number", "list(string)", "map(string)"),
      sensitive: optional(flags),
      default: fc.constantFrom<unknown>(undefined, null, "", "s3cr3t"),
    },
    faults: {
      "variable: not sensitive": bad("sensitive", false, undefined),
      "variable: a default": bad("default", "s3cr3t", "", null),
      "variable: no string": bad(
        "type",
        "number",
        "bool",
        "list(string)",
        "map(string)",
        "object({a=string})",
      ),
    },
    define: (shop, props) => {
      const config = parts(props, shop) as TerraformVariableConfig;
      guard(shop, OAuthClientSecret.fromVariable(new TerraformVariable(shop.stack, "client-secret", config)));
    },
  },
  {
    name: "OAuthClientSecret.fromSecretVersion",
    valid: fc.record({
      version: fc
        .oneof(fc.constantFrom("1", "latest", "live"), stringToken)
        .map((version) => secretVersion("oauth-client", version)),
    }),
    wild: { version: wildName.map((version) => secretVersion("oauth-client", version)) },
    faults: {},
    define: (shop, props) => {
      const { version } = parts(props, shop) as { version: SecretVersion };
      guard(shop, OAuthClientSecret.fromSecretVersion(version));
    },
  },
];

/** Puts IAP in front of an app, with an OAuth client that has the secret. */
function guard(shop: Workshop, oauthClientSecret: OAuthClientSecret): void {
  new AppEngineApplication(shop.stack, "app", {
    location: "asia-northeast1",
    iap: { enabled: true, oauthClientId: "1-a.apps.googleusercontent.com", oauthClientSecret },
  });
}

function publicOf(everyone: string): Made<Principal> {
  return new Made(`Principal.${everyone}(…)`, () => Principal[everyone as "allUsers"]("a page for everyone"));
}
