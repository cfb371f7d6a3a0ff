import { TOKEN_FOR_ELSEWHERE } from "../../lib/rules/token-for-elsewhere";
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
