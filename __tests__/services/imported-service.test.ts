import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import { TerraformLocal, type TerraformStack, TerraformVariable, Testing } from "cdktf";
import { Principal } from "../../lib/iam/principal";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { NetworkPath } from "../../lib/ingress/network-path";
import { CloudRunService } from "../../lib/services/cloud-run-service";
import type { ICloudRunService } from "../../lib/services/imported-service";
import { all } from "../support/resources";
import { newStack } from "../support/stack";
import { newService } from "./new-service";

const OPS = Principal.group("ops@example.com");
const FOUND = "data.google_cloud_run_v2_service.billing_43250593";
const KNOWN = {
  serviceName: "billing",
  uri: "https://billing-abcdefghij-uc.a.run.app",
  project: "other-project",
  location: "us-central1",
};

/** The data sources of a stack, and what a service knows of itself. */
function synthesized(
  stack: TerraformStack,
  { serviceName, uri, audience, location, project }: ICloudRunService,
) {
  new TerraformLocal(stack, "attributes", { serviceName, uri, audience, location, project });
  const { data, resource, locals } = JSON.parse(Testing.synth(stack, true)) as {
    data?: object;
    resource?: object;
    locals: { attributes: object };
  };
  return { data, resource, attributes: locals.attributes };
}

test("an imported service is looked up in the project and location of the provider", () => {
  const stack = newStack();
  const billing = CloudRunService.fromServiceName(stack, "billing", "billing");
  expect(billing.ingress).toBeUndefined();
  expect(synthesized(stack, billing)).toEqual({
    data: {
      google_cloud_run_v2_service: {
        billing_43250593: {
          name: "billing",
          project: "example-project",
          location: "asia-northeast1",
        },
      },
    },
    attributes: {
      serviceName: "billing",
      uri: `\${${FOUND}.uri}`,
      audience: `\${${FOUND}.uri}`,
      project: "example-project",
      location: "asia-northeast1",
    },
  });
});

test("an imported service is looked up in the given project and location, which may be tokens", () => {
  const stack = newStack();
  const name = new TerraformVariable(stack, "name", { type: "string" }).stringValue;
  const billing = CloudRunService.fromServiceName(stack, "billing", name, {
    project: "other-project",
    location: name,
  });
  billing.grantInvoke(OPS);
  expect(synthesized(stack, billing).data).toEqual({
    google_cloud_run_v2_service: {
      billing_43250593: {
        name: "${var.name}",
        project: "other-project",
        location: "${var.name}",
      },
    },
  });
  expect(all(stack, CloudRunV2ServiceIamMember)).toEqual([
    {
      name: "${var.name}",
      project: "other-project",
      location: "${var.name}",
      role: "roles/run.invoker",
      member: "group:ops@example.com",
    },
  ]);
});

test("an imported service with all attributes is not looked up, and defines nothing", () => {
  const stack = newStack();
  const ingress = IngressSettings.INTERNAL;
  const billing = CloudRunService.fromServiceAttributes(stack, "billing", { ...KNOWN, ingress });
  expect(billing.ingress).toBe(ingress);
  expect(synthesized(stack, billing)).toEqual({ attributes: { ...KNOWN, audience: KNOWN.uri } });
});

test("each caller gets one member in the service's own policy", () => {
  const stack = newStack();
  const found = CloudRunService.fromServiceName(stack, "billing", "billing");
  const known = CloudRunService.fromServiceAttributes(stack, "known", KNOWN);
  for (const each of [found, known]) expect(each.grantInvoke(OPS)).toBe(each.grantInvoke(OPS));
  const member = { name: "billing", role: "roles/run.invoker", member: "group:ops@example.com" };
  expect(all(stack, CloudRunV2ServiceIamMember)).toEqual([
    { ...member, project: "example-project", location: "asia-northeast1" },
    { ...member, project: "other-project", location: "us-central1" },
  ]);
});

test("a network path that the given ingress settings do not admit is refused", () => {
  const stack = newStack();
  const caller = newService(stack, "orders");
  const untold = CloudRunService.fromServiceName(stack, "untold", "untold");
  const internal = CloudRunService.fromServiceName(stack, "internal", "internal", {
    ingress: IngressSettings.INTERNAL,
  });
  untold.grantInvoke(caller);
  internal.grantInvoke(caller, { callsBy: NetworkPath.VPC });
  expect(() => internal.grantInvoke(caller)).toThrow(
    new Error(
      "'ingress' must admit the internet, by which shop/orders calls, got INTERNAL; give shop/orders a 'vpcAccess' with VpcEgress.ALL_TRAFFIC, or use IngressSettings.ALL and keep IAM as the lock [at shop/internal]",
    ),
  );
});

test.each(["", "Billing", "billing-", "a/b", "%{x}", "projects/p/locations/l/services/"])(
  "the name '%s' is refused",
  (serviceName) => {
    expect(() => CloudRunService.fromServiceName(newStack(), "billing", serviceName)).toThrow(
      new Error(
        `'serviceName' must be 1 to 63 lower-case letters, digits and hyphens that begin with a letter, or a full name, got '${serviceName}' [at shop/billing]`,
      ),
    );
  },
);

test("an invalid base URL is refused", () => {
  const uri = "https://%{x}";
  expect(() => CloudRunService.fromServiceAttributes(newStack(), "billing", { ...KNOWN, uri })).toThrow(
    new Error(
      `'uri' must be a base URL, like 'https://orders-abcdefghij-an.a.run.app', got '${uri}' [at shop/billing]`,
    ),
  );
});
