import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { GoogleApiGatewayApi } from "@cdktf/provider-google-beta/lib/google-api-gateway-api";
import { TerraformOutput, TerraformStack, Testing } from "cdktf";
import { ApiGatewayApi } from "../../lib/api-gateway/api-gateway-api";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { RoleBinding } from "../../lib/iam/role-binding";
import { all } from "../support/resources";
import { newApp } from "../support/stack";
import { allowPolicies } from "../triggers/event-driven";
import { newGatewayStack } from "./gateways";

const OPS = Principal.group("ops@example.com");

test("an API has its own id, display name and labels, and no config or gateway", () => {
  const stack = newGatewayStack();
  const displayName = "The ${orders}";
  new ApiGatewayApi(stack, "orders", { name: "orders-api", displayName, labels: { team: "shop" } });
  const { resource } = JSON.parse(Testing.synth(stack, true)) as { resource: object };
  expect(Object.keys(resource)).toEqual(["google_api_gateway_api"]);
  expect(all(stack, GoogleApiGatewayApi)).toEqual([
    {
      api_id: "orders-api",
      display_name: "The $${orders}",
      labels: { team: "shop" },
      project: "example-project",
      provider: "google-beta",
    },
  ]);
});

test("two APIs cannot have one id in a project", () => {
  const stack = newGatewayStack();
  new ApiGatewayApi(stack, "orders");
  expect(() => new ApiGatewayApi(stack, "second", { name: "orders" })).toThrow(
    new Error("'name' must differ from that of shop/orders, got 'orders' [at shop/second]"),
  );
  new ApiGatewayApi(stack, "third", { name: "orders", project: "other-project" });
});

test("a role on an API is given to principals, or owned whole", () => {
  const stack = newGatewayStack();
  const api = new ApiGatewayApi(stack, "orders");
  expect(api.grant(Role.API_GATEWAY_ADMIN, OPS)).toBe(api.grant(Role.API_GATEWAY_ADMIN, OPS));
  const binding = new RoleBinding(stack, "viewers", { resource: api, role: Role.API_GATEWAY_VIEWER });
  api.grant(Role.API_GATEWAY_VIEWER, Principal.user("ada@example.com"));
  const common = {
    api: `\${${apiAddress(stack)}.api_id}`,
    project: "example-project",
    provider: "google-beta",
  };
  expect(binding.node.defaultChild).toBeDefined();
  expect(allowPolicies(stack)).toEqual({
    google_api_gateway_api_iam_binding: [
      { ...common, role: "roles/apigateway.viewer", members: ["user:ada@example.com"] },
    ],
    google_api_gateway_api_iam_member: [
      { ...common, role: "roles/apigateway.admin", member: "group:ops@example.com" },
    ],
  });
});

test("an API that exists has grants and no resource, and imports of it share them", () => {
  const stack = newGatewayStack();
  const [one, two] = ["one", "two"].map((id) => ApiGatewayApi.fromApiId(stack, id, "orders"));
  expect(one.grant(Role.API_GATEWAY_VIEWER, OPS)).toBe(two.grant(Role.API_GATEWAY_VIEWER, OPS));
  expect(all(stack, GoogleApiGatewayApi)).toEqual([]);
  expect(allowPolicies(stack)).toEqual({
    google_api_gateway_api_iam_member: [
      {
        api: "orders",
        project: "example-project",
        role: "roles/apigateway.viewer",
        member: "group:ops@example.com",
        provider: "google-beta",
      },
    ],
  });
});

test("the managed service of an API is an attribute, or what the import was told", () => {
  const stack = newGatewayStack();
  const api = new ApiGatewayApi(stack, "orders");
  new TerraformOutput(stack, "service", { value: api.managedService });
  const { output } = JSON.parse(Testing.synth(stack)) as { output: object };
  expect(output).toEqual({ service: { value: `\${${apiAddress(stack)}.managed_service}` } });
  const managedService = "known-0abc.apigateway.example-project.cloud.goog";
  const known = ApiGatewayApi.fromApiId(stack, "known", "known", { managedService });
  expect(known.managedService).toBe(managedService);
  const unknown = ApiGatewayApi.fromApiId(stack, "unknown", "unknown");
  expect(() => unknown.managedService).toThrow(
    new Error("'managedService' must be given to fromApiId to be read, got none [at shop/unknown]"),
  );
});

test("an API needs the provider google-beta", () => {
  const stack = new TerraformStack(newApp(), "shop");
  new GoogleProvider(stack, "google", { project: "example-project", region: "asia-northeast1" });
  new ApiGatewayApi(stack, "orders");
  expect(() => Testing.synth(stack, true)).toThrow(
    "[shop/orders] 'GoogleBeta' must be declared in the stack, without an alias, because only the provider google-beta has API Gateway, got none; write new GoogleBeta(stack, 'google-beta')",
  );
});

test("an id that Google would refuse is an error", () => {
  const stack = newGatewayStack();
  const what =
    "1 to 63 lower-case letters, digits and hyphens that begin with a letter and do not end with a hyphen";
  expect(() => new ApiGatewayApi(stack, "Orders")).toThrow(
    new Error(`'name' must be ${what}, got 'Orders' [at shop/Orders]`),
  );
  expect(() => ApiGatewayApi.fromApiId(stack, "known", "a_b")).toThrow(
    new Error(`'apiId' must be ${what}, got 'a_b' [at shop/known]`),
  );
});

/** The address of the stack's API. */
function apiAddress(stack: TerraformStack): string {
  const { resource } = JSON.parse(Testing.synth(stack)) as { resource: { google_api_gateway_api: object } };
  return `google_api_gateway_api.${Object.keys(resource.google_api_gateway_api)[0]}`;
}
