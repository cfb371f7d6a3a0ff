import { TerraformStack, TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { VpcAccess, VpcEgress } from "../../lib/workload/vpc-access";
import { checkWorkload } from "../../lib/workload/workload-checks";
import type { WorkloadProps } from "../../lib/workload/workload-props";
import { warnings } from "../support/annotations";
import { newApp, newStack } from "../support/stack";

const token = new TerraformVariable(newStack(), "text", { type: "string" }).stringValue;

/** Checks a workload in an app of its own; returns the warnings. */
function check(props: Partial<WorkloadProps>, noun = "function", stack = newStack()): string[] {
  const at = new Construct(stack, "orders");
  checkWorkload(at, noun, { ingress: IngressSettings.ALL, ...props });
  return warnings(at);
}
const refusal = (rule: string) => new Error(`${rule} [at shop/orders]`);

test("labels are checked", () => {
  expect(() => check({ labels: { Team: "shop" } })).toThrow(
    refusal(
      "'labels' must have keys of 1 to 63 lower-case letters, digits, '_' and '-' that begin with a letter, got 'Team'",
    ),
  );
});

test("a location that is not known to have Cloud Run gives a warning, unless it is a token", () => {
  expect(check({ location: "mars-north1" })).toEqual([
    "[shop/orders] 'location' must be a Cloud Run region, got 'mars-north1', which is not a known one",
  ]);
  expect(check({ location: "europe-west1" })).toEqual([]);
  expect(check({ location: token })).toEqual([]);
});

test("Terraform's timeouts are checked", () => {
  expect(() => check({ terraformTimeouts: { create: "30" } })).toThrow(
    refusal("'terraformTimeouts.create' must be a duration like '30m', got '30'"),
  );
});

describe.each(["function", "service"])("what a %s uses", (noun) => {
  const key = (location: string) =>
    `projects/example-project/locations/${location}/keyRings/main/cryptoKeys/images`;
  const connector = (location: string) =>
    VpcAccess.connector(
      `projects/example-project/locations/${location}/connectors/main`,
      VpcEgress.ALL_TRAFFIC,
    );
  const used: [string, (location: string) => Partial<WorkloadProps>][] = [
    ["kmsKeyName", (location) => ({ kmsKeyName: key(location) })],
    ["vpcAccess", (location) => ({ vpcAccess: connector(location) })],
  ];

  test.each(["", "main", "projects/p/locations/l/keyRings/r", `${key("us-west1")}/cryptoKeyVersions/1`])(
    "must not be the key '%s'",
    (kmsKeyName) => {
      expect(() => check({ kmsKeyName }, noun)).toThrow(
        refusal(`'kmsKeyName' must be a full name, like '${key("asia-northeast1")}', got '${kmsKeyName}'`),
      );
    },
  );

  test.each(used)("may be in its location, given or by default: %s", (_prop, at) => {
    expect(check(at("asia-northeast1"), noun)).toEqual([]);
    expect(check({ ...at("us-west1"), location: "us-west1" }, noun)).toEqual([]);
  });

  test.each(used)("must not be in another location: %s", (prop, at) => {
    expect(() => check(at("us-west1"), noun)).toThrow(
      refusal(`'${prop}' must be in the ${noun}'s location asia-northeast1, got one in us-west1`),
    );
    expect(() => check({ ...at("global"), location: "europe-west1" }, noun)).toThrow(
      refusal(`'${prop}' must be in the ${noun}'s location europe-west1, got one in global`),
    );
  });

  test.each(used)("may be anywhere if one of the two locations is a token: %s", (prop, at) => {
    expect(check({ ...at("us-west1"), location: token }, noun)).toEqual([]);
    const unknown = prop === "kmsKeyName" ? token : VpcAccess.connector(token, VpcEgress.ALL_TRAFFIC);
    expect(check({ [prop]: unknown }, noun)).toEqual([]);
    expect(check(at("us-west1"), noun, new TerraformStack(newApp(), "shop"))).toEqual([]);
  });
});

test("a subnetwork of another region gives a warning, unless one of the two is a token", () => {
  const vpcAccess = (subnetwork: string) => VpcAccess.direct({ egress: VpcEgress.ALL_TRAFFIC, subnetwork });
  const inWest = vpcAccess("projects/example-project/regions/us-west1/subnetworks/main");
  expect(check({ vpcAccess: inWest })).toEqual([
    "[shop/orders] 'vpcAccess' must be in the function's location asia-northeast1, got a subnetwork in us-west1",
  ]);
  expect(check({ vpcAccess: inWest, location: "us-west1" })).toEqual([]);
  expect(check({ vpcAccess: inWest, location: token })).toEqual([]);
  expect(check({ vpcAccess: vpcAccess(token) })).toEqual([]);
});

test.each(["default", "projects/example-project/platforms/cloudRun/production", token])(
  "the Binary Authorization policy may be %s",
  (binaryAuthorizationPolicy) => {
    expect(check({ binaryAuthorizationPolicy })).toEqual([]);
  },
);

test.each(["", "production", "projects/p/platforms/gke/policies/production", "Default"])(
  "the Binary Authorization policy must not be '%s'",
  (binaryAuthorizationPolicy) => {
    expect(() => check({ binaryAuthorizationPolicy })).toThrow(
      refusal(
        `'binaryAuthorizationPolicy' must be 'default' or a full name, like 'projects/example-project/platforms/cloudRun/production', got '${binaryAuthorizationPolicy}'`,
      ),
    );
  },
);
