import { CloudfunctionsFunctionIamMember } from "@cdktf/provider-google/lib/cloudfunctions-function-iam-member";
import { TerraformLocal, type TerraformStack, TerraformVariable, Testing } from "cdktf";
import { FirstGenFunction, type FirstGenFunctionOptions } from "../../lib/functions/first-gen-function";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { NetworkPath } from "../../lib/ingress/network-path";
import type { ICaller } from "../../lib/invocation/caller";
import { snapshotOf } from "../../lib/testing";
import { newFunction } from "../support/functions";
import { all } from "../support/resources";
import { newStack } from "../support/stack";

const OPS = Principal.group("ops@example.com");
const MEMBER = {
  cloud_function: "legacy-orders",
  region: "asia-northeast1",
  project: "example-project",
  role: "roles/cloudfunctions.invoker",
  member: "group:ops@example.com",
};
const legacyIn = (stack: TerraformStack, options?: FirstGenFunctionOptions) =>
  FirstGenFunction.fromFunctionName(stack, "legacy", "legacy-orders", options);
const members = (stack: TerraformStack) => all(stack, CloudfunctionsFunctionIamMember);

/** What a function knows of itself, and what is looked up. */
function synthesized(stack: TerraformStack, legacy: FirstGenFunction): { read: unknown; data: unknown } {
  const { functionName, uri, audience, location, project } = legacy;
  new TerraformLocal(stack, "read", { functionName, uri, audience, location, project });
  const { data, locals } = JSON.parse(Testing.synth(stack, true)) as {
    data?: unknown;
    locals: { read: unknown };
  };
  return { read: locals.read, data };
}

test("an imported function is looked up in the project and location of the provider", () => {
  const stack = newStack();
  const uri = "${data.google_cloudfunctions_function.legacy_23F4A952.https_trigger_url}";
  expect(synthesized(stack, legacyIn(stack))).toEqual({
    read: {
      functionName: "legacy-orders",
      uri,
      audience: uri,
      location: "asia-northeast1",
      project: "example-project",
    },
    data: {
      google_cloudfunctions_function: {
        legacy_23F4A952: { name: "legacy-orders", region: "asia-northeast1", project: "example-project" },
      },
    },
  });
});

test("an imported function with a URL is not looked up, and the URL is its audience", () => {
  const stack = newStack();
  const uri = "https://us-west1-other-project.cloudfunctions.net/legacy-orders";
  const place = { location: "us-west1", project: "other-project" };
  expect(synthesized(stack, legacyIn(stack, { uri, ...place }))).toEqual({
    read: { functionName: "legacy-orders", uri, audience: uri, ...place },
    data: undefined,
  });
});

test("a caller gets one member in the function's own policy", () => {
  const stack = newStack();
  const legacy = legacyIn(stack);
  expect(legacy.grantInvoke(OPS)).toBe(legacy.grantInvoke(OPS, { role: Role.CLOUD_FUNCTIONS_INVOKER }));
  expect(members(stack)).toEqual([MEMBER]);
});

test("a custom role lets a caller in", () => {
  const stack = newStack();
  const role = "projects/example-project/roles/caller";
  legacyIn(stack).grantInvoke(OPS, { role: Role.of(role) });
  expect(members(stack)).toEqual([{ ...MEMBER, role }]);
});

test.each([Role.RUN_INVOKER, Role.RUN_SERVICES_INVOKER, Role.of("roles/cloudfunctions.admin")])(
  "the role %s is refused",
  (role) => {
    const stack = newStack();
    expect(() => legacyIn(stack).grantInvoke(OPS, { role })).toThrow(
      new Error(
        `'role' must be roles/cloudfunctions.invoker or a custom role for a 1st gen function, got '${role.name}' [at shop/legacy]`,
      ),
    );
    expect(members(stack)).toEqual([]);
  },
);

test("a network path that the given ingress settings do not admit is refused", () => {
  const stack = newStack();
  const caller = newFunction(stack, "reports");
  const internal = legacyIn(stack, { ingress: IngressSettings.INTERNAL });
  expect(() => internal.grantInvoke(caller)).toThrow(
    new Error(
      "'ingress' must admit the internet, by which shop/reports calls, got INTERNAL; give shop/reports a 'vpcAccess' with VpcEgress.ALL_TRAFFIC, or use IngressSettings.ALL and keep IAM as the lock [at shop/legacy]",
    ),
  );
  expect(members(stack)).toEqual([]);
  internal.grantInvoke(caller, { callsBy: NetworkPath.VPC });
  FirstGenFunction.fromFunctionName(stack, "untold", "untold").grantInvoke(caller);
  expect(members(stack)).toHaveLength(2);
});

test("a Google service in another project is refused, unless both are in one perimeter", () => {
  const stack = newStack();
  const legacy = legacyIn(stack, { ingress: IngressSettings.INTERNAL });
  const jobs: ICaller = {
    member: OPS.member,
    principalId: OPS.principalId,
    callsBy: NetworkPath.GOOGLE_SERVICE,
    callsFromProject: "jobs",
  };
  expect(() => legacy.grantInvoke(jobs)).toThrow(
    new Error(
      "'ingress' must admit Google services of other projects, by which group:ops@example.com calls from jobs to example-project, got INTERNAL; use IngressSettings.ALL and keep IAM as the lock, or give 'samePerimeter' where VPC Service Controls puts both into one perimeter [at shop/legacy]",
    ),
  );
  expect(members(stack)).toEqual([]);
  legacy.grantInvoke(jobs, { samePerimeter: true });
  expect(members(stack)).toEqual([MEMBER]);
});

test("the public is let in for a reason, which stays in the output", () => {
  const stack = newStack();
  legacyIn(stack).grantInvoke(Principal.allUsers("the old front page"));
  const { resource } = snapshotOf(stack) as { resource: { [type: string]: object } };
  expect(Object.values(resource.google_cloudfunctions_function_iam_member)).toEqual([
    { ...MEMBER, member: "allUsers", "//": { reason: "the old front page" } },
  ]);
});

test("a stack that lets the public in without a reason is refused", () => {
  const stack = newStack();
  legacyIn(stack);
  new CloudfunctionsFunctionIamMember(stack, "own", {
    cloudFunction: "legacy-orders",
    role: "roles/cloudfunctions.invoker",
    member: "allUsers",
  });
  expect(() => Testing.synth(stack, true)).toThrow(
    new Error(
      "'member' must not be the public without a reason, got 'allUsers'; use Principal.allUsers(reason), or addOverride('//.reason', '…') [at shop/own] (public-needs-reason)",
    ),
  );
});

test.each(["o", "legacy_Orders-2", `a${"b".repeat(62)}`, "${var.name}"])("the name %s is taken", (name) => {
  expect(FirstGenFunction.fromFunctionName(newStack(), "legacy", name).functionName).toBe(name);
});

test.each(["", "2-orders", "orders-", "my orders", "a".repeat(64), "projects/p/locations/l/functions/f"])(
  "the name '%s' is refused",
  (name) => {
    expect(() => FirstGenFunction.fromFunctionName(newStack(), "legacy", name)).toThrow(
      new Error(
        `'functionName' must be 1 to 63 letters, digits, '-' and '_' that begin with a letter, got '${name}' [at shop/legacy]`,
      ),
    );
  },
);

test("a token is taken as the name", () => {
  const stack = newStack();
  const name = new TerraformVariable(stack, "name", {}).stringValue;
  FirstGenFunction.fromFunctionName(stack, "legacy", name).grantInvoke(OPS);
  expect(members(stack)).toEqual([{ ...MEMBER, cloud_function: "${var.name}" }]);
});

test.each(["", "https://us-west1-p.cloudfunctions.net", "http://p.cloudfunctions.net/a", "https://p/%{x}"])(
  "the URL '%s' is refused",
  (uri) => {
    expect(() => legacyIn(newStack(), { uri })).toThrow(
      new Error(
        `'uri' must be the function's URL, like 'https://asia-northeast1-example-project.cloudfunctions.net/orders', got '${uri}' [at shop/legacy]`,
      ),
    );
  },
);
