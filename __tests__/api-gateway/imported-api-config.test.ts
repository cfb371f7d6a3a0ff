import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import { GoogleApiGatewayApiConfigA } from "@cdktf/provider-google-beta/lib/google-api-gateway-api-config";
import { GoogleApiGatewayApiConfigIamMember } from "@cdktf/provider-google-beta/lib/google-api-gateway-api-config-iam-member";
import { GoogleApiGatewayGateway } from "@cdktf/provider-google-beta/lib/google-api-gateway-gateway";
import type { TerraformStack } from "cdktf";
import { ApiGateway } from "../../lib/api-gateway/api-gateway";
import { ApiGatewayApi, type IApiGatewayApi } from "../../lib/api-gateway/api-gateway-api";
import { ApiGatewayApiConfig } from "../../lib/api-gateway/api-gateway-api-config";
import type {
  ApiGatewayApiConfigAttributes,
  IApiGatewayApiConfig,
} from "../../lib/api-gateway/imported-api-config";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { ServiceAccount } from "../../lib/iam/service-account";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { newService } from "../services/new-service";
import { all } from "../support/resources";
import { newDocument, newGatewayStack } from "./gateways";

const OPS = Principal.group("ops@example.com");
const EMAIL = "gateway@example-project.iam.gserviceaccount.com";
const FULL_NAME = "projects/example-project/locations/global/apis/orders/configs/v1";

/** A config that exists, of which only the given attributes matter to a test. */
function importConfig(
  stack: TerraformStack,
  attributes: Partial<ApiGatewayApiConfigAttributes> = {},
): IApiGatewayApiConfig {
  return ApiGatewayApiConfig.fromApiConfigAttributes(stack, "config", {
    api: ApiGatewayApi.fromApiId(stack, "api", "orders"),
    configId: "v1",
    serviceAccount: ServiceAccount.fromServiceAccountEmail(stack, "account", EMAIL),
    ...attributes,
  });
}

test("a gateway serves a config that exists, and makes nothing but itself", () => {
  const stack = newGatewayStack();
  const config = importConfig(stack);
  new ApiGateway(stack, "gateway", { config });
  expect(config.fullName).toBe(FULL_NAME);
  expect(all(stack, GoogleApiGatewayApiConfigA)).toEqual([]);
  expect(all(stack, GoogleApiGatewayGateway)).toEqual([
    {
      api_config: FULL_NAME,
      display_name: "gateway",
      gateway_id: "gateway",
      project: "example-project",
      provider: "google-beta",
      region: "asia-northeast1",
    },
  ]);
});

test("backends let the config in, or its gateway, which is the same account by the internet", () => {
  const stack = newGatewayStack();
  const config = importConfig(stack);
  const gateway = new ApiGateway(stack, "gateway", { config });
  const orders = newService(stack, "orders");
  expect(orders.grantInvoke(gateway)).toBe(orders.grantInvoke(config));
  expect(all(stack, CloudRunV2ServiceIamMember)).toEqual([
    expect.objectContaining({ role: "roles/run.invoker", member: `serviceAccount:${EMAIL}` }),
  ]);
  const internal = newService(stack, "internal", { ingress: IngressSettings.INTERNAL });
  expect(() => internal.grantInvoke(config)).toThrow(
    new Error(
      "'ingress' must admit the internet, by which shop/config calls, got INTERNAL; use IngressSettings.ALL and keep IAM as the lock [at shop/internal]",
    ),
  );
});

test("roles on the config are on its policy, also from its gateway", () => {
  const stack = newGatewayStack();
  const config = importConfig(stack);
  const gateway = new ApiGateway(stack, "gateway", { config });
  expect(gateway.grantOnConfig(Role.API_GATEWAY_VIEWER, OPS)).toBe(
    config.grant(Role.API_GATEWAY_VIEWER, OPS),
  );
  expect(all(stack, GoogleApiGatewayApiConfigIamMember)).toEqual([
    {
      ...{ api: "orders", api_config: "v1", project: "example-project", provider: "google-beta" },
      ...{ role: "roles/apigateway.viewer", member: "group:ops@example.com" },
    },
  ]);
});

describe("imports of one config share its grants", () => {
  const VIEWER = {
    role: "roles/apigateway.viewer",
    member: "group:ops@example.com",
    provider: "google-beta",
  };
  const view = (config: IApiGatewayApiConfig) => config.grant(Role.API_GATEWAY_VIEWER, OPS);

  test("where two import it, each by an import of the API", () => {
    const stack = newGatewayStack();
    const twins = ["one", "two"].map((id) =>
      ApiGatewayApiConfig.fromApiConfigAttributes(stack, id, {
        api: ApiGatewayApi.fromApiId(stack, `api-${id}`, "orders"),
        configId: "v1",
        serviceAccount: ServiceAccount.fromServiceAccountEmail(stack, `account-${id}`, EMAIL),
      }),
    );
    expect(view(twins[0])).toBe(view(twins[1]));
    expect(all(stack, GoogleApiGatewayApiConfigIamMember)).toEqual([
      { ...VIEWER, api: "orders", api_config: "v1", project: "example-project" },
    ]);
  });

  /** The config in the stack, which makes a service account of its own. */
  const define = (stack: TerraformStack, api: IApiGatewayApi, name?: string) => {
    const document = newDocument();
    document.addDefaultBackend(newService(stack, "orders"));
    return new ApiGatewayApiConfig(stack, "defined", { api, name, document });
  };

  const members = (stack: TerraformStack) => all(stack, GoogleApiGatewayApiConfigIamMember);
  const OWN = {
    ...{ ...VIEWER, project: "example-project" },
    api: expect.stringMatching(/^\$\{google_api_gateway_api\.own_\w+\.api_id\}$/) as string,
    api_config: expect.stringMatching(
      /^\$\{google_api_gateway_api_config\.defined_\w+\.api_config_id\}$/,
    ) as string,
  };

  test("where the stack defines what it imports by its id", () => {
    const stack = newGatewayStack();
    const own = new ApiGatewayApi(stack, "own", { name: "orders" });
    const defined = define(stack, own, "v1");
    expect(view(importConfig(stack))).toBe(view(defined));
    expect(members(stack)).toEqual([OWN]);
  });

  test("where the stack defines it after the import and the grant", () => {
    const stack = newGatewayStack();
    const own = new ApiGatewayApi(stack, "own", { name: "orders" });
    const granted = view(importConfig(stack));
    expect(view(define(stack, own, "v1"))).toBe(granted);
    expect(members(stack)).toEqual([OWN]);
  });

  test("where a reference names what the stack defines", () => {
    const stack = newGatewayStack();
    const api = new ApiGatewayApi(stack, "own", { name: "orders" });
    const defined = define(stack, api);
    expect(view(importConfig(stack, { api, configId: defined.configId }))).toBe(view(defined));
    expect(members(stack)).toEqual([OWN]);
  });

  test("and those of another API or with another id do not", () => {
    const stack = newGatewayStack();
    const configOf = (id: string, apiId: string, configId: string) =>
      ApiGatewayApiConfig.fromApiConfigAttributes(stack, id, {
        api: ApiGatewayApi.fromApiId(stack, `api-of-${id}`, apiId),
        configId,
        serviceAccount: ServiceAccount.fromServiceAccountEmail(stack, `account-of-${id}`, EMAIL),
      });
    const configs = [
      configOf("a", "orders", "v1"),
      configOf("b", "orders", "v2"),
      configOf("c", "bills", "v1"),
    ];
    expect(new Set(configs.map(view)).size).toBe(3);
  });
});

test.each<[string, (stack: TerraformStack) => unknown, string]>([
  [
    "'configId' must be 1 to 63 lower-case letters, digits and hyphens that begin with a letter and do not end with a hyphen, got 'V1'",
    (stack) => importConfig(stack, { configId: "V1" }),
    "shop/config",
  ],
  [
    "'serviceAccount' must be of the gateway's project example-project, got 'a@other-project.iam.gserviceaccount.com', which is of other-project",
    (stack) =>
      importConfig(stack, {
        serviceAccount: ServiceAccount.fromServiceAccountEmail(
          stack,
          "other",
          "a@other-project.iam.gserviceaccount.com",
        ),
      }),
    "shop/config",
  ],
  [
    "'document' must be left out where 'config' is given, because shop/config has its own, got one",
    (stack) => new ApiGateway(stack, "gateway", { config: importConfig(stack), document: newDocument() }),
    "shop/gateway",
  ],
])("%s", (message, define, path) => {
  expect(() => define(newGatewayStack())).toThrow(new Error(`${message} [at ${path}]`));
});
