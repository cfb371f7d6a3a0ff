import { GrpcApi } from "../../lib/api-gateway/grpc-api";
import { SecurityScheme } from "../../lib/api-gateway/security-scheme";

/** The compiled API of the examples: the services Orders, with two methods, and Status, with one. */
export const DESCRIPTOR_SET = "examples/grpc/orders.pb";

export const GET_ORDER = "example.shop.v1.Orders.GetOrder";
export const CREATE_ORDER = "example.shop.v1.Orders.CreateOrder";
export const GET_STATUS = "example.shop.v1.Status.GetStatus";

/** That API, for callers with an ID token of Google, answered by nobody. */
export function newGrpcApi(title = "Orders"): GrpcApi {
  const grpcApi = GrpcApi.fromServices({ title, descriptorSet: DESCRIPTOR_SET });
  grpcApi.addSecurity(SecurityScheme.googleIdToken("orders.apps.googleusercontent.com"));
  return grpcApi;
}

/** What Google's service config of that API says at least, and what a test is about. */
export function serviceConfig(rest: { [field: string]: unknown } = {}): { [field: string]: unknown } {
  return { type: "google.api.Service", apis: [{ name: "example.shop.v1.Orders" }], ...rest };
}

/** An API with a service config. */
export function grpcApiOf(rest: { [field: string]: unknown } = {}): GrpcApi {
  return GrpcApi.fromObject(serviceConfig(rest), { descriptorSet: DESCRIPTOR_SET });
}

/** The service config of an API, as a gateway of example-project serves it. */
export function served(grpcApi: GrpcApi): { [field: string]: unknown } {
  return grpcApi._served.contents("example-project").rendered() as { [field: string]: unknown };
}
