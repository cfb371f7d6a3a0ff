import type { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { BackendOptions } from "../../lib/api-gateway/backend-options";
import { AppEngineBackend } from "../../lib/app-engine/app-engine-backend";
import { AppEngineIap } from "../../lib/app-engine/app-engine-iap";
import { CloudRunFunction } from "../../lib/functions/cloud-run-function";
import { FirstGenFunction } from "../../lib/functions/first-gen-function";
import { GoogleProject } from "../../lib/iam/google-project";
import { Grant } from "../../lib/iam/grant";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import type { IInvocable } from "../../lib/invocation/invocable";
import { CloudRunService } from "../../lib/services/cloud-run-service";
import { allowPolicies, builtElsewhere, lastOnProject } from "../triggers/event-driven";
import { awaited, newDocument, newGateway, newGatewayStack } from "./gateways";

const MEMBER = "${google_service_account.gateway_service-account_B5615FB6.member}";

/** A stack with a gateway that is let in on the whole project. */
function onTheProject(
  define: (stack: TerraformStack) => IInvocable,
  options: BackendOptions = {},
  project?: string,
): TerraformStack {
  const stack = newGatewayStack();
  const target = define(stack);
  const document = newDocument();
  document.addBackend("/orders", target, { grantOn: GoogleProject.of(stack, project), ...options });
  newGateway(stack, { document });
  return stack;
}

const orders = (stack: TerraformStack) => builtElsewhere(stack, "orders");
const existing = (stack: TerraformStack) =>
  CloudRunFunction.fromFunctionAttributes(stack, "existing", {
    ...{
      functionName: "existing",
      serviceName: "existing",
      uri: "https://existing.a.run.app",
      project: "other",
    },
  });
const legacy = (stack: TerraformStack) =>
  FirstGenFunction.fromFunctionName(stack, "legacy", "legacyExport", {
    uri: "https://x.cloudfunctions.net/y",
  });
const intranet = (stack: TerraformStack) =>
  new AppEngineBackend(stack, "intranet", {
    iap: new AppEngineIap(stack, "iap"),
    uri: "https://example-project.an.r.appspot.com",
    oauthClientId: "123456789012-abc.apps.googleusercontent.com",
    location: "asia-northeast1",
  });

/** Something that someone else's library defines. */
class Foreign extends Construct implements IInvocable {
  public readonly uri = "https://foreign.example.com";
  public readonly audience = this.uri;
  public readonly location = "asia-northeast1";
  public readonly project = "example-project";

  public grantInvoke(): Grant {
    return GoogleProject.of(this).grant(Role.RUN_VIEWER, Principal.group("nobody@example.com"));
  }
}
const foreign = (stack: TerraformStack) => new Foreign(stack, "foreign");

test.each([
  ["a function", orders, "roles/run.invoker"],
  ["a 1st gen function", legacy, "roles/cloudfunctions.invoker"],
  ["an App Engine app", intranet, "roles/iap.httpsResourceAccessor"],
])("the role for %s is granted on its project, and nowhere else", (_what, define, role) => {
  const stack = onTheProject(define);
  expect(allowPolicies(stack)).toEqual({ google_project_iam_member: [lastOnProject(role, MEMBER)] });
  expect(awaited(stack)).toEqual([expect.stringMatching(/^google_project_iam_member\./)]);
});

test("the role for a backend of another project is granted on that project", () => {
  expect(allowPolicies(onTheProject(existing, {}, "other"))).toEqual({
    google_project_iam_member: [lastOnProject("roles/run.invoker", MEMBER, "other")],
  });
});

test.each([
  ["a narrower role", orders, Role.RUN_SERVICES_INVOKER],
  ["a custom role", legacy, Role.of("projects/example-project/roles/caller")],
  ["any role for what someone else defines", foreign, Role.of("roles/pubsub.publisher")],
])("the role may be %s", (_what, define, role) => {
  expect(allowPolicies(onTheProject(define, { role }))).toEqual({
    google_project_iam_member: [lastOnProject(role.name, MEMBER)],
  });
});

test.each<[string, (stack: TerraformStack) => IInvocable, BackendOptions, string | undefined, string]>([
  [
    "another project",
    existing,
    {},
    undefined,
    "'grantOn' must be the project of shop/existing, other, got example-project [at shop/gateway]",
  ],
  [
    "ingress settings that do not admit the gateway",
    (stack) => builtElsewhere(stack, "orders", { ingress: IngressSettings.INTERNAL }),
    {},
    undefined,
    "'ingress' must admit the internet, by which shop/gateway calls, got INTERNAL; use IngressSettings.ALL and keep IAM as the lock [at shop/orders]",
  ],
  [
    "IAP in front",
    (stack) =>
      new CloudRunService(stack, "prices", {
        image: "asia-northeast1-docker.pkg.dev/example-project/shop/prices:1",
        ingress: IngressSettings.ALL,
        deletionProtection: false,
        iap: true,
      }),
    {},
    undefined,
    "'caller' must not be granted where IAP guards the service, because it asks everyone first, got serviceAccount:gateway-gateway; use grantIapAccess for people and programs that can pass it, and a service without IAP for Google services and gateways [at shop/prices]",
  ],
  [
    "a role that does too much",
    orders,
    { role: Role.RUN_ADMIN },
    undefined,
    "'role' must be one of roles/run.invoker, roles/run.servicesInvoker or a custom role, got 'roles/run.admin' [at shop/orders]",
  ],
  [
    "a role for another kind",
    legacy,
    { role: Role.RUN_INVOKER },
    undefined,
    "'role' must be roles/cloudfunctions.invoker or a custom role for a 1st gen function, got 'roles/run.invoker' [at shop/legacy]",
  ],
  [
    "no role for what someone else defines",
    foreign,
    {},
    undefined,
    "'role' must be given with 'grantOn' for shop/foreign, got none [at shop/gateway]",
  ],
])("%s is refused", (_what, define, options, project, message) => {
  expect(() => onTheProject(define, options, project)).toThrow(new Error(message));
});
