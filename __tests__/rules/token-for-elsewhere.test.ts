import { CloudSchedulerJob } from "@cdktf/provider-google/lib/cloud-scheduler-job";
import { PubsubSubscription } from "@cdktf/provider-google/lib/pubsub-subscription";
import type { TerraformStack } from "cdktf";
import { ApiGateway } from "../../lib/api-gateway/api-gateway";
import { BackendAuthentication } from "../../lib/api-gateway/backend-options";
import type { CloudRunFunction } from "../../lib/functions/cloud-run-function";
import { Principal } from "../../lib/iam/principal";
import { TOKEN_FOR_ELSEWHERE } from "../../lib/rules/token-for-elsewhere";
import { newDocument, newGateway, newGatewayStack } from "../api-gateway/gateways";
import { newGrpcApi } from "../api-gateway/grpc-apis";
import { newService } from "../services/new-service";
import { printedWarnings } from "../support/annotations";
import { newFunction } from "../support/functions";
import { newApp, NO_WAIT } from "../support/stack";
import { at, foundBy } from "./findings";

const service = { google_cloud_run_v2_service: { orders: at("shop/orders/Resource", { name: "orders" }) } };
const URI = "${google_cloud_run_v2_service.orders.uri}";

const found = (type: string, args: object, more: object = {}) =>
  foundBy(TOKEN_FOR_ELSEWHERE, { ...more, resource: { ...service, [type]: { own: at("shop/own", args) } } });

const ELSEWHERE = [
  "'audience' must be that of where the token is sent, got the URL of shop/orders for another address, which can then call it [at shop/own] (token-for-elsewhere)",
];

const SENDERS: [string, (to: string, audience?: string) => object][] = [
  ["google_cloud_scheduler_job", (uri, audience) => ({ http_target: { uri, oidc_token: { audience } } })],
  [
    "google_cloud_tasks_queue",
    (host, audience) => ({ http_target: { uri_override: { host }, oidc_token: { audience } } }),
  ],
  [
    "google_pubsub_subscription",
    (push_endpoint, audience) => ({ push_config: { push_endpoint, oidc_token: { audience } } }),
  ],
  [
    "google_api_gateway_api_config",
    (address, audience) => ({
      openapi_documents: [
        {
          document: {
            contents: `\${base64encode(jsonencode({ paths = { "/" = { get = { x-google-backend = { address = "${address}", jwt_audience = ${audience === undefined ? "null" : `"${audience}"`} } } } } }))}`,
          },
        },
      ],
    }),
  ],
];

test.each(SENDERS)("reports %s if it sends an ID token for another address", (type, args) => {
  expect(found(type, args("https://elsewhere.example", URI))).toEqual(ELSEWHERE);
  expect(found(type, args(URI, URI))).toEqual([]);
  expect(found(type, args(`${URI}/path`, URI))).toEqual([]);
  expect(found(type, args("https://elsewhere.example", "https://elsewhere.example"))).toEqual([]);
  expect(found(type, args("https://elsewhere.example"))).toEqual([]);
});

test("reads a gateway's document from a local, in version 3, and if it is already encoded", () => {
  const document = {
    "x-google-api-management": {
      backends: { other: { address: "https://elsewhere.example", jwtAudience: URI } },
    },
  };
  const config = (contents: string) => ({ openapi_documents: { document: { contents } } });
  const type = "google_api_gateway_api_config";
  expect(
    found(type, config("${base64encode(jsonencode(local.document))}"), { locals: { document } }),
  ).toEqual(ELSEWHERE);
  expect(found(type, config(Buffer.from("{}").toString("base64")))).toEqual([]);
  expect(found(type, config("no JSON"))).toEqual([]);
});

describe("an app is told of a token for one function that is sent to another address", () => {
  const ELSEWHERE = "https://elsewhere.example";
  const gateway = (stack: TerraformStack, { uri }: CloudRunFunction, to = ELSEWHERE) => {
    const document = newDocument();
    document.addUrlBackend("/orders", to, { authentication: BackendAuthentication.idToken(uri) });
    return newGateway(stack, { document });
  };
  const grpcGateway = (
    stack: TerraformStack,
    { uri }: CloudRunFunction,
    to = "grpcs://elsewhere.example",
  ) => {
    const grpcApi = newGrpcApi();
    grpcApi.addUrlBackend("*", to, { authentication: BackendAuthentication.idToken(uri) });
    return new ApiGateway(stack, "gateway", { grpcApi });
  };
  const oidcToken = ({ uri }: CloudRunFunction) => ({
    serviceAccountEmail: "caller@example-project.iam.gserviceaccount.com",
    audience: uri,
  });

  test.each<
    [title: string, send: (stack: TerraformStack, orders: CloudRunFunction) => unknown, path: string]
  >([
    ["by a gateway", (stack, orders) => gateway(stack, orders), "shop/gateway/config"],
    ["by a gateway with a gRPC API", (stack, orders) => grpcGateway(stack, orders), "shop/gateway/config"],
    [
      "by a job of the provider's own",
      (stack, orders) =>
        new CloudSchedulerJob(stack, "own", {
          name: "own",
          httpTarget: { uri: `${ELSEWHERE}/${orders.functionName}`, oidcToken: oidcToken(orders) },
        }),
      "shop/own",
    ],
    [
      "by a subscription of the provider's own",
      (stack, orders) =>
        new PubsubSubscription(stack, "own", {
          name: "own",
          topic: "orders",
          pushConfig: { pushEndpoint: ELSEWHERE, oidcToken: oidcToken(orders) },
        }),
      "shop/own",
    ],
  ])("%s", (_, send, path) => {
    expect(warningsOf(send)).toEqual([
      `[${path}] 'audience' must be that of where the token is sent, got the URL of shop/orders for another address, which can then call it (token-for-elsewhere)`,
    ]);
  });

  test("and of nothing where it is sent to the function", () => {
    expect(warningsOf((stack, orders) => gateway(stack, orders, orders.uri))).toEqual([]);
    const serve = (stack: TerraformStack) => {
      const grpcApi = newGrpcApi();
      grpcApi.addDefaultBackend(newService(stack, "prices", { http2: true }));
      return new ApiGateway(stack, "gateway", { grpcApi });
    };
    expect(warningsOf(serve)).toEqual([]);
    expect(warningsOf((stack, orders) => grpcGateway(stack, orders, orders.uri))).toEqual([]);
  });
});

/** What `cdktf synth` warns of in an app with a function. */
function warningsOf(define: (stack: TerraformStack, orders: CloudRunFunction) => unknown): string[] {
  const app = newApp(NO_WAIT);
  const stack = newGatewayStack(app);
  const orders = newFunction(stack, "orders");
  orders.grantInvoke(Principal.group("ops@example.com"));
  define(stack, orders);
  app.synth();
  return printedWarnings(app);
}
