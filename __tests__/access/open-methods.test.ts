import { readFileSync } from "node:fs";
import { FactKind } from "../../lib/access/fact";
import { factsOf } from "../../lib/access/facts";
import { lineOf } from "../../lib/access/lock-line";
import { CREATE_ORDER, DESCRIPTOR_SET, GET_ORDER, serviceConfig } from "../api-gateway/grpc-apis";
import { shop } from "../document/documents";

const COMPILED = readFileSync(DESCRIPTOR_SET).toString("base64");
const encoded = (text: string) => Buffer.from(text).toString("base64");

/** The facts about a config of the provider's own, with a service config and a compiled API. */
function toldOf(contents: string, compiled = COMPILED, more: object = {}): string[] {
  const config = {
    grpc_services: [{ file_descriptor_set: [{ path: "api.pb", contents: compiled }] }],
    managed_service_configs: [{ path: "api.yaml", contents }],
  };
  const facts = factsOf(shop({ ...more, resource: { google_api_gateway_api_config: { own: config } } }));
  return facts.filter(({ kind }) => kind !== FactKind.RUNS_AS).map(lineOf);
}

const told = (rest: object) => toldOf(encoded(JSON.stringify(serviceConfig({ ...rest }))));
const open = (...methods: string[]) =>
  methods.map((method) => `google_api_gateway_api_config.own  open operation  ${method}`);
const UNKNOWN = ["google_api_gateway_api_config.own  unknown  which operations are open"];

const all = (rule: object) => ({ rules: [{ selector: "*", ...rule }] });
const OPEN = all({ allow_unregistered_calls: true });
const TOKEN = all({ requirements: [{ provider_id: "a" }] });

test.each<[title: string, rest: object, lines: string[]]>([
  ["asks for a key where nothing is said", {}, []],
  ["asks for a key where a rule says nothing", { usage: all({}) }, []],
  ["opens all methods without a key and a token", { usage: OPEN }, open(CREATE_ORDER, GET_ORDER)],
  ["takes either spelling", { usage: all({ allowUnregisteredCalls: true }) }, open(CREATE_ORDER, GET_ORDER)],
  [
    "checks no key without service control",
    { usage: all({ skip_service_control: true }) },
    open(CREATE_ORDER, GET_ORDER),
  ],
  ["asks for a token", { usage: OPEN, authentication: TOKEN }, []],
  [
    "asks for a token, in the place of a list",
    { usage: OPEN, authentication: { rules: { selector: "*", requirements: { provider_id: "a" } } } },
    [],
  ],
  [
    "passes over scopes of OAuth",
    { usage: OPEN, authentication: all({ oauth: {} }) },
    open(CREATE_ORDER, GET_ORDER),
  ],
  [
    "takes calls without a token where it may be missing",
    {
      usage: OPEN,
      authentication: all({ requirements: [{ provider_id: "a" }], allow_without_credential: true }),
    },
    open(CREATE_ORDER, GET_ORDER),
  ],
  [
    "follows the last rule of a method",
    { usage: { rules: [...OPEN.rules, { selector: GET_ORDER, allow_unregistered_calls: false }] } },
    open(CREATE_ORDER),
  ],
])("a gRPC API %s", (_, rest, lines) => {
  expect(told(rest)).toEqual(lines);
});

test.each<[title: string, lines: () => string[]]>([
  ["the service config is YAML", () => toldOf(encoded("type: google.api.Service"))],
  ["the service config is not known", () => toldOf("${var.config}")],
  [
    "the compiled API is not known",
    () => toldOf(encoded(JSON.stringify(serviceConfig())), "${var.compiled}"),
  ],
  ["the compiled API is none", () => toldOf(encoded(JSON.stringify(serviceConfig())), encoded("{}"))],
  ["a service is not in the compiled API", () => told({ apis: [{ name: "example.shop.v1.Prices" }] })],
  ["there is no service", () => told({ apis: [] })],
  [
    "a rule is not known",
    () =>
      toldOf("${base64encode(jsonencode(local.config))}", COMPILED, {
        locals: { config: serviceConfig({ usage: all({ allow_unregistered_calls: "${var.open}" }) }) },
      }),
  ],
  ["a flag is a text", () => told({ usage: all({ allow_unregistered_calls: "true" }) })],
  ["a flag is a number", () => told({ usage: all({ skip_service_control: 1 }) })],
  [
    "a flag of a token is a text",
    () =>
      told({
        usage: OPEN,
        authentication: all({ requirements: [{ provider_id: "a" }], allow_without_credential: "true" }),
      }),
  ],
  [
    "a flag is given in two spellings",
    () => told({ usage: all({ allow_unregistered_calls: false, allowUnregisteredCalls: true }) }),
  ],
])("what is open is unknown where %s", (_, lines) => {
  expect(lines()).toEqual(UNKNOWN);
});
