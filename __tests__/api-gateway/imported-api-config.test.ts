import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import { GoogleApiGatewayApiConfigA } from "@cdktf/provider-google-beta/lib/google-api-gateway-api-config";
import { GoogleApiGatewayApiConfigIamMember } from "@cdktf/provider-google-beta/lib/google-api-gateway-api-config-iam-member";
import { GoogleApiGatewayGateway } from "@cdktf/provider-google-beta/lib/google-api-gateway-gateway";
import type { TerraformStack } from "cdktf";
import { ApiGateway } from "../../lib/api-gateway/api-gateway";
import { ApiGatewayApi } from "../../lib/api-gateway/api-gateway-api";
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
