import type { TerraformStack } from "cdktf";
import { ApiGateway } from "../../../lib/api-gateway/api-gateway";
import { ApiGatewayApi } from "../../../lib/api-gateway/api-gateway-api";
import { ApiGatewayApiConfig } from "../../../lib/api-gateway/api-gateway-api-config";
import type { ApiGatewayApiConfigProps } from "../../../lib/api-gateway/api-gateway-api-config-props";
import type { ApiGatewayApiProps } from "../../../lib/api-gateway/api-gateway-api-props";
import type { ApiGatewayProps } from "../../../lib/api-gateway/api-gateway-props";
import { newDocument } from "../../api-gateway/gateways";
import { newGrpcApi } from "../../api-gateway/grpc-apis";
import { newService } from "../../services/new-service";
import { builtElsewhere } from "../../triggers/event-driven";
import { type Table, tableOf, valuesOf, WAITING } from "../every-prop";
import { account } from "./values";

const given = valuesOf<ApiGatewayProps>();

/** A document whose operations call a function. */
const serving = (id: string) => (stack: TerraformStack) => {
  const document = newDocument();
  document.addDefaultBackend(builtElsewhere(stack, id));
  return { document };
};

/** A gRPC API whose methods call a service. */
const servingGrpc = (id: string, title: string) => (stack: TerraformStack) => {
  const grpcApi = newGrpcApi(title);
  grpcApi.addDefaultBackend(newService(stack, id, { http2: true }));
  return { document: undefined, grpcApi };
};

const knownApi = (stack: TerraformStack, id: string) =>
  ApiGatewayApi.fromApiId(stack, `${id}-api`, id, {
    managedService: `${id}-0abc.apigateway.example-project.cloud.goog`,
  });

const configOf = (stack: TerraformStack, id: string) =>
  new ApiGatewayApiConfig(stack, id, { api: knownApi(stack, id), document: newDocument() });

const gatewayTable: Table = tableOf<ApiGatewayProps>(
  ApiGateway,
  {
    api: [
      (stack) => ({ api: ApiGatewayApi.fromApiId(stack, "known-one", "known-one") }),
      (stack) => ({ api: ApiGatewayApi.fromApiId(stack, "known-two", "known-two") }),
    ],
    config: [
      (stack) => ({ config: configOf(stack, "config-one"), document: undefined }),
      (stack) => ({ config: configOf(stack, "config-two"), document: undefined }),
    ],
    dependsOn: WAITING,
    displayName: given("displayName", "one", "two"),
    document: [serving("backend-one"), serving("backend-two")],
    grpcApi: [servingGrpc("grpc-one", "One"), servingGrpc("grpc-two", "Two")],
    enableManagedService: given("enableManagedService", true, false),
    labels: given("labels", { a: "1" }, { b: "2" }),
    location: given("location", "us-central1", "europe-west1"),
    name: given("name", "one-name", "two-name"),
    project: [
      (stack) => ({ project: "other-project", serviceAccount: account(stack, "p1-caller", "other-project") }),
      (stack) => ({ project: "third-project", serviceAccount: account(stack, "p2-caller", "third-project") }),
    ],
    serviceAccount: [
      (stack) => ({ serviceAccount: account(stack, "gateway-account-one") }),
      (stack) => ({ serviceAccount: account(stack, "gateway-account-two") }),
    ],
  },
  (stack, id, props) => new ApiGateway(stack, id, { document: newDocument(), ...props }),
);

const api = valuesOf<ApiGatewayApiProps>();

const apiTable: Table = tableOf<ApiGatewayApiProps>(
  ApiGatewayApi,
  {
    dependsOn: WAITING,
    displayName: api("displayName", "one", "two"),
    labels: api("labels", { a: "1" }, { b: "2" }),
    name: api("name", "one-api", "two-api"),
    project: api("project", "other-project", "third-project"),
  },
  (stack, id, props) => new ApiGatewayApi(stack, id, props),
);

const config = valuesOf<ApiGatewayApiConfigProps>();

const configTable: Table = tableOf<ApiGatewayApiConfigProps>(
  ApiGatewayApiConfig,
  {
    api: [
      (stack) => ({ api: knownApi(stack, "known-one") }),
      (stack) => ({ api: knownApi(stack, "known-two") }),
    ],
    dependsOn: WAITING,
    displayName: config("displayName", "one", "two"),
    "displayName.named": [
      () => ({ name: "named", displayName: "one" }),
      () => ({ name: "named", displayName: "two" }),
      () => ({ name: "named" }),
    ],
    document: [serving("config-backend-one"), serving("config-backend-two")],
    grpcApi: [servingGrpc("config-grpc-one", "One"), servingGrpc("config-grpc-two", "Two")],
    enableManagedService: config("enableManagedService", true, false),
    labels: config("labels", { a: "1" }, { b: "2" }),
    name: config("name", "one-name", "two-name"),
    namePrefix: config("namePrefix", "a-", "b-"),
    serviceAccount: [
      (stack) => ({ serviceAccount: account(stack, "config-account-one") }),
      (stack) => ({ serviceAccount: account(stack, "config-account-two") }),
    ],
  },
  (stack, id, props) =>
    new ApiGatewayApiConfig(stack, id, { api: knownApi(stack, id), document: newDocument(), ...props }),
);

export const gatewayTables: readonly Table[] = [gatewayTable, apiTable, configTable];
