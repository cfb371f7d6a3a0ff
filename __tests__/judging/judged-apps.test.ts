import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import type { TerraformStack } from "cdktf";
import { AppEngineFirewallRule, FirewallAction } from "../../lib/app-engine/app-engine-firewall-rule";
import { AppEngineIap } from "../../lib/app-engine/app-engine-iap";
import { AppEngineServiceNetworkSettings } from "../../lib/app-engine/app-engine-service-network-settings";
import { IapSetupRole } from "../../lib/app-engine/iap-setup-role";
import { GoogleBeta } from "../../lib/core/google-beta";
import { CloudRunFunction } from "../../lib/functions/cloud-run-function";
import { FirstGenFunction } from "../../lib/functions/first-gen-function";
import { GoogleProject } from "../../lib/iam/google-project";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { ServiceAccount } from "../../lib/iam/service-account";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { AttachmentPoint, InvokeDenyPolicy } from "../../lib/invocation/invoke-deny-policy";
import { Rules } from "../../lib/judging/rules";
import { Secret } from "../../lib/resources/secret";
import { Topic } from "../../lib/resources/topic";
import { CloudRunJob } from "../../lib/services/cloud-run-job";
import { CloudRunService } from "../../lib/services/cloud-run-service";
import { answeredDocument, newGateway } from "../api-gateway/gateways";
import { newJob } from "../services/new-job";
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
  ["an account", (stack) => new ServiceAccount(stack, "account", { accountId: "some-account" })],
  ["roles on a project", (stack) => GoogleProject.of(stack).grant(Role.of("roles/viewer"), OPS)],
  ["a topic", (stack) => new Topic(stack, "topic").grantPublish(OPS)],
  ["a secret", (stack) => Secret.fromSecretId(stack, "key", "key").grantAccess(OPS)],
  ["a job", (stack) => newJob(stack, "report")],
  ["a job that exists", (stack) => CloudRunJob.fromJobName(stack, "report", "report")],
  [
    "ingress settings of App Engine",
    (stack) =>
      new AppEngineServiceNetworkSettings(stack, "settings", {
        service: "default",
        ingress: IngressSettings.INTERNAL,
      }),
  ],
  [
    "a firewall rule of App Engine",
    (stack) =>
      new AppEngineFirewallRule(stack, "rule", {
        priority: 1,
        action: FirewallAction.DENY,
        sourceRange: "*",
      }),
  ],
  ["a role to set up IAP", (stack) => new IapSetupRole(stack, "role")],
  ["a call of Rules.of", (stack) => Rules.of(stack)],
])("all stacks of an app with %s are judged", (_, define) => {
  expect(isJudged(define)).toBe(true);
});

test("an app with nothing of this package is judged only after Rules.of(app)", () => {
  expect(isJudged(() => undefined)).toBe(false);
  expect(isJudged((stack) => Rules.of(stack.node.root))).toBe(true);
});
