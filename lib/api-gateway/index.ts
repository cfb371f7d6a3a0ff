export { ApiGateway } from "./api-gateway";
export { ApiGatewayApi, type IApiGatewayApi } from "./api-gateway-api";
export { ApiGatewayApiConfig } from "./api-gateway-api-config";
export type { ApiGatewayApiConfigAttributes, IApiGatewayApiConfig } from "./imported-api-config";
export type { ApiGatewayApiConfigProps } from "./api-gateway-api-config-props";
export type { ApiGatewayApiOptions, ApiGatewayApiProps } from "./api-gateway-api-props";
export type { ApiGatewayProps } from "./api-gateway-props";
export {
  BackendAuthentication,
  type BackendOptions,
  BackendProtocol,
  type CallOptions,
  PathTranslation,
  type UrlBackendOptions,
} from "./backend-options";
export { GrpcApi } from "./grpc-api";
export type { GrpcApiFiles, GrpcServicesProps } from "./grpc-api-props";
export type { GrpcBackendOptions, GrpcCallOptions, GrpcUrlBackendOptions } from "./grpc-backend-options";
export { OpenApiDocument } from "./openapi-document";
export type { OpenApiDocumentOptions } from "./openapi-document-options";
export { OpenApiVersion } from "./openapi-version";
export type { QuotaOptions } from "./quota";
export type { Route, RoutesProps } from "./route";
export { ApiKeyLocation, type JwtIssuer, SecurityScheme } from "./security-scheme";
