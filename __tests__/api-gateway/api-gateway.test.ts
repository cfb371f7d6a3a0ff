import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import { ProjectService } from "@cdktf/provider-google/lib/project-service";
import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { ServiceAccount as ServiceAccountResource } from "@cdktf/provider-google/lib/service-account";
import { GoogleApiGatewayApi } from "@cdktf/provider-google-beta/lib/google-api-gateway-api";
import { GoogleApiGatewayApiConfigA } from "@cdktf/provider-google-beta/lib/google-api-gateway-api-config";
import { GoogleApiGatewayGateway } from "@cdktf/provider-google-beta/lib/google-api-gateway-gateway";
import { GoogleBetaProvider } from "@cdktf/provider-google-beta/lib/provider";
import { TerraformOutput, type TerraformResource, TerraformStack, Testing } from "cdktf";
import { ApiGateway } from "../../lib/api-gateway/api-gateway";
import { BackendAuthentication } from "../../lib/api-gateway/backend-options";
import { OpenApiDocument } from "../../lib/api-gateway/openapi-document";
import { SecurityScheme } from "../../lib/api-gateway/security-scheme";
import { HttpMethod } from "../../lib/callers/http-request";
import { ProjectServices } from "../../lib/core/project-services";
import { Principal } from "../../lib/iam/principal";
import { ServiceAccount } from "../../lib/iam/service-account";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { NetworkPath } from "../../lib/ingress/network-path";
import { all, byAddress } from "../support/resources";
import { newApp } from "../support/stack";
import { allowPolicies, builtElsewhere } from "../triggers/event-driven";
import { answeredDocument, awaited, newDocument, newGateway, newGatewayStack } from "./gateways";

const API = "google_api_gateway_api.gateway_api_5AD20507";
const CONFIG = "google_api_gateway_api_config.gateway_config_FE999473";
const DOCUMENT = "local.gateway_document_3CE9365A";
const ACCOUNT = "google_service_account.gateway_service-account_B5615FB6";

/** A document with one operation that is answered, and that anyone may call. */
function openDocument(): OpenApiDocument {
  const document = OpenApiDocument.fromRoutes({
    title: "Orders",
    version: "1",
    routes: [{ method: HttpMethod.GET, path: "/orders", operationId: "listOrders" }],
  });
  document.addUrlBackend("/orders", "https://example.com", { authentication: BackendAuthentication.NONE });
  return document;
}

test("a gateway that is refused leaves no grant, and its document serves it no more", () => {
  const stack = newGatewayStack();
  const orders = builtElsewhere(stack, "orders");
  const reports = builtElsewhere(stack, "reports");
  const internal = builtElsewhere(stack, "internal", { ingress: IngressSettings.INTERNAL });
  const before = Testing.synth(stack);
  const document = newDocument();
  document.addBackend("listOrders", orders);
  document.addBackend("createOrder", internal);
  expect(() => newGateway(stack, { document })).toThrow(
    "'ingress' must admit the internet, by which shop/gateway calls, got INTERNAL",
  );
  expect(Testing.synth(stack)).toBe(before);
  document.addDefaultBackend(reports);
  expect(Testing.synth(stack)).toBe(before);
});

/** The resources of a gateway, as they are all written. */
const gatewayResources = (stack: TerraformStack) => ({
  apis: all(stack, GoogleApiGatewayApi),
  configs: all(stack, GoogleApiGatewayApiConfigA),
  gateways: all(stack, GoogleApiGatewayGateway),
  accounts: all(stack, ServiceAccountResource),
  services: all(stack, ProjectService),
});

const config = (email: string, rest: object = {}) => ({
  api: `\${${API}.api_id}`,
  api_config_id: `config-\${substr(sha256(jsonencode([${DOCUMENT}, ${email}])), 0, 16)}`,
  gateway_config: {
    backend_config: { google_service_account: email.startsWith('"') ? email.slice(1, -1) : `\${${email}}` },
  },
  openapi_documents: [
    { document: { path: "openapi.json", contents: `\${base64encode(jsonencode(${DOCUMENT}))}` } },
  ],
  lifecycle: { create_before_destroy: true },
  project: "example-project",
  provider: "google-beta",
  ...rest,
});

test("a gateway makes the API, its config, the gateway and a service account, and nothing else", () => {
  const stack = newGatewayStack();
  newGateway(stack, { document: answeredDocument() });
  expect(gatewayResources(stack)).toEqual({
    apis: [
      { api_id: "gateway", display_name: "gateway", project: "example-project", provider: "google-beta" },
    ],
    configs: [config(`${ACCOUNT}.email`)],
    gateways: [
      {
        api_config: `\${${CONFIG}.id}`,
        gateway_id: "gateway",
        display_name: "gateway",
        region: "asia-northeast1",
        project: "example-project",
        provider: "google-beta",
      },
    ],
    accounts: [
      {
        account_id: "gateway-gateway",
        description: "Calls as the API gateway gateway",
        lifecycle: { create_before_destroy: true },
        project: "example-project",
      },
    ],
    services: [],
  });
  const { resource } = JSON.parse(Testing.synth(stack)) as { resource: object };
  expect(Object.keys(resource).sort()).toEqual([
    "google_api_gateway_api",
    "google_api_gateway_api_config",
    "google_api_gateway_gateway",
    "google_service_account",
  ]);
});

test("a gateway has the given name, labels, account and place", () => {
  const stack = newGatewayStack();
  newGateway(stack, {
    document: answeredDocument(),
    name: "shop-api",
    displayName: "The ${shop}",
    labels: { team: "orders" },
    serviceAccount: ServiceAccount.fromServiceAccountEmail(
      stack,
      "caller",
      "caller@other-project.iam.gserviceaccount.com",
    ),
    location: "us-west2",
    project: "other-project",
  });
  const common = {
    display_name: "The $${shop}",
    labels: { team: "orders" },
    project: "other-project",
    provider: "google-beta",
  };
  expect(gatewayResources(stack)).toEqual({
    apis: [{ api_id: "shop-api", ...common }],
    configs: [config('"caller@other-project.iam.gserviceaccount.com"', { project: "other-project" })],
    gateways: [{ api_config: `\${${CONFIG}.id}`, gateway_id: "shop-api", region: "us-west2", ...common }],
    accounts: [],
    services: [],
  });
});

test("the default child is the gateway's resource, so that users can override it", () => {
  const gateway = newGateway(newGatewayStack());
  expect(gateway.node.defaultChild).toMatchObject({ terraformResourceType: "google_api_gateway_gateway" });
});

test("a gateway has a host name, a URL and a managed service", () => {
  const stack = newGatewayStack();
  const gateway = newGateway(stack, { document: answeredDocument() });
  const { defaultHostname, uri, managedService } = gateway;
  Object.entries({ defaultHostname, uri, managedService }).forEach(([name, value]) => {
    new TerraformOutput(stack, name, { value });
  });
  const { output } = JSON.parse(Testing.synth(stack, true)) as { output: object };
  expect(output).toEqual({
    defaultHostname: { value: "${google_api_gateway_gateway.gateway_B15F83BA.default_hostname}" },
    uri: { value: "https://${google_api_gateway_gateway.gateway_B15F83BA.default_hostname}" },
    managedService: { value: `\${${API}.managed_service}` },
  });
});

test("the project and the region come from the stack's provider, declared before or after the gateway", () => {
  const stack = new TerraformStack(newApp(), "shop");
  newGateway(stack, { document: answeredDocument() });
  new GoogleProvider(stack, "google", { project: "late-project", region: "us-east4" });
  new GoogleBetaProvider(stack, "google-beta", {});
  expect(all(stack, GoogleApiGatewayGateway)).toEqual([
    expect.objectContaining({ project: "late-project", region: "us-east4" }),
  ]);
});

test("a gateway is, as a principal, its service account, which calls over the internet", () => {
  const gateway = newGateway(newGatewayStack());
  const { principalId, callsBy, callsFromProject } = gateway;
  expect({ principalId, callsBy, callsFromProject }).toEqual({
    principalId: "serviceAccount:gateway-gateway",
    callsBy: NetworkPath.INTERNET,
    callsFromProject: "example-project",
  });
});

test("other receivers let a gateway in if they admit its network path", () => {
  const stack = newGatewayStack();
  const gateway = newGateway(stack, { document: answeredDocument() });
  builtElsewhere(stack, "orders").grantInvoke(gateway);
  expect(all(stack, CloudRunV2ServiceIamMember)).toEqual([
    expect.objectContaining({ role: "roles/run.invoker", member: `\${${ACCOUNT}.member}` }),
  ]);
  const inside = builtElsewhere(stack, "inside", { ingress: IngressSettings.INTERNAL });
  expect(() => inside.grantInvoke(gateway)).toThrow(
    new Error(
      "'ingress' must admit the internet, by which shop/gateway calls, got INTERNAL; use IngressSettings.ALL and keep IAM as the lock [at shop/inside]",
    ),
  );
});

describe("backends", () => {
  test("that are added later let the gateway in", () => {
    const stack = newGatewayStack();
    const document = newDocument();
    newGateway(stack, { document });
    document.addBackend("/orders", builtElsewhere(stack, "orders"));
    expect(allowPolicies(stack)).toEqual({
      google_cloud_run_v2_service_iam_member: [expect.objectContaining({ member: `\${${ACCOUNT}.member}` })],
    });
    expect(awaited(stack)).toEqual([
      expect.stringMatching(/^google_cloud_run_v2_service_iam_member\.orders_/),
    ]);
  });

  test("let the gateway in once, however many operations they answer", () => {
    const stack = newGatewayStack();
    const document = newDocument();
    const orders = builtElsewhere(stack, "orders");
    document.addBackend("listOrders", orders);
    document.addBackend("createOrder", orders, { deadlineSeconds: 60 });
    newGateway(stack, { document });
    expect(all(stack, CloudRunV2ServiceIamMember)).toHaveLength(1);
    expect(awaited(stack)).toHaveLength(1);
  });

  test("let every gateway in that serves their document", () => {
    const stack = newGatewayStack();
    const document = newDocument();
    newGateway(stack, { document });
    new ApiGateway(stack, "second", { document, location: "us-west2" });
    document.addDefaultBackend(builtElsewhere(stack, "orders"));
    expect(all(stack, CloudRunV2ServiceIamMember)).toEqual([
      expect.objectContaining({ member: `\${${ACCOUNT}.member}` }),
      expect.objectContaining({ member: expect.stringContaining("second_service-account") as string }),
    ]);
  });

  test("are not dependencies of the config, so that no grant is replaced with create_before_destroy", () => {
    const stack = newGatewayStack();
    const document = newDocument();
    document.addBackend("/orders", builtElsewhere(stack, "orders"));
    newGateway(stack, { document });
    expect(all(stack, GoogleApiGatewayApiConfigA)).toEqual([config(`${ACCOUNT}.email`)]);
  });

  test("keep the other dependencies of the gateway", () => {
    const stack = newGatewayStack();
    const document = newDocument();
    const gateway = newGateway(stack, { document });
    const resource = gateway.node.defaultChild as TerraformResource;
    resource.dependsOn = ["google_project_service.mine"];
    document.addBackend("/orders", builtElsewhere(stack, "orders"));
    expect(awaited(stack)).toEqual([
      "google_project_service.mine",
      expect.stringMatching(/^google_cloud_run_v2_service_iam_member\.orders_/),
    ]);
  });
});

describe("API keys", () => {
  const MANAGED = {
    service: `\${${API}.managed_service}`,
    project: "example-project",
    disable_on_destroy: false,
    depends_on: [CONFIG],
  };

  test("enable the managed service after the config exists, and never disable it", () => {
    const stack = newGatewayStack();
    const document = answeredDocument();
    document.addSecurity(SecurityScheme.apiKey());
    newGateway(stack, { document });
    expect(all(stack, ProjectService)).toEqual([MANAGED]);
  });

  test("enable it when a later addSecurity requires them", () => {
    const stack = newGatewayStack();
    const document = answeredDocument();
    newGateway(stack, { document });
    document.addSecurity(SecurityScheme.apiKey(), "listOrders");
    document.addSecurity(SecurityScheme.apiKey(), "createOrder");
    expect(all(stack, ProjectService)).toEqual([MANAGED]);
  });

  test("enable it in the gateway's project, with the same provider", () => {
    const stack = newGatewayStack();
    const document = answeredDocument();
    document.addSecurity(SecurityScheme.apiKey());
    newGateway(stack, { document, project: "other-project" });
    expect(all(stack, ProjectService)).toEqual([{ ...MANAGED, project: "other-project" }]);
  });
});

test("a gateway enables the Google APIs that it needs", () => {
  const stack = newGatewayStack();
  new ProjectServices(stack, "services");
  newGateway(stack, { document: answeredDocument() });
  const services = all(stack, ProjectService) as { service: string }[];
  expect(services.map(({ service }) => service).sort()).toEqual([
    "apigateway.googleapis.com",
    "iam.googleapis.com",
    "servicecontrol.googleapis.com",
    "servicemanagement.googleapis.com",
  ]);
  expect(all(stack, GoogleApiGatewayApi)).toEqual([
    expect.objectContaining({
      depends_on: [expect.stringMatching(/^time_sleep\.services_wait_/) as string],
    }),
  ]);
});

test("grantViewer writes one member on the API and one on the gateway", () => {
  const stack = newGatewayStack();
  const gateway = newGateway(stack, { document: answeredDocument() });
  const ops = Principal.group("ops@example.com");
  expect(gateway.grantViewer(ops)).toEqual(gateway.grantViewer(ops));
  const common = {
    project: "example-project",
    role: "roles/apigateway.viewer",
    member: "group:ops@example.com",
    provider: "google-beta",
  };
  expect(allowPolicies(stack)).toEqual({
    google_api_gateway_api_iam_member: [{ api: `\${${API}.api_id}`, ...common }],
    google_api_gateway_gateway_iam_member: [
      {
        gateway: "${google_api_gateway_gateway.gateway_B15F83BA.gateway_id}",
        region: "asia-northeast1",
        ...common,
      },
    ],
  });
});

describe("at synthesis", () => {
  const AT = "[at GET /orders (listOrders)]";
  const OPEN =
    "'security' must say how callers prove who they are, got nothing; call addSecurity, or allowUnauthenticated with a reason";

  /** The message of a failed synthesis, line by line. */
  function problems(stack: TerraformStack): string[] {
    try {
      Testing.synth(stack, true);
      return [];
    } catch (error) {
      const lines = (error as Error).message.split("\n").map((line) => line.trim());
      return lines.slice(1, lines.indexOf(""));
    }
  }

  test("operations without a backend are refused", () => {
    const stack = newGatewayStack();
    newGateway(stack);
    expect(problems(stack)).toEqual([
      `[shop/gateway] 'x-google-backend' must say who answers the operation, got none; call addBackend ${AT}`,
      "[shop/gateway] 'x-google-backend' must say who answers the operation, got none; call addBackend [at POST /orders (createOrder)]",
    ]);
  });

  test("operations that anyone may call without a reason are refused", () => {
    const stack = newGatewayStack();
    const document = answeredDocument();
    document.addCorsPreflights();
    document.allowUnauthenticated("It is a test", "createOrder");
    newGateway(stack, { document });
    expect(problems(stack)).toEqual([]);
    const bare = newGatewayStack();
    newGateway(bare, { document: openDocument() });
    expect(problems(bare)).toEqual([`[shop/gateway] ${OPEN} ${AT}`]);
  });

  test("a stack without the provider google-beta is refused", () => {
    const stack = new TerraformStack(newApp(), "shop");
    new GoogleProvider(stack, "google", { project: "example-project", region: "asia-northeast1" });
    newGateway(stack, { document: answeredDocument() });
    expect(problems(stack)).toEqual([
      expect.stringContaining("Found resources without a matching provider construct"),
      "[shop/gateway] 'GoogleBeta' must be declared in the stack, without an alias, because only the provider google-beta has API Gateway, got none; write new GoogleBeta(stack, 'google-beta')",
    ]);
  });
});

test("addresses do not depend on the order of the calls", () => {
  const addressesOf = (define: (stack: TerraformStack, document: OpenApiDocument) => void) => {
    const stack = newGatewayStack();
    define(stack, newDocument());
    return [
      GoogleApiGatewayApi,
      GoogleApiGatewayApiConfigA,
      GoogleApiGatewayGateway,
      CloudRunV2ServiceIamMember,
    ].map((type) => Object.keys(byAddress(stack, type)));
  };
  const first = addressesOf((stack, document) => {
    document.addBackend("/orders", builtElsewhere(stack, "orders"));
    newGateway(stack, { document });
  });
  const second = addressesOf((stack, document) => {
    newGateway(stack, { document });
    document.addDefaultBackend(builtElsewhere(stack, "orders"));
  });
  expect(second).toEqual(first);
});
