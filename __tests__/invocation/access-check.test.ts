import { CloudRunServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-service-iam-member";
import { CloudRunV2ServiceIamBinding } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-binding";
import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import { CloudfunctionsFunctionIamMember } from "@cdktf/provider-google/lib/cloudfunctions-function-iam-member";
import { Cloudfunctions2FunctionIamBinding } from "@cdktf/provider-google/lib/cloudfunctions2-function-iam-binding";
import { Cloudfunctions2FunctionIamMember } from "@cdktf/provider-google/lib/cloudfunctions2-function-iam-member";
import { IapBrand } from "@cdktf/provider-google/lib/iap-brand";
import { IapWebIamMember } from "@cdktf/provider-google/lib/iap-web-iam-member";
import { StorageBucketIamMember } from "@cdktf/provider-google/lib/storage-bucket-iam-member";
import { type TerraformStack, TerraformVariable, Testing } from "cdktf";
import { Principal } from "../../lib/iam/principal";
import { AccessCheck } from "../../lib/invocation/access-check";
import { newFunction } from "../support/functions";
import { newApp, newStack } from "../support/stack";

const OPS = "group:ops@example.com";
const INVOKER = "roles/run.invoker";

/** The messages of a stack's validations. */
function problems(stack: TerraformStack): string[] {
  try {
    Testing.synth(stack, true);
    return [];
  } catch (error) {
    return (error as Error).message.split("\n").filter((line) => line.startsWith("  ["));
  }
}

const ownFunction = (stack: TerraformStack) => newFunction(stack, "orders");
const withoutFunctions = (stack: TerraformStack) => {
  AccessCheck.of(stack);
};

describe.each([
  ["a stack with a function", ownFunction],
  ["a stack that asks for it", withoutFunctions],
])("in %s", (_, prepare) => {
  /** The messages for a resource of the user, defined before or after the check. */
  function found(define: (stack: TerraformStack) => unknown): string[] {
    const [before, after] = [newStack(), newStack()];
    define(before);
    prepare(before);
    prepare(after);
    define(after);
    const results = [before, after].map(problems);
    expect(results[1]).toEqual(results[0]);
    return results[0];
  }

  test.each<[string, (stack: TerraformStack) => unknown]>([
    [
      "a known caller of a service",
      (stack) => new CloudRunV2ServiceIamMember(stack, "own", { name: "x", role: INVOKER, member: OPS }),
    ],
    [
      "the public on what nobody calls",
      (stack) =>
        new StorageBucketIamMember(stack, "own", {
          bucket: "site",
          role: "roles/storage.objectViewer",
          member: "allUsers",
        }),
    ],
    [
      "a role for developing a function",
      (stack) =>
        new Cloudfunctions2FunctionIamMember(stack, "own", {
          cloudFunction: "x",
          role: "roles/cloudfunctions.developer",
          member: OPS,
        }),
    ],
    [
      "an invoker of a 1st gen function",
      (stack) =>
        new CloudfunctionsFunctionIamMember(stack, "own", {
          cloudFunction: "x",
          role: "roles/cloudfunctions.invoker",
          member: OPS,
        }),
    ],
    [
      "tokens, which are not judged",
      (stack) => {
        const token = new TerraformVariable(stack, "token", {}).stringValue;
        return [
          new Cloudfunctions2FunctionIamMember(stack, "own", {
            cloudFunction: "x",
            role: token,
            member: token,
          }),
          new CloudRunV2ServiceIamBinding(stack, "list", { name: "x", role: token, members: [token] }),
        ];
      },
    ],
    [
      "the public with a reason",
      (stack) => {
        const props = { name: "x", role: INVOKER, member: "allUsers" };
        new CloudRunV2ServiceIamMember(stack, "own", props).addOverride("//.reason", "the front page");
      },
    ],
  ])("accepts %s", (_title, define) => {
    expect(found(define)).toEqual([]);
  });

  const noReason = (everyone: string) =>
    `  [shop] 'member' must not be the public without a reason, got '${everyone}'; use Principal.${everyone}(reason), or addOverride('//.reason', '…') [at shop/own]`;

  test.each<[string, (stack: TerraformStack) => unknown, string]>([
    [
      "a member of a service",
      (stack) =>
        new CloudRunV2ServiceIamMember(stack, "own", { name: "x", role: INVOKER, member: "allUsers" }),
      "allUsers",
    ],
    [
      "a member of a service by its older resource",
      (stack) =>
        new CloudRunServiceIamMember(stack, "own", {
          service: "x",
          role: INVOKER,
          member: "allAuthenticatedUsers",
        }),
      "allAuthenticatedUsers",
    ],
    [
      "one of a list",
      (stack) =>
        new CloudRunV2ServiceIamBinding(stack, "own", {
          name: "x",
          role: INVOKER,
          members: [OPS, "allUsers"],
        }),
      "allUsers",
    ],
    [
      "a member of IAP",
      (stack) =>
        new IapWebIamMember(stack, "own", { role: "roles/iap.httpsResourceAccessor", member: "allUsers" }),
      "allUsers",
    ],
  ])("refuses the public without a reason: %s", (_title, define, everyone) => {
    expect(found(define)).toEqual([noReason(everyone)]);
  });

  const REMEDY = "use grantInvoke, which names the caller on the Cloud Run service behind the function";

  test.each([INVOKER, "roles/run.servicesInvoker", "roles/run.admin"])(
    "refuses a function's own policy with the role %s, which Google refuses",
    (role) => {
      const message = `  [shop] 'role' must be one that a function's own allow policy takes, got '${role}', which Google refuses there; ${REMEDY} [at shop/own]`;
      expect(
        found(
          (stack) =>
            new Cloudfunctions2FunctionIamMember(stack, "own", { cloudFunction: "x", role, member: OPS }),
        ),
      ).toEqual([message]);
      expect(
        found(
          (stack) =>
            new Cloudfunctions2FunctionIamBinding(stack, "own", { cloudFunction: "x", role, members: [OPS] }),
        ),
      ).toEqual([message]);
    },
  );

  test("reports both faults of one resource", () => {
    const role = "roles/cloudfunctions.invoker";
    expect(
      found(
        (stack) =>
          new Cloudfunctions2FunctionIamMember(stack, "own", {
            cloudFunction: "x",
            role,
            member: "allUsers",
          }),
      ),
    ).toEqual([
      `  [shop] 'role' must be one that opens 2nd gen functions, got '${role}', which has no effect there; ${REMEDY} [at shop/own]`,
      noReason("allUsers"),
    ]);
  });

  test("refuses a resource whose API Google has shut down", () => {
    expect(
      found(
        (stack) => new IapBrand(stack, "own", { applicationTitle: "Shop", supportEmail: "ops@example.com" }),
      ),
    ).toEqual([
      "  [shop] 'google_iap_brand' must not be used, because Google shut its API down on 2026-03-19, got one; make the OAuth client in the console [at shop/own]",
    ]);
  });
});

test("does not check what this library writes", () => {
  const stack = newStack();
  newFunction(stack, "orders").grantInvoke(Principal.allUsers("the front page"));
  expect(problems(stack)).toEqual([]);
});

test("checks a stack once, however many functions it has", () => {
  const stack = newStack();
  for (const id of ["orders", "reports"]) newFunction(stack, id);
  AccessCheck.of(stack);
  new CloudRunV2ServiceIamMember(stack, "own", { name: "x", role: INVOKER, member: "allUsers" });
  expect(problems(stack)).toHaveLength(1);
});

test("does not check a stack that has no receivers and does not request the check", () => {
  const app = newApp();
  newFunction(newStack(app, "shop"), "orders");
  const depot = newStack(app, "depot");
  new CloudRunV2ServiceIamMember(depot, "own", { name: "x", role: INVOKER, member: "allUsers" });
  expect(problems(depot)).toEqual([]);
});
