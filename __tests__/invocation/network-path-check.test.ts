import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { GoogleProviderVersion } from "../../lib/core/provider-version";
import { CloudRunFunction } from "../../lib/functions/cloud-run-function";
import { Principal } from "../../lib/iam/principal";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { NetworkPath } from "../../lib/ingress/network-path";
import type { ICaller } from "../../lib/invocation/caller";
import type { GrantInvokeOptions, IInvocable } from "../../lib/invocation/invocable";
import { checkNetworkPath } from "../../lib/invocation/network-path-check";
import { type Receiver, receiverOf } from "../../lib/invocation/receiver";
import { VpcAccess, VpcEgress } from "../../lib/workload/vpc-access";
import { newService } from "../services/new-service";
import { warnings } from "../support/annotations";
import { newFunction } from "../support/functions";
import { newApp, newStack } from "../support/stack";

const { ALL, INTERNAL, INTERNAL_AND_CLOUD_LOAD_BALANCING } = IngressSettings;
const { INTERNET, CLOUD_LOAD_BALANCER, VPC, GOOGLE_SERVICE } = NetworkPath;

const USE_ALL = "use IngressSettings.ALL and keep IAM as the lock";
const USE_LOAD_BALANCING = "use IngressSettings.INTERNAL_AND_CLOUD_LOAD_BALANCING";
const ACCOUNT = Principal.serviceAccount("gateway@example-project.iam.gserviceaccount.com");
const callerBy = (callsBy?: NetworkPath): ICaller => ({
  member: ACCOUNT.member,
  principalId: ACCOUNT.principalId,
  callsBy,
});

const checking =
  (receiver: IInvocable, caller: ICaller, options: GrantInvokeOptions = {}) =>
  () => {
    checkNetworkPath(described(receiver), caller, options);
  };

function described(construct: IInvocable): Receiver {
  const receiver = receiverOf(construct);
  if (!receiver) throw new Error("not a receiver");
  return receiver;
}

/** A function with these ingress settings, which are unknown if none are given. */
const receiver = (ingress?: IngressSettings, stack = newStack(), project?: string) =>
  CloudRunFunction.fromFunctionAttributes(stack, "orders", {
    functionName: "orders",
    uri: "https://orders-abc-an.a.run.app",
    serviceName: "orders",
    ingress,
    project,
  });

// https://cloud.google.com/run/docs/securing/ingress
test.each([
  [ALL, [INTERNET, CLOUD_LOAD_BALANCER, VPC, GOOGLE_SERVICE]],
  [INTERNAL_AND_CLOUD_LOAD_BALANCING, [CLOUD_LOAD_BALANCER, VPC, GOOGLE_SERVICE]],
  [INTERNAL, [VPC, GOOGLE_SERVICE]],
  [undefined, [INTERNET, CLOUD_LOAD_BALANCER, VPC, GOOGLE_SERVICE]],
])("ingress settings of %s let in whoever calls by %j", (ingress, paths) => {
  const orders = receiver(ingress);
  const letIn = Object.values(NetworkPath).filter((path) => {
    try {
      checkNetworkPath(described(orders), callerBy(path), {});
      return true;
    } catch {
      return false;
    }
  });
  expect(letIn).toEqual(paths);
});

test.each([
  [INTERNAL, INTERNET, USE_ALL],
  [INTERNAL_AND_CLOUD_LOAD_BALANCING, INTERNET, USE_ALL],
  [INTERNAL, CLOUD_LOAD_BALANCER, USE_LOAD_BALANCING],
])("ingress settings of %s refuse who calls by %s", (ingress, path, remedy) => {
  expect(checking(receiver(ingress), callerBy(path))).toThrow(
    new Error(
      `'ingress' must admit ${path}, by which ${ACCOUNT.principalId} calls, got ${ingress.name}; ${remedy} [at shop/orders]`,
    ),
  );
});

test.each([callerBy(INTERNET), { ...callerBy(GOOGLE_SERVICE), callsFromProject: "jobs" }])(
  "has a code of its own: %j",
  (caller) => {
    const refused = { code: "ERR_PATH_NOT_ADMITTED", prop: "ingress", constructPath: "shop/orders" };
    expect(checking(receiver(INTERNAL), caller)).toThrow(expect.objectContaining(refused) as Error);
  },
);

test.each([
  ["a person", Principal.user("ada@example.com")],
  ["the public", Principal.allUsers("the shop's front page")],
  ["a service account", ACCOUNT],
])("says nothing of %s, whose path is not known", (_, caller) => {
  expect(checking(receiver(INTERNAL), caller)).not.toThrow();
});

describe("a network path given with the grant", () => {
  test("is checked if the caller has none", () => {
    expect(checking(receiver(INTERNAL), ACCOUNT, { callsBy: INTERNET })).toThrow(
      new Error(
        `'ingress' must admit the internet, by which ${ACCOUNT.principalId} calls, got INTERNAL; ${USE_ALL} [at shop/orders]`,
      ),
    );
  });

  test("replaces the caller's own", () => {
    expect(checking(receiver(INTERNAL), callerBy(INTERNET), { callsBy: VPC })).not.toThrow();
    expect(checking(receiver(INTERNAL), callerBy(VPC), { callsBy: INTERNET })).toThrow(
      new Error(
        `'ingress' must admit the internet, by which ${ACCOUNT.principalId} calls, got INTERNAL; ${USE_ALL} [at shop/orders]`,
      ),
    );
  });
});

describe("a load balancer that calls", () => {
  const WAY_AROUND = `[shop/orders] 'ingress' must let nobody go around the load balancer, by which ${ACCOUNT.principalId} calls, got ALL; ${USE_LOAD_BALANCING}`;

  test.each<[string, ICaller, GrantInvokeOptions]>([
    ["as its own path", callerBy(CLOUD_LOAD_BALANCER), {}],
    ["as the path of the grant", ACCOUNT, { callsBy: CLOUD_LOAD_BALANCER }],
  ])("is told, %s, that everybody can go around it", (_, caller, options) => {
    const orders = receiver(ALL);
    checking(orders, caller, options)();
    expect(warnings(orders)).toEqual([WAY_AROUND]);
  });

  test("lets the public in with the same warning", () => {
    const orders = newFunction(newStack(), "orders", { ingress: ALL });
    orders.grantInvoke(Principal.allUsers("behind a load balancer"), { callsBy: CLOUD_LOAD_BALANCER });
    expect(warnings(orders)).toEqual([WAY_AROUND.replace(ACCOUNT.principalId, "allUsers")]);
  });

  test.each<[string, IngressSettings | undefined, ICaller]>([
    ["only it is admitted", INTERNAL_AND_CLOUD_LOAD_BALANCING, callerBy(CLOUD_LOAD_BALANCER)],
    ["it is not known what is admitted", undefined, callerBy(CLOUD_LOAD_BALANCER)],
    ["it calls by another path", ALL, callerBy(INTERNET)],
  ])("is told nothing if %s", (_, ingress, caller) => {
    const orders = receiver(ingress);
    checking(orders, caller)();
    expect(warnings(orders)).toEqual([]);
  });

  test("is told nothing if there is no other URL", () => {
    const stack = newStack();
    GoogleProviderVersion.pin(stack, "7.45.0");
    const page = newService(stack, "page", { ingress: ALL, defaultUriDisabled: true });
    checking(page, callerBy(CLOUD_LOAD_BALANCER))();
    expect(warnings(page)).toEqual([]);
  });
});

describe("a function that calls", () => {
  const CONNECTOR = "projects/example-project/locations/asia-northeast1/connectors/main";
  const through = (egress: VpcEgress) => ({ vpcAccess: VpcAccess.connector(CONNECTOR, egress) });
  const reports = (stack: TerraformStack, egress?: VpcEgress) =>
    newFunction(stack, "reports", egress && through(egress));

  test.each([
    ["has no VPC access", undefined, ""],
    [
      "keeps what is not private out of its VPC network",
      VpcEgress.PRIVATE_RANGES_ONLY,
      " or give 'callsBy: NetworkPath.VPC' where a private DNS zone leads run.app into the VPC network,",
    ],
  ])("is refused where it %s, and told what either side can change", (_, egress, other) => {
    const stack = newStack();
    expect(checking(receiver(INTERNAL, stack), reports(stack, egress))).toThrow(
      new Error(
        `'ingress' must admit the internet, by which shop/reports calls, got INTERNAL; give shop/reports a 'vpcAccess' with VpcEgress.ALL_TRAFFIC,${other} or ${USE_ALL} [at shop/orders]`,
      ),
    );
  });

  test("is let in if it sends all traffic through its VPC network", () => {
    const stack = newStack();
    const caller = reports(stack, VpcEgress.ALL_TRAFFIC);
    expect(checking(receiver(INTERNAL, stack), caller)).not.toThrow();
  });

  test("is not mentioned in the remedy if the path is given", () => {
    const stack = newStack();
    const caller = reports(stack, VpcEgress.ALL_TRAFFIC);
    expect(checking(receiver(INTERNAL, stack), caller, { callsBy: CLOUD_LOAD_BALANCER })).toThrow(
      new Error(
        `'ingress' must admit an external Application Load Balancer, by which shop/reports calls, got INTERNAL; ${USE_LOAD_BALANCING} [at shop/orders]`,
      ),
    );
  });
});

describe("a Google service that calls from a project", () => {
  const callerFrom = (callsFromProject?: string): ICaller => ({
    ...callerBy(GOOGLE_SERVICE),
    callsFromProject,
  });
  const refusal = (ingress: string) =>
    new Error(
      `'ingress' must admit Google services of other projects, by which ${ACCOUNT.principalId} calls from jobs to example-project, got ${ingress}; ${USE_ALL}, or give 'samePerimeter' where VPC Service Controls puts both into one perimeter [at shop/orders]`,
    );

  test.each([INTERNAL, INTERNAL_AND_CLOUD_LOAD_BALANCING])(
    "is refused by ingress settings of %s of another project",
    (ingress) => {
      expect(checking(receiver(ingress), callerFrom("jobs"))).toThrow(refusal(ingress.name));
      const given = receiver(ingress, newStack(), "example-project");
      expect(checking(given, callerFrom("jobs"))).toThrow(refusal(ingress.name));
    },
  );

  test("is named by its construct path", () => {
    const stack = newStack();
    const caller = Object.assign(new Construct(stack, "nightly"), callerFrom("jobs"));
    expect(checking(receiver(INTERNAL, stack), caller)).toThrow(
      new Error(
        `'ingress' must admit Google services of other projects, by which shop/nightly calls from jobs to example-project, got INTERNAL; ${USE_ALL}, or give 'samePerimeter' where VPC Service Controls puts both into one perimeter [at shop/orders]`,
      ),
    );
  });

  test.each<[string, ICaller, IngressSettings | undefined, string | undefined, GrantInvokeOptions]>([
    ["the receiver's own", callerFrom("example-project"), INTERNAL, undefined, {}],
    ["that the receiver is given, too", callerFrom("jobs"), INTERNAL, "jobs", {}],
    ["of the same perimeter", callerFrom("jobs"), INTERNAL, undefined, { samePerimeter: true }],
    ["which is a token", callerFrom("${var.jobs}"), INTERNAL, undefined, {}],
    ["where the receiver's is a token", callerFrom("jobs"), INTERNAL, "${var.orders}", {}],
    ["that is not known", callerFrom(), INTERNAL, undefined, {}],
    ["where every path is admitted", callerFrom("jobs"), ALL, undefined, {}],
    ["where the ingress settings are not known", callerFrom("jobs"), undefined, undefined, {}],
    ["but by another path this time", callerFrom("jobs"), INTERNAL, undefined, { callsBy: VPC }],
  ])("is let in: %s", (_, caller, ingress, project, options) => {
    expect(checking(receiver(ingress, newStack(), project), caller, options)).not.toThrow();
  });

  test("is checked if the path is given", () => {
    const caller = { ...callerFrom("jobs"), callsBy: undefined };
    expect(checking(receiver(INTERNAL), caller, { callsBy: GOOGLE_SERVICE })).toThrow(refusal("INTERNAL"));
  });

  test("is refused in the same perimeter if its path is not admitted", () => {
    expect(checking(receiver(INTERNAL), callerBy(INTERNET), { samePerimeter: true })).toThrow(
      new Error(
        `'ingress' must admit the internet, by which ${ACCOUNT.principalId} calls, got INTERNAL; ${USE_ALL} [at shop/orders]`,
      ),
    );
  });

  test("is not checked if the receiver's provider is declared later", () => {
    const stack = new TerraformStack(newApp(), "shop");
    const orders = receiver(INTERNAL, stack);
    expect(checking(orders, callerFrom("jobs"))).not.toThrow();
  });
});
