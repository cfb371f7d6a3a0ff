import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import { TerraformLocal, type TerraformStack, TerraformVariable, Testing } from "cdktf";
import { CloudRunFunction } from "../../lib/functions/cloud-run-function";
import { Principal } from "../../lib/iam/principal";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { NetworkPath } from "../../lib/ingress/network-path";
import { newFunction } from "../support/functions";
import { all } from "../support/resources";
import { newStack } from "../support/stack";

const ops = Principal.group("ops@example.com");
const FOUND = "data.google_cloudfunctions2_function.legacy_23F4A952";

/** The data sources of a stack, and what a function knows of itself. */
function synthesized(stack: TerraformStack, imported: ReturnType<typeof CloudRunFunction.fromFunctionName>) {
  const { functionName, uri, serviceName, location, project } = imported;
  new TerraformLocal(stack, "attributes", { functionName, uri, serviceName, location, project });
  const { data, locals } = JSON.parse(Testing.synth(stack, true)) as {
    data?: object;
    locals: { attributes: object };
  };
  return { data, attributes: locals.attributes };
}

test("an imported function is looked up in the project and location of the provider", () => {
  const stack = newStack();
  const legacy = CloudRunFunction.fromFunctionName(stack, "legacy", "legacy-orders");
  expect(legacy.ingress).toBeUndefined();
  expect(synthesized(stack, legacy)).toEqual({
    data: {
      google_cloudfunctions2_function: {
        legacy_23F4A952: {
          name: "legacy-orders",
          project: "example-project",
          location: "asia-northeast1",
        },
      },
    },
    attributes: {
      functionName: "legacy-orders",
      uri: `\${${FOUND}.service_config[0].uri}`,
      serviceName: `\${${FOUND}.service_config[0].service}`,
      project: "example-project",
      location: "asia-northeast1",
    },
  });
});

test("an imported function is looked up in the given project and location, which may be tokens", () => {
  const stack = newStack();
  const name = new TerraformVariable(stack, "name", { type: "string" }).stringValue;
  const legacy = CloudRunFunction.fromFunctionName(stack, "legacy", name, {
    project: "other-project",
    location: name,
  });
  expect(synthesized(stack, legacy).data).toEqual({
    google_cloudfunctions2_function: {
      legacy_23F4A952: { name: "${var.name}", project: "other-project", location: "${var.name}" },
    },
  });
});

test("an imported function with all attributes is not looked up", () => {
  const stack = newStack();
  const attributes = {
    functionName: "legacy-orders",
    uri: "https://legacy-orders-abcdefghij-an.a.run.app",
    serviceName: "legacy-orders",
    project: "other-project",
    location: "us-central1",
  };
  const legacy = CloudRunFunction.fromFunctionAttributes(stack, "legacy", {
    ...attributes,
    ingress: IngressSettings.INTERNAL,
  });
  expect(legacy.ingress).toBe(IngressSettings.INTERNAL);
  expect(synthesized(stack, legacy)).toEqual({ data: undefined, attributes });
});

test("callers are let in by the policy of the service, and a new function does not replace the member", () => {
  const stack = newStack();
  const found = CloudRunFunction.fromFunctionName(stack, "legacy", "legacy-orders");
  const known = CloudRunFunction.fromFunctionAttributes(stack, "known", {
    functionName: "known",
    uri: "https://known-abcdefghij-uc.a.run.app",
    serviceName: "known",
    project: "other-project",
    location: "us-central1",
  });
  for (const each of [found, known]) expect(each.grantInvoke(ops)).toBe(each.grantInvoke(ops));
  expect(all(stack, CloudRunV2ServiceIamMember)).toEqual([
    {
      name: "known",
      project: "other-project",
      location: "us-central1",
      role: "roles/run.invoker",
      member: "group:ops@example.com",
    },
    {
      name: `\${${FOUND}.service_config[0].service}`,
      project: "example-project",
      location: "asia-northeast1",
      role: "roles/run.invoker",
      member: "group:ops@example.com",
    },
  ]);
});

test("a network path that the given ingress settings do not admit is refused", () => {
  const stack = newStack();
  const caller = newFunction(stack, "reports");
  const untold = CloudRunFunction.fromFunctionName(stack, "untold", "legacy-bills");
  const internal = CloudRunFunction.fromFunctionName(stack, "internal", "legacy-orders", {
    ingress: IngressSettings.INTERNAL,
  });
  untold.grantInvoke(caller);
  internal.grantInvoke(caller, { callsBy: NetworkPath.VPC });
  expect(() => internal.grantInvoke(caller)).toThrow(
    new Error(
      "'ingress' must admit the internet, by which shop/reports calls, got INTERNAL; give shop/reports a 'vpcAccess' with VpcEgress.ALL_TRAFFIC, or use IngressSettings.ALL and keep IAM as the lock [at shop/internal]",
    ),
  );
});

test.each(["", "2-orders", "orders-", "my orders", "a".repeat(64), "projects/p/locations/l/functions/f"])(
  "the name '%s' is refused",
  (name) => {
    expect(() => CloudRunFunction.fromFunctionName(newStack(), "legacy", name)).toThrow(
      new Error(
        `'functionName' must be 1 to 63 letters, digits, '-' and '_' that begin with a letter, got '${name}' [at shop/legacy]`,
      ),
    );
  },
);

test.each(["", "Legacy", "%{x}", "services/legacy-orders", "projects/p/services/legacy-orders"])(
  "the service name '%s' is refused",
  (serviceName) => {
    const uri = "https://legacy-orders-abcdefghij-an.a.run.app";
    const attributes = { functionName: "legacy-orders", serviceName, uri };
    expect(() => CloudRunFunction.fromFunctionAttributes(newStack(), "legacy", attributes)).toThrow(
      new Error(
        `'serviceName' must be 1 to 63 lower-case letters, digits and hyphens that begin with a letter, or a full name, got '${serviceName}' [at shop/legacy]`,
      ),
    );
  },
);

test.each([
  "",
  "https://%{x}",
  "legacy-orders-abcdefghij-an.a.run.app",
  "http://legacy-orders-abcdefghij-an.a.run.app",
  "https://legacy-orders-abcdefghij-an.a.run.app/",
  "https://legacy-orders-abcdefghij-an.a.run.app/orders",
])("the URL '%s' is refused, because the base URL is the audience of ID tokens", (uri) => {
  const attributes = { functionName: "legacy-orders", serviceName: "legacy-orders", uri };
  expect(() => CloudRunFunction.fromFunctionAttributes(newStack(), "legacy", attributes)).toThrow(
    new Error(
      `'uri' must be a base URL, like 'https://orders-abcdefghij-an.a.run.app', got '${uri}' [at shop/legacy]`,
    ),
  );
});
