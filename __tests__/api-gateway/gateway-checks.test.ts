import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { Fn, TerraformStack } from "cdktf";
import { ApiGateway } from "../../lib/api-gateway/api-gateway";
import { warnings } from "../support/annotations";
import { newApp } from "../support/stack";
import { newDocument, newGateway, newGatewayStack } from "./gateways";

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
