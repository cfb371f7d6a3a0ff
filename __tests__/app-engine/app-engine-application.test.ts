import { AppEngineApplication as AppEngineApplicationResource } from "@cdktf/provider-google/lib/app-engine-application";
import { IapWebTypeAppEngineIamMember } from "@cdktf/provider-google/lib/iap-web-type-app-engine-iam-member";
import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { TerraformStack, TerraformVariable } from "cdktf";
import {
  AppEngineApplication,
  type AppEngineApplicationProps,
  AppEngineDatabaseType,
  AppEngineServingStatus,
} from "../../lib/app-engine/app-engine-application";
import { AppEngineIap } from "../../lib/app-engine/app-engine-iap";
import { OAuthClientSecret } from "../../lib/app-engine/oauth-client-secret";
import { ProjectServices } from "../../lib/core/project-services";
import { Principal } from "../../lib/iam/principal";
import { Secret } from "../../lib/resources/secret";
import { all } from "../support/resources";
import { newApp, newStack } from "../support/stack";

const CLIENT = "123456789012-abc.apps.googleusercontent.com";
const TOKYO = { location: "asia-northeast1" };
const APP = {
  project: "example-project",
  location_id: "asia-northeast1",
  serving_status: "SERVING",
  lifecycle: { prevent_destroy: true },
};

const secretIn = (stack: TerraformStack) =>
  OAuthClientSecret.fromVariable(new TerraformVariable(stack, "client-secret", { sensitive: true }));

/** The app resources of a stack with an app. */
function appOf(stack: TerraformStack, props: Partial<AppEngineApplicationProps> = {}): unknown[] {
  new AppEngineApplication(stack, "app", { ...TOKYO, ...props });
  return all(stack, AppEngineApplicationResource);
}

test("has a location, and Terraform refuses to destroy it", () => {
  expect(appOf(newStack())).toEqual([APP]);
});

test("writes every prop", () => {
  expect(
    appOf(newStack(), {
      project: "other-project",
      location: "us-central",
      authDomain: "example.com",
      databaseType: AppEngineDatabaseType.CLOUD_FIRESTORE,
      servingStatus: AppEngineServingStatus.USER_DISABLED,
    }),
  ).toEqual([
    {
      project: "other-project",
      location_id: "us-central",
      auth_domain: "example.com",
      database_type: "CLOUD_FIRESTORE",
      serving_status: "USER_DISABLED",
      lifecycle: { prevent_destroy: true },
    },
  ]);
});

test.each([true, false])("writes the given value for IAP: %s", (enabled) => {
  const stack = newStack();
  const iap = { enabled, oauthClientId: CLIENT, oauthClientSecret: secretIn(stack) };
  expect(appOf(stack, { iap })).toEqual([
    {
      ...APP,
      iap: { enabled, oauth2_client_id: CLIENT, oauth2_client_secret: "${var.client-secret}" },
    },
  ]);
});

test("reads the secret of its OAuth client from Secret Manager", () => {
  const stack = newStack();
  const version = Secret.fromSecretId(stack, "iap", "iap").version("3");
  const iap = {
    enabled: true,
    oauthClientId: "${var.client}",
    oauthClientSecret: OAuthClientSecret.fromSecretVersion(version),
  };
  expect(appOf(stack, { iap })).toEqual([
    {
      ...APP,
      iap: {
        enabled: true,
        oauth2_client_id: "${var.client}",
        oauth2_client_secret:
          "${data.google_secret_manager_secret_version.app_oauth-client-secret_33BA2497.secret_data}",
      },
    },
  ]);
});

test("refuses a literal secret, which JavaScript callers can pass", () => {
  const iap = { enabled: true, oauthClientId: CLIENT, oauthClientSecret: "s3cr3t" as never };
  expect(() => appOf(newStack(), { iap })).toThrow(
    new Error(
      "'iap.oauthClientSecret' must be an OAuthClientSecret, because a literal would stand in the JSON, got a string; use OAuthClientSecret.fromSecretVersion(…) or OAuthClientSecret.fromVariable(…) [at shop/app]",
    ),
  );
});

// https://cloud.google.com/appengine/docs/standard/locations
test.each([
  "asia-northeast1",
  "us-central",
  "europe-west",
  "europe-west2",
  "northamerica-northeast1",
  "us-west4",
])("accepts the location %s", (location) => {
  expect(appOf(newStack(), { location })).toEqual([{ ...APP, location_id: location }]);
});

test.each([
  ["us-central1", "'location' must be in App Engine's own spelling, got 'us-central1'; use 'us-central'"],
  ["europe-west1", "'location' must be in App Engine's own spelling, got 'europe-west1'; use 'europe-west'"],
  ...["", "US", "us", "asia-northeast1-a", "Asia-Northeast1", "toString"].map((location) => [
    location,
    `'location' must be a location of App Engine, like 'asia-northeast1', got '${location}'`,
  ]),
])("refuses the location '%s'", (location, message) => {
  expect(() => appOf(newStack(), { location })).toThrow(new Error(`${message} [at shop/app]`));
});

describe("a second app of a project", () => {
  const second = (stack: TerraformStack, project?: string) => () =>
    new AppEngineApplication(stack, "second", { ...TOKYO, project });

  test.each([
    ["shop", undefined],
    ["shop", "example-project"],
    ["depot", undefined],
    ["depot", "example-project"],
  ])("is refused, in the stack %s, with the project %s", (id, project) => {
    const app = newApp();
    const stack = newStack(app);
    appOf(stack);
    expect(second(id === "shop" ? stack : newStack(app, id), project)).toThrow(
      new Error(`'project' must differ from that of shop/app, got 'example-project' [at ${id}/second]`),
    );
  });

  test("is refused before the stack's project is known", () => {
    const stack = new TerraformStack(newApp(), "shop");
    new AppEngineApplication(stack, "app", TOKYO);
    expect(second(stack)).toThrow("'project' must differ from that of shop/app");
  });

  test("is accepted in another project", () => {
    const stack = newStack();
    appOf(stack);
    expect(second(stack, "other-project")).not.toThrow();
    expect(second(newStack())).not.toThrow();
  });
});

test("tells its project and its id", () => {
  const stack = newStack();
  const made = new AppEngineApplication(stack, "app", TOKYO);
  const found = AppEngineApplication.fromProjectId(stack, "found", "other-project");
  expect([made.project, found.project, found.appId]).toEqual([
    "example-project",
    "other-project",
    "other-project",
  ]);
  new AppEngineIap(stack, "iap", { appId: made.appId }).grantAccess(Principal.user("ada@example.com"));
  expect(all(stack, AppEngineApplicationResource)).toEqual([APP]);
  expect(all(stack, IapWebTypeAppEngineIamMember)).toMatchObject([
    { app_id: "${google_app_engine_application.app_735A5B53.app_id}" },
  ]);
});

test("uses the project of a Google provider that is declared later", () => {
  const stack = new TerraformStack(newApp(), "shop");
  new AppEngineApplication(stack, "app", TOKYO);
  new GoogleProvider(stack, "google", { project: "example-project" });
  expect(all(stack, AppEngineApplicationResource)).toEqual([APP]);
});

test.each([
  ["App Engine's API", false, ["appengine"]],
  ["the APIs of App Engine and IAP", true, ["appengine", "iap"]],
])("depends on %s if the stack enables APIs", (_, enabled, apis) => {
  const stack = newStack();
  new ProjectServices(stack, "apis");
  const iap = { enabled, oauthClientId: CLIENT, oauthClientSecret: secretIn(stack) };
  const [{ depends_on }] = appOf(stack, enabled ? { iap } : {}) as [{ depends_on: string[] }];
  expect(depends_on.map((address) => /apis_(\w+)googleapiscom_/.exec(address)?.[1])).toEqual(apis);
});

test.each(["gmail.com", "shop.example.co.jp", "${var.domain}"])(
  "accepts the auth domain %s",
  (authDomain) => {
    expect(appOf(newStack(), { authDomain })).toEqual([{ ...APP, auth_domain: authDomain }]);
  },
);

test.each(["", "example", "@example.com", "Example.com", "a b.com", "%{x}.com"])(
  "refuses the auth domain '%s'",
  (authDomain) => {
    expect(() => appOf(newStack(), { authDomain })).toThrow(
      new Error(`'authDomain' must be a domain, like 'example.com', got '${authDomain}' [at shop/app]`),
    );
  },
);
