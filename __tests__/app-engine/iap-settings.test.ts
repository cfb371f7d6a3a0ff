import { IapSettings as IapSettingsResource } from "@cdktf/provider-google/lib/iap-settings";
import { ProjectService } from "@cdktf/provider-google/lib/project-service";
import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { TerraformStack, TerraformVariable } from "cdktf";
import { AppEngineIap, type AppEngineIapProps } from "../../lib/app-engine/app-engine-iap";
import { AppEngineTarget } from "../../lib/app-engine/app-engine-target";
import { AttributeOutput } from "../../lib/app-engine/attribute-propagation";
import { IapSettings } from "../../lib/app-engine/iap-settings";
import type { IapSettingsProps } from "../../lib/app-engine/iap-settings-props";
import { OAuthClientSecret } from "../../lib/app-engine/oauth-client-secret";
import { ReauthenticationMethod } from "../../lib/app-engine/reauthentication";
import { ProjectServices } from "../../lib/core/project-services";
import { warnings } from "../support/annotations";
import { all } from "../support/resources";
import { newApp, newStack } from "../support/stack";

/** The settings of IAP in front of an app. */
function settingsOf(
  props: Omit<IapSettingsProps, "iap">,
  iap: AppEngineIapProps = {},
  stack = newStack(),
): unknown[] {
  new IapSettings(stack, "settings", { iap: new AppEngineIap(stack, "iap", iap), ...props });
  return all(stack, IapSettingsResource);
}

const PAGE = { accessDeniedPageUri: "https://www.example.com/denied" };
const DENIED = {
  application_settings: {
    access_denied_page_settings: { access_denied_page_uri: "https://www.example.com/denied" },
  },
};

// website/docs/r/iap_settings.html.markdown has `version` in the singular.
test.each<[AppEngineIapProps, string]>([
  [{}, "projects/example-project/iap_web/appengine-example-project"],
  [{ project: "other-project" }, "projects/other-project/iap_web/appengine-other-project"],
  [{ appId: "${var.app}" }, "projects/example-project/iap_web/appengine-${var.app}"],
  [
    { target: AppEngineTarget.service("api") },
    "projects/example-project/iap_web/appengine-example-project/services/api",
  ],
  [
    { target: AppEngineTarget.version("api", "v1") },
    "projects/example-project/iap_web/appengine-example-project/services/api/version/v1",
  ],
])("the settings for %j have the name %s", (iap, name) => {
  expect(settingsOf(PAGE, iap)).toEqual([{ name, ...DENIED }]);
});

test("the name uses the project of a provider that is declared last", () => {
  const stack = new TerraformStack(newApp(), "shop");
  new IapSettings(stack, "settings", { iap: new AppEngineIap(stack, "iap"), ...PAGE });
  new GoogleProvider(stack, "google", { project: "example-project" });
  expect(all(stack, IapSettingsResource)).toEqual([
    { name: "projects/example-project/iap_web/appengine-example-project", ...DENIED },
  ]);
});

test.each([
  ReauthenticationMethod.LOGIN,
  ReauthenticationMethod.SECURE_KEY,
  ReauthenticationMethod.ENROLLED_SECOND_FACTORS,
])("accepts the reauthentication method %s", (method) => {
  expect(settingsOf({ reauthentication: { method, maxAgeSeconds: 3600 } })).toEqual([
    {
      name: "projects/example-project/iap_web/appengine-example-project",
      access_settings: { reauth_settings: { method, max_age: "3600s", policy_type: "DEFAULT" } },
    },
  ]);
});

test.each([
  [299, "must be at least 300, got 299"],
  [300.5, "must be a whole number, got 300.5"],
])("refuses reauthentication after %d seconds", (maxAgeSeconds, problem) => {
  expect(() =>
    settingsOf({ reauthentication: { method: ReauthenticationMethod.LOGIN, maxAgeSeconds } }),
  ).toThrow(new Error(`'reauthentication.maxAgeSeconds' ${problem} [at shop/settings]`));
});

test.each([
  ...["", "/denied", "http://www.example.com/denied", "https://", "https://www.example.com/a b"],
  ...["https:///denied", "https://?a", "https://www.example.com/%{x}", "https://www.example.com:99999/"],
])("refuses the access denied page '%s'", (accessDeniedPageUri) => {
  expect(() => settingsOf({ accessDeniedPageUri })).toThrow(
    new Error(`'accessDeniedPageUri' must be an https URL, got '${accessDeniedPageUri}' [at shop/settings]`),
  );
});

test.each(["https://www.example.com", "https://Example.com:8443/a%20b;c?d=e&f#g", "${var.page}"])(
  "accepts the access denied page %s",
  (uri) => {
    expect(settingsOf({ accessDeniedPageUri: uri })).toMatchObject([
      { application_settings: { access_denied_page_settings: { access_denied_page_uri: uri } } },
    ]);
  },
);

test.each([
  ["the stack's project", undefined, "example-project", "apis_iapgoogleapiscom_E404A414"],
  ["another project", "other-project", "other-project", "apis_iapgoogleapiscomother-project_A2503AAD"],
])("depends on IAP's API in %s if the stack enables APIs", (_, given, project, address) => {
  const stack = newStack();
  new ProjectServices(stack, "apis");
  expect(settingsOf(PAGE, { project: given }, stack)).toEqual([
    {
      name: `projects/${project}/iap_web/appengine-${project}`,
      ...DENIED,
      depends_on: [`google_project_service.${address}`],
    },
  ]);
  expect(all(stack, ProjectService)).toEqual([
    { service: "iap.googleapis.com", project, disable_on_destroy: false },
  ]);
});

describe("besides the page and the new sign-in, the settings have", () => {
  const NAME = "projects/example-project/iap_web/appengine-example-project";

  test.each<[Omit<IapSettingsProps, "iap">, object]>([
    [
      { allowedDomains: ["example.com", "example.org"] },
      {
        access_settings: {
          allowed_domains_settings: { domains: ["example.com", "example.org"], enable: true },
        },
      },
    ],
    [{ allowHttpOptions: true }, { access_settings: { cors_settings: { allow_http_options: true } } }],
    [{ allowHttpOptions: false }, { access_settings: { cors_settings: { allow_http_options: false } } }],
    [{ loginHint: "example.com" }, { access_settings: { oauth_settings: { login_hint: "example.com" } } }],
    [
      { programmaticClients: ["123-abc.apps.googleusercontent.com"] },
      {
        access_settings: { oauth_settings: { programmatic_clients: ["123-abc.apps.googleusercontent.com"] } },
      },
    ],
    [{ cookieDomain: "example.com" }, { application_settings: { cookie_domain: "example.com" } }],
    [
      { troubleshootingLink: true },
      { application_settings: { access_denied_page_settings: { generate_troubleshooting_uri: true } } },
    ],
    [
      { identityPlatform: { tenantIds: ["customers-1"], loginPageUri: "https://example.com/${x}" } },
      {
        access_settings: {
          gcip_settings: { tenant_ids: ["customers-1"], login_page_uri: "https://example.com/$${x}" },
        },
      },
    ],
    [
      { identityPlatform: { tenantIds: ["_123456789012"] } },
      { access_settings: { gcip_settings: { tenant_ids: ["_123456789012"] } } },
    ],
    [
      {
        attributePropagation: {
          expression: "attributes.saml_attributes.filter(a, a.name in ['%{x}'])",
          outputs: [AttributeOutput.HEADER, AttributeOutput.JWT, AttributeOutput.RCTOKEN],
        },
      },
      {
        application_settings: {
          attribute_propagation_settings: {
            enable: true,
            expression: "attributes.saml_attributes.filter(a, a.name in ['%%{x}'])",
            output_credentials: ["HEADER", "JWT", "RCTOKEN"],
          },
        },
      },
    ],
    [
      { remediationToken: true },
      {
        application_settings: {
          access_denied_page_settings: { remediation_token_generation_enabled: true },
        },
      },
    ],
    [{ rcTokenAudience: "shop" }, { application_settings: { csm_settings: { rctoken_aud: "shop" } } }],
    [{}, {}],
  ])("%j", (props, written) => {
    expect(settingsOf(props)).toEqual([{ name: NAME, ...written }]);
  });

  test.each<[Omit<IapSettingsProps, "iap">, string]>([
    [{ allowedDomains: ["example"] }, "'allowedDomains' must be a domain, like 'example.com', got 'example'"],
    [
      { loginHint: "ada@example.com" },
      "'loginHint' must be a domain, like 'example.com', got 'ada@example.com'",
    ],
    [
      { cookieDomain: "https://example.com" },
      "'cookieDomain' must be a domain, like 'example.com', got 'https://example.com'",
    ],
    [
      { programmaticClients: ["123"] },
      "'programmaticClients' must be the id of an OAuth client, like '123456789012-abc.apps.googleusercontent.com', got '123'",
    ],
    [
      { identityPlatform: { tenantIds: ["customers-1"], loginPageUri: "not a url" } },
      "'identityPlatform.loginPageUri' must be an https URL, got 'not a url'",
    ],
    [{ identityPlatform: { tenantIds: [""] } }, "'identityPlatform.tenantIds' must not be empty, got ''"],
    [
      { identityPlatform: { tenantIds: ["_123456789012", "customers-1"] } },
      "'identityPlatform.tenantIds' must hold '_123456789012' alone, which is no tenant but the agent, got 2 ids",
    ],
    [
      { attributePropagation: { expression: " ", outputs: [AttributeOutput.JWT] } },
      "'attributePropagation.expression' must not be empty, got ' '",
    ],
    [{ rcTokenAudience: "" }, "'rcTokenAudience' must not be empty, got ''"],
  ])("no %j, which Google would refuse", (props, message) => {
    expect(() => settingsOf(props)).toThrow(new Error(`${message} [at shop/settings]`));
  });
});

test.each<[Omit<IapSettingsProps, "iap">, string]>([
  [{ identityPlatform: { tenantIds: [] } }, "'identityPlatform.tenantIds' must hold an id, got none"],
  [
    { attributePropagation: { expression: "attributes.saml_attributes", outputs: [] } },
    "'attributePropagation.outputs' must name at least one place, and each once, got none",
  ],
  [
    {
      attributePropagation: {
        expression: "attributes.saml_attributes",
        outputs: [AttributeOutput.JWT, AttributeOutput.HEADER, AttributeOutput.JWT],
      },
    },
    "'attributePropagation.outputs' must name at least one place, and each once, got 'JWT' twice",
  ],
])("warns of %j", (props, warning) => {
  const stack = newStack();
  settingsOf(props, {}, stack);
  expect(warnings(stack)).toEqual([`[shop/settings] ${warning}`]);
});

describe("people of a workforce pool sign in", () => {
  const workforceOf = (stack: TerraformStack) => {
    const secret = new TerraformVariable(stack, "client-secret", { type: "string", sensitive: true });
    const clientSecret = OAuthClientSecret.fromVariable(secret);
    return { pool: "example-pool", clientId: "example-client", clientSecret };
  };

  test("with the client of the pool, whose secret is no text", () => {
    const stack = newStack();
    expect(settingsOf({ workforceIdentity: workforceOf(stack) }, {}, stack)).toEqual([
      {
        name: "projects/example-project/iap_web/appengine-example-project",
        access_settings: {
          identity_sources: ["WORKFORCE_IDENTITY_FEDERATION"],
          workforce_identity_settings: {
            workforce_pools: ["example-pool"],
            oauth2: { client_id: "example-client", client_secret: "${var.client-secret}" },
          },
        },
      },
    ]);
  });

  test("but not of a pool without a name", () => {
    const stack = newStack();
    const workforceIdentity = { ...workforceOf(stack), pool: "" };
    expect(() => settingsOf({ workforceIdentity }, {}, stack)).toThrow(
      new Error("'workforceIdentity.pool' must not be empty, got '' [at shop/settings]"),
    );
  });

  test("or those of Identity Platform, but not both", () => {
    const stack = newStack();
    new IapSettings(stack, "settings", {
      iap: new AppEngineIap(stack, "iap"),
      workforceIdentity: workforceOf(stack),
      identityPlatform: { tenantIds: ["customers-1"] },
    });
    expect(warnings(stack)).toEqual([
      "[shop/settings] 'identityPlatform' must be left out where 'workforceIdentity' is given, because people sign in with one of them, got both",
    ]);
  });
});
