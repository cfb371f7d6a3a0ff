import { readFileSync } from "node:fs";
import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import { ProjectService } from "@cdktf/provider-google/lib/project-service";
import { GoogleApiGatewayApiConfigA } from "@cdktf/provider-google-beta/lib/google-api-gateway-api-config";
import { GoogleApiGatewayGateway } from "@cdktf/provider-google-beta/lib/google-api-gateway-gateway";
import { type TerraformStack, Testing } from "cdktf";
import { ApiGateway } from "../../lib/api-gateway/api-gateway";
import { ApiGatewayApi } from "../../lib/api-gateway/api-gateway-api";
import { ApiGatewayApiConfig } from "../../lib/api-gateway/api-gateway-api-config";
import { BackendAuthentication } from "../../lib/api-gateway/backend-options";
import { GrpcApi } from "../../lib/api-gateway/grpc-api";
import { ApiKeyLocation, SecurityScheme } from "../../lib/api-gateway/security-scheme";
import { FirstGenFunction } from "../../lib/functions/first-gen-function";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import type { IInvocable } from "../../lib/invocation/invocable";
import { newService } from "../services/new-service";
import { warnings } from "../support/annotations";
import { newFunction } from "../support/functions";
import { all } from "../support/resources";
import { newApp } from "../support/stack";
import { awaited, newDocument, newGatewayStack } from "./gateways";
import {
  CREATE_ORDER,
  DESCRIPTOR_SET,
  GET_ORDER,
  GET_STATUS,
  grpcApiOf,
  newGrpcApi,
  served,
} from "./grpc-apis";

const { NONE } = BackendAuthentication;
const URL = "grpcs://example.com";
const google = SecurityScheme.googleIdToken("a", "b");
const firebase = SecurityScheme.firebase("example-project");
const key = SecurityScheme.apiKey();

const OPEN = { rules: [{ selector: "*", allow_unregistered_calls: true }] };

/** A gateway with an API whose methods a URL answers. */
function serve(stack: TerraformStack, grpcApi: GrpcApi): ApiGateway {
  return new ApiGateway(stack, "gateway", { grpcApi });
}

/** What the API's config would be refused for. */
function problemsOf(grpcApi: GrpcApi): string[] {
  return grpcApi._served.problems();
}

describe("the service config", () => {
  test("of services has what Google asks for", () => {
    expect(served(GrpcApi.fromServices({ title: "Orders", descriptorSet: DESCRIPTOR_SET }))).toEqual({
      type: "google.api.Service",
      config_version: 3,
      name: "*.apigateway.example-project.cloud.goog",
      title: "Orders",
      apis: [{ name: "example.shop.v1.Orders" }, { name: "example.shop.v1.Status" }],
      usage: OPEN,
    });
  });

  test("keeps what is written in it", () => {
    const written = {
      config_version: 2,
      name: "a.apigateway.example-project.cloud.goog",
      http: { rules: [] },
    };
    expect(served(grpcApiOf(written))).toMatchObject(written);
  });

  test("of services has only those that are named", () => {
    const services = ["example.shop.v1.Status"];
    expect(
      served(GrpcApi.fromServices({ title: "Orders", descriptorSet: DESCRIPTOR_SET, services })).apis,
    ).toEqual([{ name: "example.shop.v1.Status" }]);
  });

  test.each<[string, string[]]>([
    ["'services' must hold at least one service, got none", []],
    [
      "'services' must be of the descriptor set (example.shop.v1.Orders, example.shop.v1.Status), got 'example.shop.v1.Order'; did you mean 'example.shop.v1.Orders'?",
      ["example.shop.v1.Order"],
    ],
    [
      "'services' must hold each service once, got 'example.shop.v1.Orders' twice",
      ["example.shop.v1.Orders", "example.shop.v1.Status", "example.shop.v1.Orders"],
    ],
  ])("of services names them as they were given: %s", (message, services) => {
    const props = { title: "Orders", descriptorSet: DESCRIPTOR_SET, services };
    expect(() => GrpcApi.fromServices(props)).toThrow(new Error(message));
  });

  test("of services shows no fields of it in errors, because nobody wrote one", () => {
    const services = ["example.shop.v1.Status"];
    const grpcApi = GrpcApi.fromServices({ title: "Orders", descriptorSet: DESCRIPTOR_SET, services });
    expect(problemsOf(grpcApi)).toEqual([
      `'backend' must say who answers the method, got none; call addBackend [at ${GET_STATUS}]`,
      `'security' must say how callers prove who they are, got nothing; call addSecurity, or allowUnauthenticated with a reason [at ${GET_STATUS}]`,
    ]);
  });

  test.each(["", " "])("of services has no title '%s'", (title) => {
    expect(() => GrpcApi.fromServices({ title, descriptorSet: DESCRIPTOR_SET })).toThrow(
      new Error(`'title' must not be empty, got '${title}'`),
    );
  });

  test("is read from a file, which errors name", () => {
    const grpcApi = GrpcApi.fromFile("examples/grpc/status.yaml", { descriptorSet: DESCRIPTOR_SET });
    expect(problemsOf(grpcApi)).toEqual([]);
    expect(() => {
      grpcApi.addBackend(GET_ORDER, newService(newGatewayStack(), "orders", { http2: true }));
    }).toThrow(
      new Error(
        `'selector' must select a method of the API, got '${GET_ORDER}' [at examples/grpc/status.yaml]`,
      ),
    );
  });

  test("is not read from a file of another kind", () => {
    expect(() => GrpcApi.fromFile("examples/grpc/orders.proto", { descriptorSet: DESCRIPTOR_SET })).toThrow(
      new Error("'serviceConfig' must end in .json, .yaml, .yml, got 'examples/grpc/orders.proto'"),
    );
  });
});

describe("backends", () => {
  const rules = (grpcApi: GrpcApi) => (served(grpcApi).backend as { rules: unknown }).rules;
  const url = (host: string) => ({ address: `grpcs://${host}`, disable_auth: true, deadline: 15 });

  test("come after those of the config, the narrower ones last, whatever the order of the calls", () => {
    const written = [{ selector: "*", address: "grpcs://written" }];
    const at: [string, string][] = [
      [GET_ORDER, "get"],
      ["*", "all"],
      ["example.shop.v1.Orders.*", "orders"],
      ["example.*", "example"],
    ];
    const expected = [
      ...written,
      { selector: "*", ...url("all") },
      { selector: "example.*", ...url("example") },
      { selector: "example.shop.v1.Orders.*", ...url("orders") },
      { selector: GET_ORDER, ...url("get") },
    ];
    for (const order of [at, [...at].reverse()]) {
      const grpcApi = grpcApiOf({ backend: { rules: written } });
      for (const [selector, host] of order) {
        grpcApi.addUrlBackend(selector, `grpcs://${host}`, { authentication: NONE });
      }
      expect(rules(grpcApi)).toEqual(expected);
    }
  });

  test("of a list are written for each part, so that the narrower part wins over other backends", () => {
    const grpcApi = newGrpcApi();
    const add = (selector: string, host: string) => {
      grpcApi.addUrlBackend(selector, `grpcs://${host}`, { authentication: NONE });
    };
    add(`*, ${GET_STATUS}`, "one");
    add("example.shop.v1.Status.*,example.shop.v1.Orders.*", "other");
    expect(rules(grpcApi)).toEqual([
      { selector: "*", ...url("one") },
      { selector: "example.shop.v1.Orders.*", ...url("other") },
      { selector: "example.shop.v1.Status.*", ...url("other") },
      { selector: GET_STATUS, ...url("one") },
    ]);
    expect(() => {
      add(`${GET_ORDER}, ${GET_STATUS}`, "second");
    }).toThrow(new Error(`'selector' must have one backend, got a second one for '${GET_STATUS}'`));
    expect(() => {
      add(`${GET_ORDER}, example.shop.v1.Orders.CreatOrder`, "typo");
    }).toThrow(
      new Error(
        `'selector' must select a method of the API, got 'example.shop.v1.Orders.CreatOrder'; did you mean '${CREATE_ORDER}'?`,
      ),
    );
  });

  test("by default come before those of the config", () => {
    const grpcApi = grpcApiOf({ backend: { rules: [{ selector: GET_ORDER, address: URL }] } });
    const service = newService(newGatewayStack(), "orders", { http2: true, timeoutSeconds: 60 });
    grpcApi.addDefaultBackend(service);
    expect(rules(grpcApi)).toEqual([
      {
        selector: "*",
        address: expect.any(String) as string,
        jwt_audience: expect.any(String) as string,
        deadline: 60,
      },
      { selector: GET_ORDER, address: URL },
    ]);
  });

  test("of a URL have the audience, the deadline and the address that are given", () => {
    const grpcApi = newGrpcApi();
    const authentication = BackendAuthentication.idToken("https://example.com");
    grpcApi.addUrlBackend("*", "https://example.com:8443", { authentication, deadlineSeconds: 5 });
    expect(rules(grpcApi)).toEqual([
      {
        selector: "*",
        address: "https://example.com:8443",
        jwt_audience: "https://example.com",
        deadline: 5,
      },
    ]);
  });

  test.each<[string, (grpcApi: GrpcApi) => void]>([
    [
      "'selector' must select a method of the API, got 'example.shop.v1.Orders.GetOrders'; did you mean 'example.shop.v1.Orders.GetOrder'?",
      (grpcApi) => {
        grpcApi.addUrlBackend(`${GET_ORDER}s`, URL, { authentication: NONE });
      },
    ],
    [
      "'selector' must have one backend, got a second one for '*'",
      (grpcApi) => {
        grpcApi.addUrlBackend("*", URL, { authentication: NONE });
        grpcApi.addUrlBackend("*", URL, { authentication: NONE });
      },
    ],
    [
      "'selector' must have one backend, got a second one for the default",
      (grpcApi) => {
        const service = newService(newGatewayStack(), "orders", { http2: true });
        grpcApi.addDefaultBackend(service);
        grpcApi.addDefaultBackend(service);
      },
    ],
    [
      "'url' must be a grpcs or https URL, got 'grpc://example.com'",
      (grpcApi) => {
        grpcApi.addUrlBackend("*", "grpc://example.com", { authentication: NONE });
      },
    ],
    [
      "'url' must be a grpcs or https URL, got 'example.com'",
      (grpcApi) => {
        grpcApi.addUrlBackend("*", "example.com", { authentication: NONE });
      },
    ],
    [
      "'deadlineSeconds' must be above 0, got 0",
      (grpcApi) => {
        grpcApi.addUrlBackend("*", URL, { authentication: NONE, deadlineSeconds: 0 });
      },
    ],
    [
      "'target' must be a service on Cloud Run, because API Gateway calls nothing else with gRPC, got 'shop/old'",
      (grpcApi) => {
        grpcApi.addBackend("*", FirstGenFunction.fromFunctionName(newGatewayStack(), "old", "old"));
      },
    ],
  ])("%s", (message, add) => {
    expect(() => {
      add(newGrpcApi());
    }).toThrow(new Error(message));
  });

  test.each<[string, object]>([
    ["'address' must be a URL, got undefined", {}],
    ["'address' must be a URL, got 'example.com'; write 'grpcs://' before it", { address: "example.com" }],
    ["'address' must be a URL, got 'ftp://example.com'", { address: "ftp://example.com" }],
    [
      "'jwt_audience' must not be given beside 'disable_auth', got both",
      { address: URL, jwt_audience: "a", disable_auth: true },
    ],
    [
      "'address' must be encrypted where the gateway sends an ID token, got 'grpc://example.com'",
      { address: "grpc://example.com", jwt_audience: "a" },
    ],
    ["'deadline' must be above 0, got '5'", { address: URL, deadline: "5" }],
    ["'disable_auth' must be true or false, got 'true'", { address: URL, disable_auth: "true" }],
    ["'disable_auth' must be true or false, got 1", { address: URL, disable_auth: 1 }],
    [
      "'address' must not be an API of Google, which wants an access token where the gateway sends an ID token, got 'grpcs://pubsub.googleapis.com'; put a function in between",
      { address: "grpcs://pubsub.googleapis.com" },
    ],
  ])("of the config are refused: %s", (message, rule) => {
    const grpcApi = grpcApiOf({ backend: { rules: [{ selector: GET_ORDER, ...rule }] } });
    grpcApi.addUrlBackend(CREATE_ORDER, URL, { authentication: NONE });
    expect(problemsOf(grpcApi)).toEqual([`${message} [at ${GET_ORDER}]`]);
  });

  test("are missing for methods", () => {
    expect(problemsOf(newGrpcApi())).toEqual(
      [GET_ORDER, CREATE_ORDER, GET_STATUS].map(
        (method) => `'backend' must say who answers the method, got none; call addBackend [at ${method}]`,
      ),
    );
    const closed = grpcApiOf({ backend: { rules: [{ selector: GET_ORDER, address: URL }] } });
    expect(problemsOf(closed)).toEqual([
      `'backend.rules' must say who answers the method, got none; call addBackend [at ${CREATE_ORDER}]`,
    ]);
  });

  test("that take no HTTP/2 get a warning", () => {
    const stack = newGatewayStack();
    const grpcApi = newGrpcApi();
    grpcApi.addBackend(GET_ORDER, newFunction(stack, "function"));
    grpcApi.addBackend(CREATE_ORDER, newService(stack, "service"));
    grpcApi.addBackend(GET_STATUS, newService(stack, "http2", { http2: true }));
    const message =
      "'http2' must be true of a backend for gRPC, whose streams and metadata need HTTP/2, got a backend without it";
    expect(warnings(stack)).toEqual([`[shop/function] ${message}`, `[shop/service] ${message}`]);
  });
});

describe("security", () => {
  const parts = (grpcApi: GrpcApi) => {
    const { usage, authentication } = served(grpcApi);
    return { usage, authentication };
  };
  const FIREBASE = {
    id: "firebase",
    issuer: "https://securetoken.google.com/example-project",
    jwks_uri:
      "https://www.googleapis.com/service_accounts/v1/metadata/x509/securetoken@system.gserviceaccount.com",
    audiences: "example-project",
  };
  const GOOGLE = {
    id: "google_id_token",
    issuer: "https://accounts.google.com",
    jwks_uri: "https://www.googleapis.com/oauth2/v3/certs",
    audiences: "a,b",
  };
  const asks = (selector: string, ...ids: string[]) => ({
    selector,
    requirements: ids.map((provider_id) => ({ provider_id })),
  });

  test("by a token at all methods needs no key", () => {
    const grpcApi = grpcApiOf();
    grpcApi.addSecurity(google);
    grpcApi.addSecurity(firebase);
    expect(parts(grpcApi)).toEqual({
      usage: {
        rules: [GET_ORDER, CREATE_ORDER].map((selector) => ({ selector, allow_unregistered_calls: true })),
      },
      authentication: {
        providers: [GOOGLE, FIREBASE],
        rules: [GET_ORDER, CREATE_ORDER].map((selector) => asks(selector, "google_id_token", "firebase")),
      },
    });
  });

  test("of a method replaces that of all, and a key is asked for besides a token", () => {
    const grpcApi = GrpcApi.fromServices({ title: "Orders", descriptorSet: DESCRIPTOR_SET });
    grpcApi.addSecurity(key, CREATE_ORDER);
    grpcApi.addSecurity(firebase, CREATE_ORDER);
    grpcApi.addSecurity(google);
    grpcApi.allowUnauthenticated("It is public", "example.shop.v1.Status.*");
    expect(parts(grpcApi)).toEqual({
      usage: { rules: [...OPEN.rules, { selector: CREATE_ORDER, allow_unregistered_calls: false }] },
      authentication: {
        providers: [FIREBASE, GOOGLE],
        rules: [asks(GET_ORDER, "google_id_token"), asks(CREATE_ORDER, "firebase")],
      },
    });
    expect(grpcApi._served.openReasons()).toEqual({ [GET_STATUS]: "It is public" });
  });

  test("adds to what the config asks for, and keeps a key that it asks for by name", () => {
    const grpcApi = grpcApiOf({
      usage: { rules: [{ selector: GET_ORDER, allow_unregistered_calls: false }] },
      authentication: { providers: [{ id: "own" }], rules: [asks("*", "own")] },
    });
    grpcApi.addSecurity(google, GET_ORDER);
    expect(parts(grpcApi)).toEqual({
      usage: { rules: [{ selector: GET_ORDER, allow_unregistered_calls: false }] },
      authentication: {
        providers: [{ id: "own" }, GOOGLE],
        rules: [asks("*", "own"), asks(GET_ORDER, "own", "google_id_token")],
      },
    });
  });

  test.each<[string, object]>([
    ["a method that needs no key", { usage: OPEN }],
    [
      "a method whose key nobody checks",
      { usage: { rules: [{ selector: "*", skip_service_control: true }] } },
    ],
    [
      "a method whose token may be missing",
      {
        usage: OPEN,
        authentication: {
          providers: [{ id: "own" }],
          rules: [{ ...asks("*", "own"), allow_without_credential: true }],
        },
      },
    ],
    [
      "a method whose last rules ask for nothing",
      {
        usage: { rules: [{ selector: "*" }, ...OPEN.rules] },
        authentication: { providers: [{ id: "own" }], rules: [asks("*", "own"), { selector: "*" }] },
      },
    ],
  ])("is missing at %s, until a reason is given", (_, rest) => {
    const grpcApi = grpcApiOf({ backend: { rules: [{ selector: "*", address: URL }] }, ...rest });
    grpcApi.allowUnauthenticated("It is public", CREATE_ORDER);
    expect(problemsOf(grpcApi)).toEqual([
      `'usage.rules' must not let anyone call without an authentication rule, got 'allow_unregistered_calls'; call addSecurity, or allowUnauthenticated with a reason [at ${GET_ORDER}]`,
    ]);
    grpcApi.allowUnauthenticated("It is public", GET_ORDER);
    expect(problemsOf(grpcApi)).toEqual([]);
  });

  test("is a key where the config says nothing", () => {
    const grpcApi = grpcApiOf({ backend: { rules: [{ selector: "*", address: URL }] } });
    expect(problemsOf(grpcApi)).toEqual([]);
    grpcApi.allowUnauthenticated("It is public", GET_ORDER);
    expect(parts(grpcApi)).toEqual({
      usage: { rules: [{ selector: GET_ORDER, allow_unregistered_calls: true }] },
      authentication: undefined,
    });
  });

  const GUARDED = `'selectors' must select methods without security, got one with its own [at ${GET_ORDER}]`;
  test.each<[string, (grpcApi: GrpcApi) => void]>([
    [
      GUARDED,
      (grpcApi) => {
        grpcApi.addSecurity(key, GET_ORDER);
        grpcApi.allowUnauthenticated("Why", "*");
      },
    ],
    [
      GUARDED,
      (grpcApi) => {
        grpcApi.allowUnauthenticated("Why", "*");
        grpcApi.addSecurity(key, GET_ORDER);
      },
    ],
    [
      "'reason' must say why anyone may call, got ' '",
      (grpcApi) => {
        grpcApi.allowUnauthenticated(" ", "*");
      },
    ],
    [
      "'selectors' must hold at least one, got none",
      (grpcApi) => {
        grpcApi.allowUnauthenticated("Why");
      },
    ],
    [
      "'selectors' must select a method of the API, got 'Orders'",
      (grpcApi) => {
        grpcApi.addSecurity(key, "Orders");
      },
    ],
    [
      "'location' must be ApiKeyLocation.HEADER for gRPC, whose calls have no query, got QUERY",
      (grpcApi) => {
        grpcApi.addSecurity(SecurityScheme.apiKey(ApiKeyLocation.QUERY));
      },
    ],
    [
      "'authentication.providers' must define 'google_id_token' once, got another definition of it",
      (grpcApi) => {
        grpcApi.addSecurity(google);
        grpcApi.addSecurity(SecurityScheme.googleIdToken("c"));
      },
    ],
  ])("%s", (message, add) => {
    const grpcApi = GrpcApi.fromServices({ title: "Orders", descriptorSet: DESCRIPTOR_SET });
    expect(() => {
      add(grpcApi);
    }).toThrow(new Error(message));
  });

  test.each<[id: unknown, shown: string]>([
    [undefined, "undefined"],
    [null, "null"],
    ["", "''"],
    [1, "1"],
  ])("of the config by an issuer with the id %s is refused", (id, shown) => {
    const authentication = {
      providers: [{ id }],
      rules: [{ selector: "*", requirements: [{ provider_id: id }] }],
    };
    expect(() => grpcApiOf({ authentication })).toThrow(
      new Error(
        `'authentication.rules.requirements.provider_id' must be the id of one of 'authentication.providers', got ${shown}`,
      ),
    );
  });

  test("is as it was where a reason is refused for one of several methods", () => {
    const grpcApi = newGrpcApi();
    grpcApi.addSecurity(key, GET_STATUS);
    expect(() => {
      grpcApi.allowUnauthenticated("It is public", GET_ORDER, GET_STATUS);
    }).toThrow(
      new Error(`'selectors' must select methods without security, got one with its own [at ${GET_STATUS}]`),
    );
    expect(grpcApi._served.openReasons()).toEqual({});
  });

  test("of the config that names an unknown issuer is refused, and so is a reason at a method with a token", () => {
    const authentication = { providers: [{ id: "own" }], rules: [asks("*", "own")] };
    expect(() => grpcApiOf({ authentication: { ...authentication, providers: [] } })).toThrow(
      new Error(
        "'authentication.rules.requirements.provider_id' must be the id of one of 'authentication.providers', got 'own'",
      ),
    );
    expect(() => {
      grpcApiOf({ authentication }).allowUnauthenticated("Why", GET_ORDER);
    }).toThrow(new Error(GUARDED));
  });
});

describe("a gateway", () => {
  test("has the files, and is let in by the backends, also by those that are added later", () => {
    const stack = newGatewayStack();
    const grpcApi = GrpcApi.fromServices({
      title: "Orders",
      descriptorSet: DESCRIPTOR_SET,
      protoFiles: ["examples/grpc/orders.proto"],
    });
    grpcApi.addSecurity(google);
    grpcApi.addBackend(GET_ORDER, newService(stack, "one", { http2: true }));
    serve(stack, grpcApi);
    grpcApi.addDefaultBackend(newService(stack, "two", { http2: true }), { role: Role.RUN_SERVICES_INVOKER });
    expect(all(stack, CloudRunV2ServiceIamMember)).toMatchObject([
      { name: expect.stringContaining("one") as string, role: "roles/run.invoker" },
      { name: expect.stringContaining("two") as string, role: "roles/run.servicesInvoker" },
    ]);
    expect(all(stack, GoogleApiGatewayApiConfigA)).toMatchObject([
      {
        grpc_services: [
          {
            file_descriptor_set: {
              path: "api_descriptor.pb",
              contents: readFileSync(DESCRIPTOR_SET).toString("base64"),
            },
            source: [
              {
                path: "orders.proto",
                contents: readFileSync("examples/grpc/orders.proto").toString("base64"),
              },
            ],
          },
        ],
        managed_service_configs: [
          {
            path: "api_config.yaml",
            contents: expect.stringMatching(
              /^\$\{base64encode\(jsonencode\(local\.gateway_service-config_\w+\)\)\}$/,
            ) as string,
          },
        ],
      },
    ]);
    expect(all(stack, ProjectService)).toEqual([]);
  });

  test("cannot reach a backend that is not open to the internet", () => {
    const stack = newGatewayStack();
    const grpcApi = newGrpcApi();
    grpcApi.addDefaultBackend(
      newService(stack, "orders", { ingress: IngressSettings.INTERNAL, http2: true }),
    );
    expect(() => serve(stack, grpcApi)).toThrow(
      new Error(
        "'ingress' must admit the internet, by which shop/gateway calls, got INTERNAL; use IngressSettings.ALL and keep IAM as the lock [at shop/orders]",
      ),
    );
  });

  test("gets another backend in the place of one that was refused", () => {
    const stack = newGatewayStack();
    const grpcApi = newGrpcApi();
    serve(stack, grpcApi);
    const closed = newService(stack, "closed", { ingress: IngressSettings.INTERNAL, http2: true });
    const orders = newService(stack, "orders", { http2: true });
    for (const add of [
      (target: IInvocable) => {
        grpcApi.addDefaultBackend(target);
      },
      (target: IInvocable) => {
        grpcApi.addBackend(GET_ORDER, target);
      },
    ]) {
      expect(() => {
        add(closed);
      }).toThrow("'ingress' must admit the internet");
      add(orders);
    }
    expect(all(stack, CloudRunV2ServiceIamMember)).toMatchObject([
      { name: expect.stringContaining("orders") as string },
    ]);
  });

  test("is not let in where another gateway with the API cannot be", () => {
    const app = newApp();
    const [near, far] = [newGatewayStack(app), newGatewayStack(app, "far")];
    const grpcApi = newGrpcApi();
    const config = new ApiGatewayApiConfig(near, "config", { api: new ApiGatewayApi(near, "api"), grpcApi });
    new ApiGateway(near, "gateway", { config });
    new ApiGateway(far, "far-gateway", { grpcApi });
    const orders = newService(near, "orders", { http2: true });
    expect(() => {
      grpcApi.addDefaultBackend(orders);
    }).toThrow("'target' must");
    grpcApi.addUrlBackend("*", URL, { authentication: NONE });
    expect(all(near, CloudRunV2ServiceIamMember)).toEqual([]);
    // Nor do later gateways wait for it, or is it taken for a backend that callers reach on another way.
    new ApiGateway(near, "later", { config, location: "europe-west1" });
    orders.grantInvoke(Principal.allUsers("It is a test"));
    expect(() => Testing.synth(near, true)).not.toThrow();
    expect(warnings(near).filter((warning) => warning.includes("public backend"))).toEqual([]);
    expect(JSON.stringify(all(near, GoogleApiGatewayGateway))).not.toContain("iam_member.orders");
    expect(awaited(near)?.filter((address) => address.includes("iam_member"))).toEqual(
      awaited(far)?.filter((address) => address.includes("iam_member")),
    );
  });

  test.each<[string, () => GrpcApi, boolean]>([
    ["the config says nothing about keys", () => grpcApiOf(), true],
    [
      "the config opens one of the methods",
      () => grpcApiOf({ usage: { rules: [{ selector: GET_ORDER, allow_unregistered_calls: true }] } }),
      true,
    ],
    ["the config needs no keys", () => grpcApiOf({ usage: OPEN }), false],
    ["code asks for tokens alone", () => newGrpcApi(), false],
  ])("has its managed service enabled where it needs keys: %s", (_, make, needed) => {
    const grpcApi = make();
    const { node } = serve(newGatewayStack(), grpcApi);
    expect(node.tryFindChild("managed-service") !== undefined).toBe(needed);
    grpcApi.addSecurity(key);
    expect(node.tryFindChild("managed-service")).toBeDefined();
  });

  test("is told of a public backend, and of a name for elsewhere", () => {
    const stack = newGatewayStack();
    const grpcApi = grpcApiOf({ name: "*.apigateway.other-project.cloud.goog" });
    const service = newService(stack, "orders", { http2: true });
    service.grantInvoke(Principal.allUsers("It is a test"));
    grpcApi.addDefaultBackend(service);
    serve(stack, grpcApi);
    Testing.synth(stack, true);
    expect(warnings(stack)).toEqual([
      "[shop/gateway] 'grpcApi' must not have a public backend, because callers can go around the gateway, got shop/orders, which lets in allUsers",
      "[shop/gateway] 'name' must be '*.apigateway.example-project.cloud.goog' or a managed service of the project, got '*.apigateway.other-project.cloud.goog'; leave it out for the former",
    ]);
  });

  test.each(["*", "orders-0abc"])("may have the name of the service %s", (service) => {
    const grpcApi = grpcApiOf({ name: `${service}.apigateway.example-project.cloud.goog` });
    expect(grpcApi._served.warnings("example-project")).toEqual([]);
  });

  test("serves a document or a gRPC API, and a config as well", () => {
    const stack = newGatewayStack();
    const [document, grpcApi] = [newDocument(), newGrpcApi()];
    const api = new ApiGatewayApi(stack, "api");
    const config = new ApiGatewayApiConfig(stack, "config", { api, grpcApi });
    const id = "gateway";
    expect(() => new ApiGateway(stack, id, { document, grpcApi })).toThrow(
      new Error("'grpcApi' must be left out where 'document' is given, got both [at shop/gateway]"),
    );
    expect(() => new ApiGateway(stack, id, { config, grpcApi })).toThrow(
      new Error(
        "'grpcApi' must be left out where 'config' is given, because shop/config has its own, got one [at shop/gateway]",
      ),
    );
    expect(() => new ApiGatewayApiConfig(stack, id, { api })).toThrow(
      new Error("'document' must be given, or 'grpcApi', got neither [at shop/gateway]"),
    );
    expect(() => new ApiGateway(stack, id, { config })).not.toThrow();
  });
});

describe("the .proto files", () => {
  const pathsOf = (...protoFiles: string[]) => {
    const props = { title: "Orders", descriptorSet: DESCRIPTOR_SET, protoFiles };
    const { blocks } = GrpcApi.fromServices(props)._served.contents("example-project");
    const { grpc_services: services } = blocks("") as { grpc_services: { source?: { path: string }[] }[] };
    return services.flatMap(({ source = [] }) => source.map(({ path }) => path));
  };

  test("have their names alone, or their paths below the folder of all", () => {
    expect(pathsOf("examples/grpc/orders.proto")).toEqual(["orders.proto"]);
    expect(pathsOf("examples/grpc/orders.proto", "examples/grpc/status.yaml")).toEqual([
      "orders.proto",
      "status.yaml",
    ]);
    expect(pathsOf("README.md", "docs/guides/README.md")).toEqual(["README.md", "docs/guides/README.md"]);
  });

  test("are not given twice", () => {
    expect(() => pathsOf("examples/grpc/orders.proto", "./examples/grpc/orders.proto")).toThrow(
      new Error("'protoFiles' must hold each file once, got './examples/grpc/orders.proto' twice"),
    );
  });
});

test("a change of any file makes a new config", () => {
  const identity = (protoFiles?: string[]) =>
    GrpcApi.fromServices({ title: "Orders", descriptorSet: DESCRIPTOR_SET, protoFiles })._served.contents(
      "example-project",
    ).identity;
  const identities = [
    identity(),
    identity([]),
    identity(["examples/grpc/orders.proto"]),
    identity(["examples/grpc/orders.pb"]),
  ].map(String);
  expect(identities.map((one) => identities.indexOf(one))).toEqual([0, 0, 2, 3]);
});
