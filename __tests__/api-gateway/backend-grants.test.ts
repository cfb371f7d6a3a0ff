import type { TerraformStack } from "cdktf";
import type { BackendOptions } from "../../lib/api-gateway/backend-options";
import { BackendAuthentication } from "../../lib/api-gateway/backend-options";
import { AppEngineBackend } from "../../lib/app-engine/app-engine-backend";
import { AppEngineIap } from "../../lib/app-engine/app-engine-iap";
import { AppEngineTarget } from "../../lib/app-engine/app-engine-target";
import { IapSetupRole } from "../../lib/app-engine/iap-setup-role";
import { CloudRunFunction } from "../../lib/functions/cloud-run-function";
import { FirstGenFunction } from "../../lib/functions/first-gen-function";
import { Role } from "../../lib/iam/role";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import type { IInvocable } from "../../lib/invocation/invocable";
import { CloudRunService } from "../../lib/services/cloud-run-service";
import { InvokerIamCheck } from "../../lib/services/invoker-iam-check";
import { warnings } from "../support/annotations";
import { newApp } from "../support/stack";
import { allowPolicies, builtElsewhere, lookUps } from "../triggers/event-driven";
import { awaited, newDocument, newGateway, newGatewayStack, servedDocument } from "./gateways";

const MEMBER = "${google_service_account.gateway_service-account_B5615FB6.member}";
const { ALL, INTERNAL, INTERNAL_AND_CLOUD_LOAD_BALANCING } = IngressSettings;
const IN_PLACE = { project: "example-project", location: "asia-northeast1" };
const CLIENT = "123456789012-abc.apps.googleusercontent.com";

/** A stack with a gateway in front of one backend. */
function inFrontOf(define: (stack: TerraformStack) => IInvocable, options?: BackendOptions): TerraformStack {
  const stack = newGatewayStack();
  const document = newDocument();
  document.addBackend("/orders", define(stack), options);
  newGateway(stack, { document });
  return stack;
}

const service = (stack: TerraformStack, props: object = {}) =>
  new CloudRunService(stack, "prices", {
    ...{ image: "asia-northeast1-docker.pkg.dev/example-project/shop/prices:1", ingress: ALL },
    ...{ deletionProtection: false, ...props },
  });
const firstGen = (stack: TerraformStack) =>
  FirstGenFunction.fromFunctionName(stack, "legacy", "legacyExport", {
    uri: "https://x.cloudfunctions.net/legacyExport",
  });
const app = (stack: TerraformStack, target?: AppEngineTarget) =>
  new AppEngineBackend(stack, "intranet", {
    iap: new AppEngineIap(stack, "iap", { target }),
    ...{
      uri: "https://example-project.an.r.appspot.com",
      oauthClientId: CLIENT,
      location: "asia-northeast1",
    },
  });

const ON_APP = {
  app_id: "example-project",
  project: "example-project",
  role: "roles/iap.httpsResourceAccessor",
};

/** Each kind of backend, with all allow policies of its stack, and what the document says of it. */
const KINDS: [
  string,
  (stack: TerraformStack) => IInvocable,
  object,
  { address: string; jwt_audience: string; deadline?: number },
][] = [
  [
    "a function",
    (stack) => builtElsewhere(stack, "orders"),
    {
      google_cloud_run_v2_service_iam_member: [
        {
          ...IN_PLACE,
          name: "${google_cloudfunctions2_function.orders_46FA7C19.service_config[0].service}",
          role: "roles/run.invoker",
          member: MEMBER,
          lifecycle: { replace_triggered_by: ["google_cloudfunctions2_function.orders_46FA7C19.id"] },
        },
      ],
    },
    {
      address: "${google_cloudfunctions2_function.orders_46FA7C19.service_config[0].uri}",
      jwt_audience: "${google_cloudfunctions2_function.orders_46FA7C19.service_config[0].uri}",
      // As long as the function may take.
      deadline: 60,
    },
  ],
  [
    "a service",
    service,
    {
      google_cloud_run_v2_service_iam_member: [
        {
          ...IN_PLACE,
          name: "${google_cloud_run_v2_service.prices_1D720637.name}",
          role: "roles/run.invoker",
          member: MEMBER,
          lifecycle: { replace_triggered_by: ["google_cloud_run_v2_service.prices_1D720637.id"] },
        },
      ],
    },
    {
      address: "${google_cloud_run_v2_service.prices_1D720637.uri}",
      jwt_audience: "${google_cloud_run_v2_service.prices_1D720637.uri}",
      deadline: 300,
    },
  ],
  [
    "a function that exists",
    (stack) => CloudRunFunction.fromFunctionName(stack, "orders", "orders-api"),
    {
      google_cloud_run_v2_service_iam_member: [
        {
          ...IN_PLACE,
          name: "${data.google_cloudfunctions2_function.orders_46FA7C19.service_config[0].service}",
          role: "roles/run.invoker",
          member: MEMBER,
        },
      ],
    },
    {
      address: "${data.google_cloudfunctions2_function.orders_46FA7C19.service_config[0].uri}",
      jwt_audience: "${data.google_cloudfunctions2_function.orders_46FA7C19.service_config[0].uri}",
    },
  ],
  [
    "a service that exists",
    (stack) =>
      CloudRunService.fromServiceAttributes(stack, "billing", {
        ...{
          serviceName: "billing",
          uri: "https://billing.a.run.app",
          location: "us-west1",
          project: "other",
        },
      }),
    {
      google_cloud_run_v2_service_iam_member: [
        {
          project: "other",
          location: "us-west1",
          name: "billing",
          role: "roles/run.invoker",
          member: MEMBER,
        },
      ],
    },
    { address: "https://billing.a.run.app", jwt_audience: "https://billing.a.run.app" },
  ],
  [
    "a 1st gen function",
    firstGen,
    {
      google_cloudfunctions_function_iam_member: [
        {
          cloud_function: "legacyExport",
          project: "example-project",
          region: "asia-northeast1",
          role: "roles/cloudfunctions.invoker",
          member: MEMBER,
        },
      ],
    },
    {
      address: "https://x.cloudfunctions.net/legacyExport",
      jwt_audience: "https://x.cloudfunctions.net/legacyExport",
    },
  ],
  [
    "an App Engine app behind IAP",
    (stack) => app(stack),
    { google_iap_web_type_app_engine_iam_member: [{ ...ON_APP, member: MEMBER }] },
    { address: "https://example-project.an.r.appspot.com", jwt_audience: CLIENT },
  ],
  [
    "a service of an App Engine app behind IAP",
    (stack) => app(stack, AppEngineTarget.service("news")),
    { google_iap_app_engine_service_iam_member: [{ ...ON_APP, service: "news", member: MEMBER }] },
    { address: "https://example-project.an.r.appspot.com", jwt_audience: CLIENT },
  ],
];

test.each(KINDS)("%s lets the gateway in, and nobody else", (_kind, define, policies) => {
  expect(allowPolicies(inFrontOf(define))).toEqual(policies);
});

test.each(KINDS)(
  "%s is called at its address, with an ID token for its audience",
  (_kind, define, _policies, called) => {
    const { paths } = servedDocument(inFrontOf(define)) as {
      paths: { "/orders": { [method: string]: { "x-google-backend": object } } };
    };
    const backend = {
      path_translation: "APPEND_PATH_TO_ADDRESS",
      deadline: 15,
      protocol: "http/1.1",
      ...called,
    };
    const { get, post } = paths["/orders"];
    expect([get, post].map((operation) => operation["x-google-backend"])).toEqual([backend, backend]);
  },
);

test.each(KINDS)("the gateway waits for %s to let it in", (_kind, define, policies) => {
  const [type] = Object.keys(policies);
  expect(awaited(inFrontOf(define))).toEqual([expect.stringMatching(new RegExp(`^${type}\\.`))]);
});

test("a plain URL needs no grant, and the gateway does not wait for it", () => {
  const stack = newGatewayStack();
  const document = newDocument();
  document.addUrlBackend("/orders", "https://example.com", {
    authentication: BackendAuthentication.idToken("https://example.com"),
  });
  newGateway(stack, { document });
  expect(allowPolicies(stack)).toEqual({});
  expect(awaited(stack)).toBeUndefined();
});

test("the gateway may get a narrower role", () => {
  const stack = inFrontOf(service, { role: Role.RUN_SERVICES_INVOKER });
  expect(allowPolicies(stack)).toEqual({
    google_cloud_run_v2_service_iam_member: [
      expect.objectContaining({ role: "roles/run.servicesInvoker", member: MEMBER }),
    ],
  });
});

test("an operation gets another backend in the place of one that was refused", () => {
  const stack = newGatewayStack();
  const document = newDocument();
  newGateway(stack, { document });
  expect(() => {
    document.addDefaultBackend(builtElsewhere(stack, "closed", { ingress: INTERNAL }));
  }).toThrow("'ingress' must admit the internet");
  document.addDefaultBackend(service(stack));
  expect(allowPolicies(stack)).toMatchObject({
    google_cloud_run_v2_service_iam_member: [{ role: "roles/run.invoker" }],
  });
});

describe("the role that sets IAP up", () => {
  test("is granted if it is given", () => {
    const stack = newGatewayStack();
    const document = newDocument();
    document.addBackend("/orders", app(stack), { iapSetupRole: new IapSetupRole(stack, "setup") });
    const gateway = newGateway(stack, { document });
    const { google_project_iam_custom_role: _, ...policies } = allowPolicies(stack);
    expect(policies).toEqual({
      google_iap_web_type_app_engine_iam_member: [{ ...ON_APP, member: MEMBER }],
      google_project_iam_member: [
        {
          project: "example-project",
          role: "${google_project_iam_custom_role.setup_E64F458D.name}",
          member: MEMBER,
        },
      ],
    });
    expect(warnings(stack)).toEqual([
      expect.stringContaining("[shop/setup] 'permissions' must not carry production"),
      "[shop/setup] 'principal' must not both pass IAP and set it up, because who sets it up can switch it off, got serviceAccount:gateway-gateway",
    ]);
    expect(gateway.principalId).toBe("serviceAccount:gateway-gateway");
  });

  test("is refused for other backends than App Engine", () => {
    const stack = newGatewayStack();
    const document = newDocument();
    document.addBackend("/orders", service(stack), { iapSetupRole: new IapSetupRole(stack, "setup") });
    expect(() => newGateway(stack, { document })).toThrow(
      new Error(
        "'iapSetupRole' must be given for an App Engine app alone, got one for 'shop/prices' [at shop/gateway]",
      ),
    );
  });
});

describe("a backend that the gateway cannot call", () => {
  test.each([
    [INTERNAL, "INTERNAL"],
    [INTERNAL_AND_CLOUD_LOAD_BALANCING, "INTERNAL_AND_CLOUD_LOAD_BALANCING"],
  ])("is refused for its ingress settings: %s", (ingress, name) => {
    expect(() => inFrontOf((stack) => builtElsewhere(stack, "orders", { ingress }))).toThrow(
      new Error(
        `'ingress' must admit the internet, by which shop/gateway calls, got ${name}; use IngressSettings.ALL and keep IAM as the lock [at shop/orders]`,
      ),
    );
  });

  test("is refused because IAP guards it", () => {
    expect(() => inFrontOf((stack) => service(stack, { iap: true }))).toThrow(
      new Error(
        "'caller' must not be granted where IAP guards the service, because it asks everyone first, got serviceAccount:gateway-gateway; use grantIapAccess for people and programs that can pass it, and a service without IAP for Google services and gateways [at shop/prices]",
      ),
    );
  });

  test("is refused because it is in another stack", () => {
    const root = newApp();
    const elsewhere = service(newGatewayStack(root, "elsewhere"));
    const document = newDocument();
    document.addBackend("/orders", elsewhere);
    expect(() => newGateway(newGatewayStack(root), { document })).toThrow(
      new Error(
        "'target' must be of the stack shop, got elsewhere/prices of elsewhere; import it in shop as well [at shop/gateway]",
      ),
    );
  });
});

test("a service without the invoker check needs no grant", () => {
  const stack = inFrontOf((at) => service(at, { invokerIamCheck: InvokerIamCheck.disabled("It is a test") }));
  expect(allowPolicies(stack)).toEqual({});
});

test("only imported backends are looked up", () => {
  expect(lookUps(inFrontOf(firstGen))).toEqual({});
  expect(Object.keys(lookUps(inFrontOf(KINDS[2][1])))).toEqual(["google_cloudfunctions2_function"]);
});
