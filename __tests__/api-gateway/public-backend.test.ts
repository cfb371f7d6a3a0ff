import { GoogleApiGatewayGateway } from "@cdktf/provider-google-beta/lib/google-api-gateway-gateway";
import type { TerraformStack } from "cdktf";
import { AppEngineBackend } from "../../lib/app-engine/app-engine-backend";
import { AppEngineIap } from "../../lib/app-engine/app-engine-iap";
import { FirstGenFunction } from "../../lib/functions/first-gen-function";
import { GoogleProject } from "../../lib/iam/google-project";
import { Principal } from "../../lib/iam/principal";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import type { IInvocable } from "../../lib/invocation/invocable";
import { CloudRunService } from "../../lib/services/cloud-run-service";
import { InvokerIamCheck } from "../../lib/services/invoker-iam-check";
import { warnings } from "../support/annotations";
import { all } from "../support/resources";
import { builtElsewhere } from "../triggers/event-driven";
import { newDocument, newGateway, newGatewayStack } from "./gateways";

const service = (stack: TerraformStack, invokerIamCheck?: InvokerIamCheck) =>
  new CloudRunService(stack, "backend", {
    image: "asia-northeast1-docker.pkg.dev/example-project/shop/prices:1",
    ingress: IngressSettings.ALL,
    deletionProtection: false,
    invokerIamCheck,
  });

const KINDS: [string, (stack: TerraformStack) => IInvocable][] = [
  ["a function", (stack) => builtElsewhere(stack, "backend")],
  ["a service", (stack) => service(stack)],
  [
    "a 1st gen function",
    (stack) =>
      FirstGenFunction.fromFunctionName(stack, "backend", "legacy", {
        uri: "https://x.cloudfunctions.net/y",
      }),
  ],
  [
    "an App Engine app",
    (stack) =>
      new AppEngineBackend(stack, "backend", {
        iap: new AppEngineIap(stack, "iap"),
        uri: "https://example-project.an.r.appspot.com",
        oauthClientId: "123456789012-abc.apps.googleusercontent.com",
        location: "asia-northeast1",
      }),
  ],
];

/** The warnings of a stack with a gateway in front of a backend, and of what else is done with it before or after. */
function warned(
  define: (stack: TerraformStack) => IInvocable,
  before: (target: IInvocable) => void,
  after: (target: IInvocable) => void = () => undefined,
): string[] {
  const stack = newGatewayStack();
  const target = define(stack);
  const document = newDocument();
  document.addBackend("/orders", target);
  before(target);
  newGateway(stack, { document });
  after(target);
  all(stack, GoogleApiGatewayGateway);
  all(stack, GoogleApiGatewayGateway);
  return warnings(stack).filter((warning) => warning.startsWith("[shop/gateway]"));
}

const WARNING =
  "[shop/gateway] 'document' must not have a public backend, because callers can go around the gateway, got shop/backend, which lets in";
const open = (target: IInvocable) => {
  target.grantInvoke(Principal.allUsers("It is a test"));
};
const close = (target: IInvocable) => {
  target.grantInvoke(Principal.group("ops@example.com"));
};

test.each(KINDS)("%s that the public may call gives one warning", (_kind, define) => {
  expect(warned(define, open)).toEqual([`${WARNING} allUsers`]);
});

test.each(KINDS)("%s that the public may call later gives a warning, too", (_kind, define) => {
  expect(warned(define, close, open)).toEqual([`${WARNING} allUsers`]);
});

test.each(KINDS)("%s that others may call gives no warning", (_kind, define) => {
  expect(warned(define, close)).toEqual([]);
});

test("allAuthenticatedUsers is the public, too", () => {
  const signedIn = (target: IInvocable) => {
    target.grantInvoke(Principal.allAuthenticatedUsers("It is a test"));
  };
  expect(warned((stack) => service(stack), signedIn)).toEqual([`${WARNING} allAuthenticatedUsers`]);
});

test("a service without the invoker check gives a warning", () => {
  const check = InvokerIamCheck.disabled("It is a test");
  expect(
    warned(
      (stack) => service(stack, check),
      () => undefined,
    ),
  ).toEqual([`${WARNING} everyone, whose invoker check is disabled`]);
});

test("a public backend gives a warning even if the gateway has its role on the project", () => {
  const stack = newGatewayStack();
  const target = service(stack);
  const document = newDocument();
  document.addBackend("listOrders", target, { grantOn: GoogleProject.of(stack) });
  document.addBackend("createOrder", target);
  newGateway(stack, { document });
  open(target);
  all(stack, GoogleApiGatewayGateway);
  expect(warnings(stack)).toEqual([expect.stringMatching(/\(broad-role\)$/), `${WARNING} allUsers`]);
});
