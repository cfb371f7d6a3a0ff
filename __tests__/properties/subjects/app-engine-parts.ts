import { TerraformVariable } from "cdktf";
import { AppEngineIap, AppEngineTarget, IamCondition, OAuthClientSecret } from "cdktf-cloud-run-functions";
import fc from "fast-check";
import { Made } from "../made";
import { bad } from "../subject";
import { chars, DIGITS, LETTERS, name, stringToken } from "../texts";
import { projects, wildName } from "./common";
import { secretVersion } from "./parts";

/** The ids of OAuth clients. */
export const clientIds = fc.oneof(
  chars(`${LETTERS}${DIGITS}-_`, 1, 40).map((client) => `${client}.apps.googleusercontent.com`),
  stringToken,
);
export const wildClientIds = fc.oneof(
  wildName,
  wildName.map((part) => (part instanceof Made ? part : `${part}.apps.googleusercontent.com`)),
);
export const BAD_CLIENT_IDS = [
  "",
  "123-abc",
  ".apps.googleusercontent.com",
  "a b.apps.googleusercontent.com",
];

/** The secrets of OAuth clients, from a variable and from Secret Manager. */
export const clientSecrets: fc.Arbitrary<Made<OAuthClientSecret>> = fc.oneof(
  fc.constant(
    new Made("OAuthClientSecret.fromVariable(…)", (shop) =>
      OAuthClientSecret.fromVariable(
        shop.once("client-secret", (scope, id) => new TerraformVariable(scope, id, { sensitive: true })),
      ),
    ),
  ),
  fc
    .constantFrom("1", "latest", "live")
    .map(
      (version) =>
        new Made(`OAuthClientSecret.fromSecretVersion('${version}')`, (shop) =>
          OAuthClientSecret.fromSecretVersion(secretVersion("oauth-client", version).make(shop)),
        ),
    ),
);

/** The names of services and versions, except those that Google reserves. */
export const serviceNames = fc.oneof(fc.constantFrom("default", "api", "1a"), name(2, 63));
export const versionNames = name(2, 63).filter((given) => !/^(default|latest|ah-.*)$/.test(given));

/** The parts of an app. */
export const appEngineTargets: fc.Arbitrary<Made<AppEngineTarget>> = fc.oneof(
  fc.constant(new Made("AppEngineTarget.application()", () => AppEngineTarget.application())),
  serviceNames.map(
    (service) => new Made(`AppEngineTarget.service('${service}')`, () => AppEngineTarget.service(service)),
  ),
  fc
    .tuple(serviceNames, versionNames)
    .map(
      ([service, version]) =>
        new Made(`AppEngineTarget.version('${service}', '${version}')`, () =>
          AppEngineTarget.version(service, version),
        ),
    ),
);

/** IAP in front of the app of a stack. */
export const iaps: fc.Arbitrary<Made<AppEngineIap>> = fc
  .tuple(appEngineTargets, fc.option(projects, { nil: undefined }))
  .map(
    ([target, project]) =>
      new Made(`new AppEngineIap({ target: ${String(target)}, project: ${String(project)} })`, (shop) =>
        shop.once("iap", (scope, id) => new AppEngineIap(scope, id, { target: target.make(shop), project })),
      ),
  );

/** Conditions for IAP. */
export const conditions = fc.constantFrom(
  new Made("IamCondition.requestPath('/api/')", () => IamCondition.requestPath("/api/")),
  new Made("IamCondition.requestHost('a.example.com')", () => IamCondition.requestHost("a.example.com")),
  new Made("IamCondition.until('2126-12-31')", () => IamCondition.until("2126-12-31")),
);

export const BAD_PROJECTS = bad(
  "project",
  "",
  "Example",
  "example_project",
  "-",
  "a-",
  ":",
  "projects/p",
  "a b",
);
export const BAD_NAMES = ["", "Api", "-api", "api-", "a.b", "a b", "a".repeat(64), "é"];
