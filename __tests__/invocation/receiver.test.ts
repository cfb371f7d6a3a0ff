import type { TerraformStack } from "cdktf";
import { GoogleProviderVersion } from "../../lib/core/provider-version";
import { CloudRunFunction } from "../../lib/functions/cloud-run-function";
import { type IEventTrigger, RetryPolicy } from "../../lib/functions/event-trigger";
import { GoogleProject } from "../../lib/iam/google-project";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { ServiceAccount } from "../../lib/iam/service-account";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { NetworkPath } from "../../lib/ingress/network-path";
import type { ICloudRunInvocable } from "../../lib/invocation/invocable";
import { CloudRunService } from "../../lib/services/cloud-run-service";
import { InvokerIamCheck } from "../../lib/services/invoker-iam-check";
import { VpcAccess, VpcEgress } from "../../lib/workload/vpc-access";
import { newDocument, newGateway, newGatewayStack } from "../api-gateway/gateways";
import { grantsIn, newService, resourcesOf } from "../services/new-service";
import { warnings } from "../support/annotations";
import { newFunction } from "../support/functions";
import { newApp, NO_WAIT } from "../support/stack";

const { INTERNAL, INTERNAL_AND_CLOUD_LOAD_BALANCING } = IngressSettings;
const OPS = Principal.group("ops@example.com");
const uri = "https://orders-abcdefghij-an.a.run.app";
const LOCATION = "asia-northeast1";

type Define = (stack: TerraformStack) => unknown;
type Call = (stack: TerraformStack, called: ICloudRunInvocable) => unknown;

const serviceWith =
  (props: Parameters<typeof newService>[2]): Define =>
  (stack) =>
    newService(stack, "orders", props);
const functionWith =
  (props: Parameters<typeof newFunction>[2]): Define =>
  (stack) =>
    newFunction(stack, "orders", props);

const asService = (stack: TerraformStack) =>
  CloudRunService.fromServiceAttributes(stack, "found", { serviceName: "orders", uri });
const asRegion = (stack: TerraformStack) =>
  CloudRunService.fromServiceAttributes(stack, "found", { serviceName: "orders", uri, location: LOCATION });
const asFunction = (stack: TerraformStack) =>
  CloudRunFunction.fromFunctionAttributes(stack, "found", {
    ...{ functionName: "orders", serviceName: "orders", uri },
  });

const fromInternet: Call = (_, called) => called.grantInvoke(OPS, { callsBy: NetworkPath.INTERNET });
const byPublic: Call = (_, called) => called.grantInvoke(Principal.allUsers("The shop's front page"));
const byPerson: Call = (_, called) => called.grantInvoke(OPS);
const byReports: Call = (stack, called) => called.grantInvoke(newService(stack, "reports"));
const byGateway: Call = (stack, called) => {
  const document = newDocument();
  document.addBackend("/orders", called);
  newGateway(stack, { document });
};
const byGatewayOnProject: Call = (stack, called) => {
  const document = newDocument();
  document.addBackend("/orders", called, { grantOn: GoogleProject.of(stack), role: Role.RUN_INVOKER });
  newGateway(stack, { document });
};

const trigger: IEventTrigger = {
  bind: (scope) => ({
    eventType: "google.cloud.storage.object.v1.finalized",
    retryPolicy: RetryPolicy.DO_NOT_RETRY,
    serviceAccount: new ServiceAccount(scope, "trigger"),
  }),
};

const INTERNET_FOR = (who: string, remedy = "") =>
  `'ingress' must admit the internet, by which ${who}, got INTERNAL; ${remedy}use IngressSettings.ALL and keep IAM as the lock`;
const OPS_CALL = INTERNET_FOR("group:ops@example.com calls");
const GATEWAY_CALLS = INTERNET_FOR("shop/gateway calls");
const BEHIND_IAP =
  "'caller' must not be granted where IAP guards the service, because it asks everyone first, got group:ops@example.com; use grantIapAccess for people and programs that can pass it, and a service without IAP for Google services and gateways";

/** What is refused: what is defined, how it is imported, who calls it, and why that is refused. */
const REFUSED: [string, Define, (stack: TerraformStack) => ICloudRunInvocable, Call, string][] = [
  ["the internet at a service", serviceWith({ ingress: INTERNAL }), asService, fromInternet, OPS_CALL],
  ["the internet at a function", functionWith({ ingress: INTERNAL }), asFunction, fromInternet, OPS_CALL],
  [
    "the internet at a function's service",
    functionWith({ ingress: INTERNAL }),
    asService,
    fromInternet,
    OPS_CALL,
  ],
  [
    "the internet at one of several regions",
    serviceWith({ ingress: INTERNAL, regions: ["us-west1", LOCATION] }),
    asRegion,
    fromInternet,
    OPS_CALL,
  ],
  [
    "a service without a VPC network",
    serviceWith({ ingress: INTERNAL }),
    asService,
    byReports,
    INTERNET_FOR("shop/reports calls", "give shop/reports a 'vpcAccess' with VpcEgress.ALL_TRAFFIC, or "),
  ],
  ["a gateway", serviceWith({ ingress: INTERNAL }), asService, byGateway, GATEWAY_CALLS],
  [
    "a gateway with a role on the project",
    serviceWith({ ingress: INTERNAL }),
    asService,
    byGatewayOnProject,
    GATEWAY_CALLS,
  ],
  [
    "the public at what events call",
    functionWith({ trigger }),
    asFunction,
    byPublic,
    "'caller' must not be the public on an event-driven function, got allUsers; its trigger has a service account of its own",
  ],
  ["a person in front of IAP", serviceWith({ iap: true }), asService, byPerson, BEHIND_IAP],
  [
    "a person where nobody is asked",
    serviceWith({ invokerIamCheck: InvokerIamCheck.disabled("It is a test") }),
    asService,
    byPerson,
    "'caller' must not be granted where the invoker check is disabled, because the allow policy is not read, got group:ops@example.com",
  ],
];

function stackOf(...parts: ((stack: TerraformStack) => unknown)[]): TerraformStack {
  const stack = newGatewayStack(newApp(NO_WAIT));
  GoogleProviderVersion.pin(stack, "7.45.0");
  for (const part of parts) part(stack);
  return stack;
}

describe.each(REFUSED)("%s", (_, define, found, call, message) => {
  test("is refused by an import of what the stack defines", () => {
    const stack = stackOf(define);
    const called = found(stack);
    const before = grantsIn(stack);
    expect(() => call(stack, called)).toThrow(new Error(`${message} [at shop/found]`));
    expect(Object.keys(grantsIn(stack)).filter((address) => !(address in before))).toEqual([]);
  });

  test("is refused by a definition of what was imported, which is then not there", () => {
    const stack = stackOf();
    call(stack, found(stack));
    const before = resourcesOf(stack);
    expect(() => define(stack)).toThrow(new Error(`${message} [at shop/orders]`));
    expect(resourcesOf(stack)).toEqual(before);
  });
});

test("a backend without its run.app URL is refused in both orders", () => {
  const message =
    "'defaultUriDisabled' must be false for a backend, got true for 'shop/found', whose run.app URL the gateway calls [at shop/gateway]";
  const define = serviceWith({ defaultUriDisabled: true });
  const stack = stackOf(define);
  expect(() => byGateway(stack, asService(stack))).toThrow(new Error(message));
  const later = stackOf();
  byGateway(later, asService(later));
  expect(() => define(later)).toThrow(new Error(message));
});

test("a gateway needs no role for an import of what lets everybody in", () => {
  const stack = stackOf(serviceWith({ invokerIamCheck: InvokerIamCheck.disabled("It is a test") }));
  byGateway(stack, asService(stack));
  expect(grantsIn(stack)).toEqual({});
});

test("a gateway keeps a role that it turns out not to need", () => {
  const stack = stackOf();
  byGateway(stack, asService(stack));
  serviceWith({ invokerIamCheck: InvokerIamCheck.disabled("It is a test") })(stack);
  expect(Object.keys(grantsIn(stack))).toEqual([
    expect.stringMatching(/^google_cloud_run_v2_service_iam_member\.found_/),
  ]);
});

test("who is admitted by the definition is let in through an import, whatever the import says of the ingress", () => {
  const vpcAccess = VpcAccess.direct({ egress: VpcEgress.ALL_TRAFFIC, network: "shop" });
  const reports = (stack: TerraformStack) => newService(stack, "reports", { vpcAccess });
  const stack = stackOf(serviceWith({ ingress: INTERNAL }));
  expect(() => asService(stack).grantInvoke(reports(stack))).not.toThrow();
  const later = stackOf();
  asService(later).grantInvoke(reports(later));
  expect(() => serviceWith({ ingress: INTERNAL })(later)).not.toThrow();
  const ingress = INTERNAL;
  const said = stackOf(serviceWith({}));
  const found = CloudRunService.fromServiceAttributes(said, "found", { serviceName: "orders", uri, ingress });
  expect(() => fromInternet(said, found)).not.toThrow();
});

test("a definition that is refused leaves room for one that is not", () => {
  const stack = stackOf();
  fromInternet(stack, asService(stack));
  expect(() => serviceWith({ ingress: INTERNAL })(stack)).toThrow(new Error(`${OPS_CALL} [at shop/orders]`));
  expect(() => serviceWith({ ingress: INTERNAL_AND_CLOUD_LOAD_BALANCING })(stack)).toThrow(
    new Error(`${OPS_CALL.replace("INTERNAL", "INTERNAL_AND_CLOUD_LOAD_BALANCING")} [at shop/orders]`),
  );
  expect(() => serviceWith({})(stack)).not.toThrow();
});

test("a caller that an import refused is not held against a definition", () => {
  const stack = stackOf();
  const found = CloudRunService.fromServiceAttributes(stack, "found", {
    ...{ serviceName: "orders", uri, ingress: INTERNAL },
  });
  expect(() => fromInternet(stack, found)).toThrow(new Error(`${OPS_CALL} [at shop/found]`));
  expect(() => serviceWith({ ingress: INTERNAL })(stack)).not.toThrow();
});

test("a warning about a caller is given once, at the import", () => {
  const pool = Principal.federated(
    "principal://iam.googleapis.com/locations/global/workforcePools/staff/subject/ada",
  );
  const stack = stackOf();
  asService(stack).grantInvoke(pool);
  serviceWith({})(stack);
  const about = warnings(stack).filter((one) => one.includes("'caller'"));
  expect(about.map((one) => one.slice(0, one.indexOf(",")))).toEqual([
    "[shop/found] 'caller' must not be of a workforce pool",
  ]);
});
