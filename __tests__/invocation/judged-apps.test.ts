import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import type { TerraformStack } from "cdktf";
import { AppEngineIap } from "../../lib/app-engine/app-engine-iap";
import { GoogleBeta } from "../../lib/core/google-beta";
import { CloudRunFunction } from "../../lib/functions/cloud-run-function";
import { FirstGenFunction } from "../../lib/functions/first-gen-function";
import { GoogleProject } from "../../lib/iam/google-project";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { ServiceAccount } from "../../lib/iam/service-account";
import { AttachmentPoint, InvokeDenyPolicy } from "../../lib/invocation/invoke-deny-policy";
import { Rules } from "../../lib/invocation/rules";
import { Secret } from "../../lib/resources/secret";
import { Topic } from "../../lib/resources/topic";
import { CloudRunService } from "../../lib/services/cloud-run-service";
import { answeredDocument, newGateway } from "../api-gateway/gateways";
import { newService } from "../services/new-service";
import { newFunction } from "../support/functions";
import { newApp, newStack, NO_WAIT } from "../support/stack";

const OPS = Principal.group("ops@example.com");

/** Whether an app is judged: whether a resource of the provider's own may let in the public in another of its stacks. */
function isJudged(define: (stack: TerraformStack) => unknown): boolean {
  const app = newApp(NO_WAIT);
  new CloudRunV2ServiceIamMember(newStack(app, "first"), "own", {
    name: "own",
    location: "us-central1",
    role: "roles/run.invoker",
    member: "allUsers",
  });
  define(newStack(app, "second"));
  try {
    app.synth();
    return false;
  } catch (error) {
    expect(String(error)).toContain("[at first/own] (public-needs-reason)");
    return true;
  }
}

/** A gateway in front of what is not of this package. */
function gateway(stack: TerraformStack): void {
  new GoogleBeta(stack, "google-beta");
  newGateway(stack, { document: answeredDocument(), location: "us-central1" });
}

test.each<[title: string, define: (stack: TerraformStack) => unknown]>([
  ["a function", (stack) => newFunction(stack, "orders")],
  ["a function that exists", (stack) => CloudRunFunction.fromFunctionName(stack, "orders", "orders")],
  ["a service", (stack) => newService(stack, "page")],
  ["a service that exists", (stack) => CloudRunService.fromServiceName(stack, "page", "page")],
  ["a 1st gen function", (stack) => FirstGenFunction.fromFunctionName(stack, "old", "old")],
  ["IAP", (stack) => new AppEngineIap(stack, "iap")],
  ["a gateway", gateway],
  [
    "a deny policy",
    (stack) =>
      new InvokeDenyPolicy(stack, "deny", {
        attachmentPoint: AttachmentPoint.project("example-project"),
        deniedPrincipals: [OPS],
      }),
  ],
  ["a call of Rules.of", (stack) => Rules.of(stack)],
])("all stacks of an app with %s are judged", (_, define) => {
  expect(isJudged(define)).toBe(true);
});

test.each<[title: string, define: (stack: TerraformStack) => unknown]>([
  ["nothing of this package", () => undefined],
  ["an account", (stack) => new ServiceAccount(stack, "account", { accountId: "some-account" })],
  ["roles on a project", (stack) => GoogleProject.of(stack).grant(Role.of("roles/viewer"), OPS)],
  ["a topic", (stack) => new Topic(stack, "topic").grantPublish(OPS)],
  ["a secret", (stack) => Secret.fromSecretId(stack, "key", "key").grantAccess(OPS)],
])("an app with %s alone is judged only after Rules.of(app)", (_, define) => {
  expect(isJudged(define)).toBe(false);
  expect(
    isJudged((stack) => {
      define(stack);
      Rules.of(stack.node.root);
    }),
  ).toBe(true);
});
