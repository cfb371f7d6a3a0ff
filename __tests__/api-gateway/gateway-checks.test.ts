import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { Fn, TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import { ApiGateway } from "../../lib/api-gateway/api-gateway";
import { ApiGatewayApi, type IApiGatewayApi } from "../../lib/api-gateway/api-gateway-api";
import { ApiGatewayApiConfig } from "../../lib/api-gateway/api-gateway-api-config";
import type { ApiGatewayProps } from "../../lib/api-gateway/api-gateway-props";
import { ProviderAlias } from "../../lib/core/provider-alias";
import { ServiceAccount } from "../../lib/iam/service-account";
import { warnings } from "../support/annotations";
import { newApp } from "../support/stack";
import { answeredDocument, newDocument, newGateway, newGatewayStack } from "./gateways";

test.each(["a", "shop", "shop-2", "s".repeat(63), Fn.lower("SHOP")])("the name %s is taken", (name) => {
  expect(() => newGateway(newGatewayStack(), { name })).not.toThrow();
});

test.each(["", "Shop", "2shop", "shop_2", "shop-", "s".repeat(64)])("the name '%s' is refused", (name) => {
  expect(() => newGateway(newGatewayStack(), { name })).toThrow(
    new Error(
      `'name' must be 1 to 63 lower-case letters, digits and hyphens that begin with a letter and do not end with a hyphen, got '${name}' [at shop/gateway]`,
    ),
  );
});

test("invalid labels are refused", () => {
  expect(() => newGateway(newGatewayStack(), { labels: { team: "Orders" } })).toThrow(
    new Error(
      "'labels.team' must be at most 63 lower-case letters, digits, '_' and '-', got 'Orders' [at shop/gateway]",
    ),
  );
});

test("the name of another gateway in the project is refused, even in another region", () => {
  const stack = newGatewayStack();
  newGateway(stack);
  const other = (project?: string) =>
    new ApiGateway(stack, "other", {
      document: newDocument(),
      name: "gateway",
      location: "us-west2",
      project,
    });
  expect(() => other()).toThrow(
    new Error("'name' must differ from that of shop/gateway, got 'gateway' [at shop/other]"),
  );
});

test("two gateways in two projects may have one name", () => {
  const stack = newGatewayStack();
  newGateway(stack);
  expect(
    () =>
      new ApiGateway(stack, "other", { document: newDocument(), name: "gateway", project: "other-project" }),
  ).not.toThrow();
});

const LOCATIONS =
  "asia-northeast1, australia-southeast1, europe-west1, europe-west2, us-central1, us-east1, us-east4, us-west2, us-west3, us-west4";

test.each(LOCATIONS.split(", "))("the region %s gives no warning", (location) => {
  const stack = newGatewayStack();
  newGateway(stack, { location });
  expect(warnings(stack)).toEqual([]);
});

test("an unknown region gives a warning", () => {
  const stack = newGatewayStack();
  newGateway(stack, { location: "europe-north1" });
  expect(warnings(stack)).toEqual([
    `[shop/gateway] 'location' must be a region of API Gateway, one of ${LOCATIONS}, got 'europe-north1', which is not a known one`,
  ]);
});

test("an unknown region of the provider gives a warning, too", () => {
  const stack = new TerraformStack(newApp(), "shop");
  new GoogleProvider(stack, "google", { project: "example-project", region: "us-south1" });
  newGateway(stack);
  expect(warnings(stack)).toEqual([
    `[shop/gateway] 'location' must be a region of API Gateway, one of ${LOCATIONS}, got 'us-south1', which is not a known one`,
  ]);
});

describe("gateways with an API or a config of their own", () => {
  const apiOf = (stack: TerraformStack, project: string) =>
    ApiGatewayApi.fromApiId(stack, `api-of-${project}`, "orders", { project });
  const gatewayOf = (stack: TerraformStack, id: string, props: Partial<ApiGatewayProps>) =>
    new ApiGateway(stack, id, { name: "front", ...props });

  test("may have one name in two projects", () => {
    const stack = newGatewayStack();
    gatewayOf(stack, "one", { document: newDocument(), api: apiOf(stack, "one-project") });
    expect(() => {
      gatewayOf(stack, "two", { document: newDocument(), api: apiOf(stack, "two-project") });
    }).not.toThrow();
  });

  test("must not have the name of a gateway that makes its own API", () => {
    const stack = newGatewayStack();
    gatewayOf(stack, "one", { document: newDocument() });
    const config = new ApiGatewayApiConfig(stack, "config", {
      api: ApiGatewayApi.fromApiId(stack, "api", "orders"),
      document: newDocument(),
    });
    expect(() => gatewayOf(stack, "two", { config })).toThrow(
      new Error("'name' must differ from that of shop/one, got 'front' [at shop/two]"),
    );
  });

  test("must not have an API or a config of another stack", () => {
    const app = newApp();
    const [stack, other] = [newGatewayStack(app), newGatewayStack(app, "other")];
    const api = ApiGatewayApi.fromApiId(other, "api", "orders");
    const config = new ApiGatewayApiConfig(other, "config", { api, document: newDocument() });
    const place = "of the stack shop, got";
    expect(() => gatewayOf(stack, "one", { config })).toThrow(
      new Error(`'config' must be ${place} other/config of other; import it in shop as well [at shop/one]`),
    );
    expect(() => gatewayOf(stack, "two", { document: newDocument(), api })).toThrow(
      new Error(`'api' must be ${place} other/api of other; import it in shop as well [at shop/two]`),
    );
  });

  test("need the provider google-beta themselves, also where their config has it", () => {
    const stack = newGatewayStack();
    const api = ApiGatewayApi.fromApiId(stack, "api", "orders");
    const config = new ApiGatewayApiConfig(stack, "config", { api, document: answeredDocument() });
    const europe = new Construct(stack, "europe");
    ProviderAlias.use(europe, new GoogleProvider(stack, "eu", { alias: "eu", region: "europe-west1" }));
    new ApiGateway(europe, "front", { config });
    expect(() => Testing.synth(stack, true)).toThrow(
      "[shop/europe/front] 'ProviderAlias' must give the scope a provider google-beta besides that of google",
    );
  });
});

test("two configs of one API must not have one name, and those of two APIs may", () => {
  const stack = newGatewayStack();
  const [orders, prices] = ["orders", "prices"].map((id) => ApiGatewayApi.fromApiId(stack, id, id));
  const serviceAccount = ServiceAccount.fromServiceAccountEmail(
    stack,
    "account",
    "gateway@example-project.iam.gserviceaccount.com",
  );
  const config = (id: string, api: IApiGatewayApi) =>
    new ApiGatewayApiConfig(stack, id, { api, name: "v1", document: newDocument(), serviceAccount });
  config("one", orders);
  expect(() => config("two", prices)).not.toThrow();
  expect(() => config("three", orders)).toThrow(
    new Error("'name' must differ from that of shop/one, got 'v1' [at shop/three]"),
  );
});
