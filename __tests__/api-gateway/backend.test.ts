import { Fn, TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { invocableBackend, urlBackend } from "../../lib/api-gateway/backend";
import {
  BackendAuthentication,
  type BackendOptions,
  BackendProtocol,
  PathTranslation,
} from "../../lib/api-gateway/backend-options";
import { CloudRunFunction } from "../../lib/functions/cloud-run-function";
import type { IInvocable } from "../../lib/invocation/invocable";
import { warnings } from "../support/annotations";
import { newFunction } from "../support/functions";
import { newStack } from "../support/stack";
import { newDocument, newGateway, newGatewayStack, servedDocument } from "./gateways";

const { NONE } = BackendAuthentication;
const idToken = (audience: string) => BackendAuthentication.idToken(audience);

/** A function that exists, with a known URL. */
function orders(scope: Construct = newStack(), id = "orders"): IInvocable {
  return CloudRunFunction.fromFunctionAttributes(scope, id, {
    functionName: `${id}-of-${scope.node.id}`,
    serviceName: `${id.replace("_", "-")}-of-${scope.node.id}`,
    uri: "https://orders-abc-an.a.run.app",
  });
}

test("a function is called at its URL, with an ID token for that URL", () => {
  const target = orders();
  expect(invocableBackend("listOrders", target, {})).toEqual({
    name: "orders",
    address: "https://orders-abc-an.a.run.app",
    audience: "https://orders-abc-an.a.run.app",
    call: { deadlineSeconds: 15 },
    target,
    options: {},
  });
});

test("the gateway waits as long as the backend may take, and a shorter deadline is a warning", () => {
  const stack = newStack();
  const target = newFunction(stack, "slow", { timeoutSeconds: 540 });
  const deadline = (options: BackendOptions): number | undefined =>
    invocableBackend("listOrders", target, options).call.deadlineSeconds;
  expect([deadline({}), deadline({ deadlineSeconds: 600 })]).toEqual([540, 600]);
  expect(warnings(stack)).toEqual([]);
  expect(deadline({ deadlineSeconds: 30 })).toBe(30);
  expect(warnings(stack)).toEqual([
    "[shop/slow] 'deadlineSeconds' must not be shorter than the 'timeoutSeconds' of shop/slow, 540, got 30",
  ]);
});

test("a path below the URL is called with an ID token for the base URL", () => {
  const { address, audience } = invocableBackend("listOrders", orders(), { path: "/v2" });
  expect({ address, audience }).toEqual({
    address: "https://orders-abc-an.a.run.app/v2",
    audience: "https://orders-abc-an.a.run.app",
  });
});

test("a plain URL is called with an ID token or without", () => {
  const call = { deadlineSeconds: 5, protocol: BackendProtocol.HTTP_2 };
  const { name: _, ...backend } = urlBackend(
    "x",
    "https://example.com/a?b",
    { authentication: NONE, ...call },
    false,
  );
  expect(backend).toEqual({
    address: "https://example.com/a?b",
    audience: undefined,
    call: { authentication: NONE, ...call },
    options: {},
  });
  expect(urlBackend("x", "https://example.com", { authentication: idToken("me") }, false).audience).toBe(
    "me",
  );
});

describe("a backend's name", () => {
  test("is that of its construct if it has no options", () => {
    const stack = newStack();
    expect(invocableBackend("listOrders", orders(stack), {}).name).toBe("orders");
    expect(invocableBackend("/orders", orders(stack, "orders_2"), {}).name).toBe("orders_2");
  });

  test("has a hash of the operation if it has options", () => {
    const target = orders();
    const names = ["listOrders", "createOrder"].map(
      (at) => invocableBackend(at, target, { pathTranslation: PathTranslation.CONSTANT_ADDRESS }).name,
    );
    expect(names).toEqual(["orders-c3bd3f", "orders-6f8596"]);
  });

  test("differs for constructs whose paths look alike", () => {
    const stack = newStack();
    const names = [orders(new Construct(stack, "a"), "b").node.path, orders(stack, "a-b").node.path];
    expect(names).toEqual(["shop/a/b", "shop/a-b"]);
    const [nested, flat] = [stack.node.findChild("a").node.findChild("b"), stack.node.findChild("a-b")];
    expect(invocableBackend("x", nested as IInvocable, {}).name).toBe("a-b-2eefeb");
    expect(invocableBackend("x", flat as IInvocable, {}).name).toBe("a-b");
  });

  test("comes from the host of a URL, unless the URL is a token", () => {
    const name = (url: string) => urlBackend("x", url, { authentication: NONE }, false).name;
    expect(name("https://api.example.com/v1")).toBe("api-example-com-c7c598");
    expect(name(Fn.lower("https://API"))).toBe(name(Fn.lower("https://OTHER")));
  });
});

test.each([
  ["http", "http://example.com", "'url' must be an https URL, got 'http://example.com'"],
  ["spaces", "https://example.com/a b", "'url' must be an https URL, got 'https://example.com/a b'"],
  ["no host", "https:///a", "'url' must be an https URL, got 'https:///a'"],
])("a URL with %s is refused", (_what, url, message) => {
  expect(() => urlBackend("x", url, { authentication: NONE }, false)).toThrow(new Error(message));
});

test("an API of Google is refused where the gateway sends an ID token, and taken where it sends none", () => {
  const url = "https://storage.googleapis.com/example-public";
  expect(() => urlBackend("x", url, { authentication: idToken("x") }, false)).toThrow(
    new Error(
      `'url' must not be an API of Google, which wants an access token where the gateway sends an ID token, got '${url}'; put a function in between`,
    ),
  );
  expect(urlBackend("x", url, { authentication: NONE }, false).address).toBe(url);
});

test("an empty audience is refused", () => {
  expect(() => idToken(" ")).toThrow(new Error("'audience' must not be empty, got ' '"));
});

test.each([0, -1, NaN])("a deadline of %d seconds is refused", (deadlineSeconds) => {
  const error = new Error(`'deadlineSeconds' must be above 0, got ${deadlineSeconds}`);
  expect(() => invocableBackend("x", orders(), { deadlineSeconds })).toThrow(error);
  expect(() => urlBackend("x", "https://a.b", { authentication: NONE, deadlineSeconds }, false)).toThrow(
    error,
  );
});

test("an invalid path is refused", () => {
  expect(() => invocableBackend("x", orders(), { path: "v2" })).toThrow(
    new Error("'path' must begin with '/' and hold no spaces, got 'v2' [at shop/orders]"),
  );
});

test("an infinite deadline is refused", () => {
  expect(() => invocableBackend("a", orders(), { deadlineSeconds: Infinity })).toThrow(
    new Error("'deadlineSeconds' must be a number of seconds, got Infinity"),
  );
});

test.each(["https://?", "https://a{b", "https://a\u0007b", "https://a b/", "http://a", "https://a\u2003b"])(
  "a URL without a valid host is refused: %#",
  (url) => {
    const shown = url.replace("\u0007", "\\u0007");
    expect(() => urlBackend("a", url, { authentication: NONE }, false)).toThrow(
      new Error(`'url' must be an https URL, got '${shown}'`),
    );
  },
);

test("the document escapes the text of a path, and keeps interpolations in names", () => {
  const stack = newGatewayStack();
  const document = newDocument();
  document.addBackend("listOrders", orders(stack), { path: "/${a}/%{b}" });
  document.addUrlBackend("createOrder", "${var.url}/%{b}", { authentication: idToken("${var.audience}") });
  newGateway(stack, { document });
  const { paths } = servedDocument(stack) as { paths: { "/orders": { [method: string]: object } } };
  const common = { deadline: 15, path_translation: "APPEND_PATH_TO_ADDRESS", protocol: "http/1.1" };
  expect([paths["/orders"].get, paths["/orders"].post]).toMatchObject([
    {
      "x-google-backend": {
        ...common,
        address: "https://orders-abc-an.a.run.app/$${a}/%%{b}",
        jwt_audience: "https://orders-abc-an.a.run.app",
      },
    },
    {
      "x-google-backend": { ...common, address: "${var.url}/%%{b}", jwt_audience: "${var.audience}" },
    },
  ]);
});

test("a deadline may be a token", () => {
  const stack = newGatewayStack();
  const document = newDocument();
  document.addUrlBackend("/orders", "https://example.com", {
    authentication: NONE,
    deadlineSeconds: new TerraformVariable(stack, "deadline", { type: "number" }).numberValue,
  });
  newGateway(stack, { document });
  expect(JSON.stringify(servedDocument(stack))).toContain('"deadline":"${var.deadline}"');
});
