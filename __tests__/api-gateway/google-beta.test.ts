import { GoogleApiGatewayApi } from "@cdktf/provider-google-beta/lib/google-api-gateway-api";
import { GoogleBetaProvider } from "@cdktf/provider-google-beta/lib/provider";
import { TerraformStack, Testing } from "cdktf";
import { googleBetaProblems, useGoogleBeta } from "../../lib/api-gateway/google-beta";
import { all } from "../support/resources";
import { newStack } from "../support/stack";
import { newGatewayStack } from "./gateways";

const PROBLEM =
  "'GoogleBetaProvider' must be declared in the stack, without an alias, because only that provider has API Gateway, got none; import it from '@cdktf/provider-google-beta/lib/provider'";

test("a resource uses google-beta, although its type begins with google", () => {
  const stack = newGatewayStack();
  const api = new GoogleApiGatewayApi(stack, "api", { apiId: "shop" });
  expect(useGoogleBeta(api)).toBe(api);
  expect(all(stack, GoogleApiGatewayApi)).toEqual([{ api_id: "shop", provider: "google-beta" }]);
  const { terraform } = JSON.parse(Testing.synth(stack)) as { terraform: { required_providers: object } };
  expect(terraform.required_providers).toEqual({
    google: { source: "google", version: "6.50.0" },
    "google-beta": { source: "google-beta", version: "6.50.0" },
  });
});

test("the provider may be declared before or after the resource", () => {
  const stack = newStack();
  expect(googleBetaProblems(stack)).toEqual([PROBLEM]);
  new GoogleBetaProvider(stack, "google-beta", {});
  expect(googleBetaProblems(stack)).toEqual([]);
});

test("a provider with an alias does not count", () => {
  const stack = newStack();
  new GoogleBetaProvider(stack, "google-beta", { alias: "other" });
  expect(googleBetaProblems(stack)).toEqual([PROBLEM]);
});

test("a provider of a stack within the stack does not count", () => {
  const stack = newStack();
  new GoogleBetaProvider(new TerraformStack(stack, "inner"), "google-beta", {});
  expect(googleBetaProblems(stack)).toEqual([PROBLEM]);
});
