import { GoogleBetaProvider } from "@cdktf/provider-google-beta/lib/provider";
import { TerraformStack } from "cdktf";
import { googleBetaProblems } from "../../lib/api-gateway/google-beta";
import { newStack } from "../support/stack";

const PROBLEM =
  "'GoogleBeta' must be declared in the stack, without an alias, because only the provider google-beta has API Gateway, got none; write new GoogleBeta(stack, 'google-beta')";

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
