import {
  ApiGateway,
  GrpcApi,
  type GrpcBackendOptions,
  type SecurityScheme,
} from "cdktf-cloud-run-functions/api-gateway";
import fc from "fast-check";
import { bad, type Choices, parts, type Subject } from "../subject";
import { name, numberToken } from "../texts";
import { reasons, wildName, wildNumber, wildText } from "./common";
import * as gateway from "./gateway-parts";
import { wildId } from "./ids";

const API = "example.shop.v1";
const SELECTORS = ["*", `${API}.*`, `${API}.Orders.*`, `${API}.Orders.GetOrder`, `${API}.Status.GetStatus`];
const selectors = fc.constantFrom(...SELECTORS);
const wildSelector = fc.oneof(selectors, wildName);
const BAD_SELECTORS = ["", "Orders", `${API}.Orders`, `${API}.O*`, "*.Orders", "a b", "__proto__"];

const options: Choices<GrpcBackendOptions> = {
  deadlineSeconds: fc.oneof(fc.double({ min: 0.001, max: 3600, noNaN: true }), numberToken),
  role: gateway.backendOptions.role,
  grantOn: gateway.backendOptions.grantOn,
};

/** A gateway that serves a gRPC API, as its calls make it. */
export const grpcApiSubjects: Subject[] = [
  {
    name: "ApiGateway of a gRPC API",
    valid: fc.record(
      {
        id: name(2, 40),
        title: fc.constantFrom("Orders", "日本", "${x}"),
        services: fc.constantFrom([`${API}.Orders`], [`${API}.Orders`, `${API}.Status`]),
        selector: fc.constantFrom("*", `${API}.*`, `${API}.Orders.*`),
        schemes: gateway.schemes,
        reason: reasons,
        ...options,
      },
      { requiredKeys: ["id", "title", "selector", "schemes", "reason"] },
    ),
    wild: {
      id: wildId,
      title: wildText,
      selector: wildSelector,
      reason: wildText,
      ...options,
      deadlineSeconds: wildNumber,
    },
    faults: {
      title: bad("title", "", " "),
      "services: not in the descriptor set": bad("services", ["Orders"], [""]),
      selector: bad("selector", ...BAD_SELECTORS),
      reason: bad("reason", "", " ", "${var.why}"),
      deadlineSeconds: bad("deadlineSeconds", 0, -1, NaN, Infinity),
    },
    define: (shop, given) => {
      const { id, title, services, selector, schemes, reason, ...rest } = parts(given, shop);
      const grpcApi = GrpcApi.fromServices({
        title: title as string,
        services: services as string[] | undefined,
        descriptorSet: "examples/grpc/orders.pb",
      });
      grpcApi.addBackend(selector as string, gateway.FUNCTION.make(shop), rest);
      grpcApi.addDefaultBackend(gateway.FUNCTION.make(shop));
      for (const scheme of schemes as SecurityScheme[]) grpcApi.addSecurity(scheme);
      grpcApi.allowUnauthenticated(reason as string, `${API}.Orders.GetOrder`);
      gateway.provideBeta(shop);
      new ApiGateway(shop.stack, id as string, { grpcApi });
    },
  },
];
