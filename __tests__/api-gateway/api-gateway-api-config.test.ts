import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import { ProjectService } from "@cdktf/provider-google/lib/project-service";
import { ServiceAccount as ServiceAccountResource } from "@cdktf/provider-google/lib/service-account";
import { GoogleApiGatewayApi } from "@cdktf/provider-google-beta/lib/google-api-gateway-api";
import { GoogleApiGatewayApiConfigA } from "@cdktf/provider-google-beta/lib/google-api-gateway-api-config";
import { GoogleApiGatewayGateway } from "@cdktf/provider-google-beta/lib/google-api-gateway-gateway";
import type { TerraformStack } from "cdktf";
import { ApiGateway } from "../../lib/api-gateway/api-gateway";
import { ApiGatewayApi, type IApiGatewayApi } from "../../lib/api-gateway/api-gateway-api";
import { ApiGatewayApiConfig } from "../../lib/api-gateway/api-gateway-api-config";
import type { ApiGatewayApiConfigProps } from "../../lib/api-gateway/api-gateway-api-config-props";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { ServiceAccount } from "../../lib/iam/service-account";
import { NetworkPath } from "../../lib/ingress/network-path";
import { all, byAddress } from "../support/resources";
import { allowPolicies, builtElsewhere } from "../triggers/event-driven";
import { answeredDocument, newDocument, newGatewayStack } from "./gateways";

const OPS = Principal.group("ops@example.com");

/** A config of an API that exists, of which only the given props matter to a test. */
function newConfig(
  stack: TerraformStack,
  props: Partial<ApiGatewayApiConfigProps> = {},
): ApiGatewayApiConfig {
  const api: IApiGatewayApi = props.api ?? ApiGatewayApi.fromApiId(stack, "api", "orders");
  return new ApiGatewayApiConfig(stack, "config", { document: answeredDocument(), ...props, api });
}

const configs = (stack: TerraformStack) =>
  all(stack, GoogleApiGatewayApiConfigA) as { [name: string]: unknown }[];

test("a config is of its API, without a gateway, and has a service account", () => {
  const stack = newGatewayStack();
  newConfig(stack);
  expect(configs(stack)).toEqual([
    {
      api: "orders",
      api_config_id: expect.stringMatching(/^config-\$\{substr\(sha256\(.*, 0, 16\)\}$/) as string,
      gateway_config: {
        backend_config: {
          google_service_account: expect.stringMatching(/service-account_.*\.email\}$/) as string,
        },
      },
      lifecycle: { create_before_destroy: true },
      openapi_documents: [expect.anything()],
      project: "example-project",
      provider: "google-beta",
    },
  ]);
  expect(all(stack, GoogleApiGatewayApi)).toEqual([]);
  expect(all(stack, GoogleApiGatewayGateway)).toEqual([]);
  expect(all(stack, ServiceAccountResource)).toEqual([
    expect.objectContaining({ account_id: "config-gateway", project: "example-project" }),
  ]);
});

test("a config has the given id, display name and labels", () => {
  const stack = newGatewayStack();
  newConfig(stack, { name: "first", displayName: "The ${first}", labels: { team: "shop" } });
  expect(configs(stack)).toEqual([
    expect.objectContaining({
      api_config_id: "first",
      display_name: "The $${first}",
      labels: { team: "shop" },
    }),
  ]);
});

test("a config id begins with the given prefix, and its digest is of the display name and the labels, too", () => {
  const stack = newGatewayStack();
  newConfig(stack, { namePrefix: "v", displayName: "First", labels: { team: "shop" } });
  const [{ api_config_id: id }] = configs(stack);
  expect(id).toMatch(
    /^v\$\{substr\(sha256\(jsonencode\(\[local\..*\.email, "First", \{"team" = "shop"\}\]\)\), 0, 16\)\}$/,
  );
});

test.each<[string, Partial<ApiGatewayApiConfigProps>, string]>([
  [
    "a wrong prefix",
    { namePrefix: "1" },
    "'namePrefix' must be 1 to 47 lower-case letters, digits and hyphens that begin with a letter, got '1' [at shop/config]",
  ],
  [
    "a prefix besides a name",
    { name: "first", namePrefix: "v" },
    "'namePrefix' must be left out where 'name' is given, got 'v' [at shop/config]",
  ],
])("a config refuses %s", (_, props, message) => {
  expect(() => newConfig(newGatewayStack(), props)).toThrow(new Error(message));
});

test("several gateways serve one config, and wait for its grants", () => {
  const stack = newGatewayStack();
  const document = newDocument();
  const config = newConfig(stack, { document });
  document.addBackend("listOrders", builtElsewhere(stack, "orders"));
  const gateways = ["us-west2", "europe-west1"].map(
    (location) => new ApiGateway(stack, location, { config, location }),
  );
  document.addBackend("createOrder", builtElsewhere(stack, "reports"));
  expect(gateways.map(({ serviceAccount }) => serviceAccount)).toEqual([
    config.serviceAccount,
    config.serviceAccount,
  ]);
  const grants = Object.keys(byAddress(stack, CloudRunV2ServiceIamMember));
  expect(grants).toHaveLength(2);
  const common = {
    api_config: expect.stringMatching(/^\$\{google_api_gateway_api_config\.config_.*\.id\}$/) as string,
    depends_on: grants.sort().map((name) => `google_cloud_run_v2_service_iam_member.${name}`),
    project: "example-project",
    provider: "google-beta",
  };
  expect(all(stack, GoogleApiGatewayGateway)).toEqual([
    { ...common, gateway_id: "europe-west1", display_name: "europe-west1", region: "europe-west1" },
    { ...common, gateway_id: "us-west2", display_name: "us-west2", region: "us-west2" },
  ]);
  expect(configs(stack)).toHaveLength(1);
});

test("a gateway has another id than its API", () => {
  const stack = newGatewayStack();
  const api = new ApiGatewayApi(stack, "orders", { displayName: "Orders" });
  new ApiGateway(stack, "front", { api, document: answeredDocument(), displayName: "Front" });
  expect(all(stack, GoogleApiGatewayApi)).toEqual([
    { api_id: "orders", display_name: "Orders", project: "example-project", provider: "google-beta" },
  ]);
  expect(all(stack, GoogleApiGatewayGateway)).toEqual([
    expect.objectContaining({ gateway_id: "front", display_name: "Front" }),
  ]);
});

test("a config and its gateway are in the project of an API that exists", () => {
  const stack = newGatewayStack();
  const api = ApiGatewayApi.fromApiId(stack, "api", "orders", { project: "other-project" });
  const config = newConfig(stack, { api });
  new ApiGateway(stack, "front", { config, location: "us-west2" });
  expect(configs(stack)).toEqual([expect.objectContaining({ api: "orders", project: "other-project" })]);
  expect(all(stack, GoogleApiGatewayGateway)).toEqual([
    expect.objectContaining({ project: "other-project" }),
  ]);
  const email = "caller@example-project.iam.gserviceaccount.com";
  const serviceAccount = ServiceAccount.fromServiceAccountEmail(stack, "caller", email);
  expect(
    () => new ApiGatewayApiConfig(stack, "second", { api, document: answeredDocument(), serviceAccount }),
  ).toThrow(
    new Error(
      `'serviceAccount' must be of the gateway's project other-project, got '${email}', which is of example-project [at shop/second]`,
    ),
  );
});

test("a config is, as a principal, its service account, which calls over the internet", () => {
  const { principalId, callsBy, callsFromProject } = newConfig(newGatewayStack());
  expect({ principalId, callsBy, callsFromProject }).toEqual({
    principalId: "serviceAccount:config-gateway",
    callsBy: NetworkPath.INTERNET,
    callsFromProject: "example-project",
  });
});

test("the managed service is enabled without API keys where it is asked for", () => {
  const stack = newGatewayStack();
  const api = new ApiGatewayApi(stack, "orders");
  newConfig(stack, { api, enableManagedService: true });
  expect(all(stack, ProjectService)).toEqual([
    {
      service: expect.stringMatching(/^\$\{google_api_gateway_api\.orders_.*\.managed_service\}$/) as string,
      project: "example-project",
      disable_on_destroy: false,
      depends_on: [expect.stringMatching(/^google_api_gateway_api_config\.config_/)],
    },
  ]);
});

test("the managed service of a gateway's own API is enabled without keys, too", () => {
  const stack = newGatewayStack();
  new ApiGateway(stack, "gateway", { document: answeredDocument(), enableManagedService: true });
  expect(all(stack, ProjectService)).toHaveLength(1);
});

test("roles are given on the API, the config and the gateway apart", () => {
  const stack = newGatewayStack();
  const own = new ApiGateway(stack, "own", { document: answeredDocument() });
  own.grantOnApi(Role.API_GATEWAY_ADMIN, OPS);
  own.grantOnConfig(Role.API_GATEWAY_VIEWER, OPS);
  own.grant(Role.API_GATEWAY_ADMIN, OPS);
  const config = newConfig(stack);
  const front = new ApiGateway(stack, "front", { config });
  expect(front.grantOnConfig(Role.API_GATEWAY_VIEWER, OPS)).toBe(config.grant(Role.API_GATEWAY_VIEWER, OPS));
  front.grantOnApi(Role.API_GATEWAY_VIEWER, OPS);
  const roles = Object.entries(allowPolicies(stack)).flatMap(([type, members]) =>
    (members as { role: string }[]).map(({ role }) => `${type} ${role}`),
  );
  expect(roles.sort()).toEqual([
    "google_api_gateway_api_config_iam_member roles/apigateway.viewer",
    "google_api_gateway_api_config_iam_member roles/apigateway.viewer",
    "google_api_gateway_api_iam_member roles/apigateway.admin",
    "google_api_gateway_api_iam_member roles/apigateway.viewer",
    "google_api_gateway_gateway_iam_member roles/apigateway.admin",
  ]);
});

describe("a gateway refuses", () => {
  const withConfig = (props: object) => {
    const stack = newGatewayStack();
    const config = newConfig(stack);
    return () => new ApiGateway(stack, "front", { config, ...props });
  };

  test.each([
    ["document", { document: newDocument() }],
    ["project", { project: "example-project" }],
    ["enableManagedService", { enableManagedService: true }],
  ])("a %s besides a config", (name, props) => {
    expect(withConfig(props)).toThrow(
      new Error(
        `'${name}' must be left out where 'config' is given, because shop/config has its own, got one [at shop/front]`,
      ),
    );
  });

  test("a project besides an API", () => {
    const stack = newGatewayStack();
    const api = new ApiGatewayApi(stack, "orders");
    const props = { api, document: answeredDocument(), project: "example-project" };
    expect(() => new ApiGateway(stack, "front", props)).toThrow(
      new Error(
        "'project' must be left out where 'api' is given, because shop/orders has its own, got one [at shop/front]",
      ),
    );
  });

  test("to be without a document and a config", () => {
    expect(() => new ApiGateway(newGatewayStack(), "front", {})).toThrow(
      new Error(
        "'document' must be given, or 'grpcApi', or 'config' which has one, got neither [at shop/front]",
      ),
    );
  });

  test("an id that another gateway has in the region", () => {
    const stack = newGatewayStack();
    const config = newConfig(stack);
    new ApiGateway(stack, "front", { config });
    expect(() => new ApiGateway(stack, "second", { config, name: "front" })).toThrow(
      new Error("'name' must differ from that of shop/front, got 'front' [at shop/second]"),
    );
  });

  test("an API of another stack", () => {
    const stack = newGatewayStack();
    const other = newGatewayStack(stack.node.root as never, "other");
    const api = new ApiGatewayApi(other, "orders");
    expect(() => newConfig(stack, { api })).toThrow(
      new Error(
        "'api' must be of the stack shop, got other/orders of other; import it in shop as well [at shop/config]",
      ),
    );
  });
});
