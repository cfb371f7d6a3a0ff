import { DescriptorSet } from "../../lib/api-gateway/descriptor-set";
import { ServiceConfig } from "../../lib/api-gateway/service-config";
import { CREATE_ORDER, DESCRIPTOR_SET, GET_ORDER, serviceConfig } from "./grpc-apis";

const set = DescriptorSet.fromFile(DESCRIPTOR_SET);
const SERVICES = "(example.shop.v1.Orders, example.shop.v1.Status)";

const config = (rest: { [field: string]: unknown }, file?: string) =>
  new ServiceConfig(serviceConfig(rest), set, file);

test("has the methods of its services alone", () => {
  expect(config({}).methods).toEqual([GET_ORDER, CREATE_ORDER]);
});

test("has the methods of a service once that it names twice", () => {
  const name = "example.shop.v1.Orders";
  expect(config({ apis: [{ name }, { name, version: "v1" }] }).methods).toEqual([GET_ORDER, CREATE_ORDER]);
});

test("has one spelling of each field that decides about access", () => {
  const rule = { selector: "*", jwtAudience: "a", disableAuth: false };
  const requirements = [{ providerId: "a" }];
  const written = config({
    backend: { rules: [rule] },
    usage: { rules: [{ selector: "*", allowUnregisteredCalls: true }] },
    authentication: {
      providers: [{ id: "a", jwksUri: "b" }],
      rules: [{ selector: "*", allowWithoutCredential: true, requirements }],
    },
    quota: { limits: [{ maxLimit: 1 }] },
  });
  expect(written.copy()).toEqual(
    serviceConfig({
      backend: { rules: [{ selector: "*", jwt_audience: "a", disable_auth: false }] },
      usage: { rules: [{ selector: "*", allow_unregistered_calls: true }] },
      authentication: {
        providers: [{ id: "a", jwks_uri: "b" }],
        rules: [{ selector: "*", allow_without_credential: true, requirements: [{ provider_id: "a" }] }],
      },
      quota: { limits: [{ maxLimit: 1 }] },
    }),
  );
});

test("takes one item in the place of a list, and the visibility of methods", () => {
  const written = config({
    apis: { name: "example.shop.v1.Orders" },
    authentication: {
      providers: { id: "a" },
      rules: { selector: "*", requirements: { provider_id: "a" } },
    },
    visibility: { rules: [] },
  });
  expect(written.copy()).toEqual(
    serviceConfig({
      authentication: {
        providers: [{ id: "a" }],
        rules: [{ selector: "*", requirements: [{ provider_id: "a" }] }],
      },
      visibility: { rules: [] },
    }),
  );
});

test.each<[string, { [field: string]: unknown }]>([
  ["'type' must be 'google.api.Service', got undefined", { type: undefined }],
  ["'type' must be 'google.api.Service', got 'google.api.Http'", { type: "google.api.Http" }],
  ["'apis' must name the services that are served, got none", { apis: [] }],
  ["'apis' must be a list of objects, got 'Orders' in it", { apis: "Orders" }],
  [`'apis.name' must be a service of the descriptor set ${SERVICES}, got undefined`, { apis: [{}] }],
  [
    `'apis.name' must be a service of the descriptor set ${SERVICES}, got 'shop.Orders'`,
    { apis: [{ name: "shop.Orders" }] },
  ],
  ["'usage' must be an object, got a list", { usage: [] }],
  [
    "'serviceConfig' must hold only type, config_version, name, title, id, producer_project_id, apis, types, enums, documentation, backend, http, quota, authentication, context, usage, custom_error, endpoints, control, logs, metrics, monitored_resources, billing, logging, monitoring, system_parameters, source_info, publishing, aspects, visibility, got 'authentications'; did you mean 'authentication'?",
    { authentications: {} },
  ],
  [
    "'serviceConfig' must hold only type, config_version, name, title, id, producer_project_id, apis, types, enums, documentation, backend, http, quota, authentication, context, usage, custom_error, endpoints, control, logs, metrics, monitored_resources, billing, logging, monitoring, system_parameters, source_info, publishing, aspects, visibility, got 'auth'",
    { auth: { rules: [{ selector: "*", requirements: [{ provider_id: "a" }] }] } },
  ],
  [
    "'authentication' must hold only rules, providers, got 'requirements'",
    { authentication: { requirements: [{ provider_id: "a" }] } },
  ],
  ["'usage.rules' must be a list of objects, got 'x' in it", { usage: { rules: ["x"] } }],
  [
    "'usage.rules' must hold only selector, allow_unregistered_calls, skip_service_control, per_user_quota, got 'allow_unregistred_calls'; did you mean 'allow_unregistered_calls'?",
    { usage: { rules: [{ selector: "*", allow_unregistred_calls: true }] } },
  ],
  [
    "'backend.rules' must give 'jwt_audience' once, got it in two spellings",
    { backend: { rules: [{ jwt_audience: "a", jwtAudience: "b" }] } },
  ],
  [
    "'backend.rules.selector' must be the name of a method, or of a package or service with '.*', or '*', got undefined",
    { backend: { rules: [{ address: "grpcs://example.com" }] } },
  ],
  [
    "'usage.rules.selector' must select a method of the API, got 'example.shop.v1.Orders.GetOrders'; did you mean 'example.shop.v1.Orders.GetOrder'?",
    { usage: { rules: [{ selector: `${GET_ORDER}s` }] } },
  ],
  [
    "'usage.rules.selector' must select a method of the API, got 'example.shop.v1.Orders.CreatOrder'; did you mean 'example.shop.v1.Orders.CreateOrder'?",
    { usage: { rules: [{ selector: `${GET_ORDER}, example.shop.v1.Orders.CreatOrder` }] } },
  ],
  [
    "'authentication.rules.selector' must select a method of the API, got 'example.shop.v1.Status.*'",
    { authentication: { rules: [{ selector: "example.shop.v1.Status.*" }] } },
  ],
  [
    "'authentication.rules.selector' must select a method of the API, got 'example.shop.v1.Orders'; did you mean 'example.shop.v1.Orders.*'?",
    { authentication: { rules: [{ selector: "example.shop.v1.Orders" }] } },
  ],
])("%s", (message, rest) => {
  expect(() => config(rest)).toThrow(new Error(message));
  expect(() => config(rest, "api.yaml")).toThrow(new Error(`${message} [at api.yaml]`));
});

describe.each<[part: string, flag: string]>([
  ["usage", "allow_unregistered_calls"],
  ["usage", "skip_service_control"],
  ["authentication", "allow_without_credential"],
])("%s.rules.%s", (part, flag) => {
  const TOKEN = "${TfToken[TOKEN.1]}";

  test.each([
    ["'true'", "true"],
    ["'false'", "false"],
    ["1", 1],
    ["null", null],
    ["a list", [true]],
    ["a token", TOKEN],
  ])("is not %s", (shown, value) => {
    expect(() => config({ [part]: { rules: [{ selector: "*", [flag]: value }] } })).toThrow(
      new Error(
        `'${part}.rules.${flag}' must be true or false, and known at synthesis, because it decides who may call, got ${shown}`,
      ),
    );
  });

  test.each([true, false, undefined])("may be %s", (value) => {
    expect(() => config({ [part]: { rules: [{ selector: "*", [flag]: value }] } })).not.toThrow();
  });
});

test("a token as a selector is refused", () => {
  const token = "${TfToken[TOKEN.1]}";
  expect(() => config({ usage: { rules: [{ selector: token }] } })).toThrow(
    new Error(
      "'usage.rules.selector' must be known at synthesis, because methods are found by it, got a token",
    ),
  );
});
