import { GoogleApiGatewayApi } from "@cdktf/provider-google-beta/lib/google-api-gateway-api";
import { GoogleApiGatewayApiConfigA } from "@cdktf/provider-google-beta/lib/google-api-gateway-api-config";
import { GoogleApiGatewayApiConfigIamMember } from "@cdktf/provider-google-beta/lib/google-api-gateway-api-config-iam-member";
import { GoogleApiGatewayApiIamBinding } from "@cdktf/provider-google-beta/lib/google-api-gateway-api-iam-binding";
import { GoogleApiGatewayApiIamMember } from "@cdktf/provider-google-beta/lib/google-api-gateway-api-iam-member";
import { GoogleApiGatewayGateway } from "@cdktf/provider-google-beta/lib/google-api-gateway-gateway";
import { GoogleApiGatewayGatewayIamMember } from "@cdktf/provider-google-beta/lib/google-api-gateway-gateway-iam-member";
import { TerraformOutput, type TerraformResource, type TerraformStack, TerraformVariable } from "cdktf";
import { BetaResource } from "../../lib/api-gateway/beta-resource";
import { newStack } from "../support/stack";

const project = "example-project";
const labels = { team: "shop" };
const lifecycle = { createBeforeDestroy: true };
const member = { role: "roles/apigateway.viewer", member: "group:ops@example.com" };
const binding = {
  role: "roles/apigateway.viewer",
  members: ["group:ops@example.com", "user:ada@example.com"],
};
const file = { path: "openapi.json", contents: "e30=" };

type Make = (stack: TerraformStack, dependsOn: TerraformResource[]) => TerraformResource;

const RESOURCES: [type: string, bindings: Make, ours: Make][] = [
  [
    "google_api_gateway_api",
    (stack) => new GoogleApiGatewayApi(stack, "it", { apiId: "shop", displayName: "Shop", labels, project }),
    (stack) =>
      new BetaResource(stack, "it", {
        type: "google_api_gateway_api",
        arguments: { api_id: "shop", display_name: "Shop", labels, project },
      }),
  ],
  [
    "google_api_gateway_api_config",
    (stack, dependsOn) =>
      new GoogleApiGatewayApiConfigA(stack, "it", {
        api: "shop",
        project,
        openapiDocuments: [{ document: file }],
        gatewayConfig: { backendConfig: { googleServiceAccount: "a@example.com" } },
        dependsOn,
        lifecycle,
      }),
    (stack, dependsOn) =>
      new BetaResource(stack, "it", {
        type: "google_api_gateway_api_config",
        arguments: { api: "shop", project },
        blocks: {
          openapi_documents: [{ document: file }],
          gateway_config: { backend_config: { google_service_account: "a@example.com" } },
        },
        dependsOn,
        lifecycle,
      }),
  ],
  [
    "google_api_gateway_api_config",
    (stack) =>
      new GoogleApiGatewayApiConfigA(stack, "it", {
        api: "shop",
        grpcServices: [{ fileDescriptorSet: file, source: [file, file] }],
        managedServiceConfigs: [file],
      }),
    (stack) =>
      new BetaResource(stack, "it", {
        type: "google_api_gateway_api_config",
        arguments: { api: "shop" },
        blocks: {
          grpc_services: [{ file_descriptor_set: file, source: [file, file] }],
          managed_service_configs: [file],
        },
      }),
  ],
  [
    "google_api_gateway_gateway",
    (stack) =>
      new GoogleApiGatewayGateway(stack, "it", {
        gatewayId: "shop",
        region: new TerraformVariable(stack, "region", {}).stringValue,
        apiConfig: "config",
        labels: undefined,
      }),
    (stack) =>
      new BetaResource(stack, "it", {
        type: "google_api_gateway_gateway",
        arguments: {
          gateway_id: "shop",
          region: new TerraformVariable(stack, "region", {}).stringValue,
          api_config: "config",
          labels: undefined,
        },
      }),
  ],
  [
    "google_api_gateway_api_iam_member",
    (stack) => new GoogleApiGatewayApiIamMember(stack, "it", { api: "shop", project, ...member }),
    (stack) =>
      new BetaResource(stack, "it", {
        type: "google_api_gateway_api_iam_member",
        arguments: { api: "shop", project, ...member },
      }),
  ],
  [
    "google_api_gateway_gateway_iam_member",
    (stack) =>
      new GoogleApiGatewayGatewayIamMember(stack, "it", { gateway: "shop", region: "r", project, ...member }),
    (stack) =>
      new BetaResource(stack, "it", {
        type: "google_api_gateway_gateway_iam_member",
        arguments: { gateway: "shop", region: "r", project, ...member },
      }),
  ],
  [
    "google_api_gateway_api_config_iam_member",
    (stack) =>
      new GoogleApiGatewayApiConfigIamMember(stack, "it", {
        api: "shop",
        apiConfig: "c",
        project,
        ...member,
      }),
    (stack) =>
      new BetaResource(stack, "it", {
        type: "google_api_gateway_api_config_iam_member",
        arguments: { api: "shop", api_config: "c", project, ...member },
      }),
  ],
  [
    "google_api_gateway_api_iam_binding",
    (stack) => new GoogleApiGatewayApiIamBinding(stack, "it", { api: "shop", project, ...binding }),
    (stack) =>
      new BetaResource(stack, "it", {
        type: "google_api_gateway_api_iam_binding",
        arguments: { api: "shop", project, ...binding },
      }),
  ],
];

test.each(RESOURCES)("a %s is written as the provider's bindings write it", (type, bindings, ours) => {
  const [theirs, own] = [bindings, ours].map((make) => {
    const stack = newStack();
    const before = new BetaResource(stack, "before", { type: "google_api_gateway_api", arguments: {} });
    const resource = make(stack, [before]);
    resource.addOverride("provider", "google-beta");
    new TerraformOutput(stack, "id", { value: resource.getStringAttribute("id") });
    const { hcl } = stack.toHclTerraform() as { hcl: string };
    return { json: stack.toTerraform() as object, hcl: hcl.split("\n").sort() };
  });
  expect(own).toEqual(theirs);
  expect(own.json).toMatchObject({
    resource: { [type]: { it: {} } },
    output: { id: { value: `\${${type}.it.id}` } },
  });
});
