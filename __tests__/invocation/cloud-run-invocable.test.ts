import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import { Cloudfunctions2Function } from "@cdktf/provider-google/lib/cloudfunctions2-function";
import { Cloudfunctions2FunctionIamMember } from "@cdktf/provider-google/lib/cloudfunctions2-function-iam-member";
import { TerraformLocal, type TerraformStack, Testing } from "cdktf";
import { CloudRunFunction } from "../../lib/functions/cloud-run-function";
import { type IEventTrigger, RetryPolicy } from "../../lib/functions/event-trigger";
import type { ICloudRunFunction } from "../../lib/functions/imported-function";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { ServiceAccount } from "../../lib/iam/service-account";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { NetworkPath } from "../../lib/ingress/network-path";
import type { ICaller } from "../../lib/invocation/caller";
import { warnings } from "../support/annotations";
import { newFunction } from "../support/functions";
import { all, byAddress } from "../support/resources";
import { newStack } from "../support/stack";

const OPS = Principal.group("ops@example.com");
const MEMBER = {
  project: "example-project",
  location: "asia-northeast1",
  role: "roles/run.invoker",
  member: "group:ops@example.com",
};

/** The members on a function of this app, which are replaced together with it. */
function membersOf(stack: TerraformStack, ...members: object[]): object[] {
  const [address] = Object.keys(byAddress(stack, Cloudfunctions2Function));
  return members.map((member) => ({
    ...MEMBER,
    name: `\${google_cloudfunctions2_function.${address}.service_config[0].service}`,
    lifecycle: { replace_triggered_by: [`google_cloudfunctions2_function.${address}.id`] },
    ...member,
  }));
}

describe("a function of this app", () => {
  test("has no invokers by default", () => {
    const stack = newStack();
    newFunction(stack, "orders");
    expect(all(stack, CloudRunV2ServiceIamMember)).toEqual([]);
  });

  test("has its invokers on its Cloud Run service, replaced together with the function", () => {
    const stack = newStack();
    newFunction(stack, "orders").grantInvoke(OPS);
    expect(all(stack, CloudRunV2ServiceIamMember)).toEqual(membersOf(stack, {}));
    expect(all(stack, Cloudfunctions2FunctionIamMember)).toEqual([]);
  });

  test("has one member for a caller", () => {
    const stack = newStack();
    const orders = newFunction(stack, "orders");
    expect(orders.grantInvoke(OPS)).toBe(orders.grantInvoke(OPS, { role: Role.RUN_INVOKER }));
    expect(all(stack, CloudRunV2ServiceIamMember)).toEqual(membersOf(stack, {}));
  });

  test("has the project and location of its props", () => {
    const stack = newStack();
    newFunction(stack, "orders", { project: "other-project", location: "us-west1" }).grantInvoke(OPS);
    expect(all(stack, CloudRunV2ServiceIamMember)).toEqual(
      membersOf(stack, { project: "other-project", location: "us-west1" }),
    );
  });

  test("lets another function in as its runtime service account", () => {
    const stack = newStack();
    const serviceAccount = ServiceAccount.fromServiceAccountEmail(
      stack,
      "account",
      "r@example-project.iam.gserviceaccount.com",
    );
    const orders = newFunction(stack, "orders");
    const grant = orders.grantInvoke(newFunction(stack, "reports", { serviceAccount }));
    expect(orders.grantInvoke(serviceAccount)).toBe(grant);
    expect(all(stack, CloudRunV2ServiceIamMember)).toEqual(
      membersOf(stack, { member: "serviceAccount:r@example-project.iam.gserviceaccount.com" }),
    );
  });
});

describe("an imported function", () => {
  const members = (make: (stack: TerraformStack) => ICloudRunFunction) => {
    const stack = newStack();
    make(stack).grantInvoke(OPS);
    return all(stack, CloudRunV2ServiceIamMember);
  };

  test("has its invokers on the service that Terraform looks up", () => {
    expect(members((stack) => CloudRunFunction.fromFunctionName(stack, "orders", "orders"))).toEqual([
      {
        ...MEMBER,
        name: "${data.google_cloudfunctions2_function.orders_46FA7C19.service_config[0].service}",
      },
    ]);
  });

  test("has its invokers on the service of its attributes", () => {
    const attributes = {
      functionName: "Orders",
      uri: "https://orders-abc-an.a.run.app",
      serviceName: "orders",
      project: "other-project",
      location: "us-west1",
    };
    expect(members((stack) => CloudRunFunction.fromFunctionAttributes(stack, "orders", attributes))).toEqual([
      { ...MEMBER, name: "orders", project: "other-project", location: "us-west1" },
    ]);
  });
});

describe("the role", () => {
  test("may be the narrower one that calls services only", () => {
    const stack = newStack();
    const orders = newFunction(stack, "orders");
    orders.grantInvoke(OPS, { role: Role.RUN_SERVICES_INVOKER });
    expect(all(stack, CloudRunV2ServiceIamMember)).toEqual(
      membersOf(stack, { role: "roles/run.servicesInvoker" }),
    );
  });

  test.each(["projects/example-project/roles/caller", "organizations/123456789012/roles/shop.caller"])(
    "may be a custom one, %s, which is its maker's business",
    (name) => {
      const stack = newStack();
      newFunction(stack, "orders").grantInvoke(OPS, { role: Role.of(name) });
      expect(all(stack, CloudRunV2ServiceIamMember)).toEqual(membersOf(stack, { role: name }));
    },
  );

  test.each([
    [Role.CLOUD_FUNCTIONS_INVOKER, "; that role opens 1st gen functions only"],
    [Role.IAP_HTTPS_RESOURCE_ACCESSOR, ""],
    [Role.of("roles/run.admin"), ""],
    [Role.of("roles/owner"), ""],
  ])("must not be %s", (role, remedy) => {
    const stack = newStack();
    const orders = newFunction(stack, "orders");
    expect(() => orders.grantInvoke(OPS, { role })).toThrow(
      new Error(
        `'role' must be one of roles/run.invoker, roles/run.servicesInvoker or a custom role, got '${role.name}'${remedy} [at shop/orders]`,
      ),
    );
    expect(all(stack, CloudRunV2ServiceIamMember)).toEqual([]);
  });
});

describe("the network path", () => {
  const internal = (stack: TerraformStack) =>
    newFunction(stack, "orders", { ingress: IngressSettings.INTERNAL });

  test("is checked before anything is granted", () => {
    const stack = newStack();
    const reports = newFunction(stack, "reports");
    expect(() => internal(stack).grantInvoke(reports)).toThrow(
      new Error(
        "'ingress' must admit the internet, by which shop/reports calls, got INTERNAL; give shop/reports a 'vpcAccess' with VpcEgress.ALL_TRAFFIC, or use IngressSettings.ALL and keep IAM as the lock [at shop/orders]",
      ),
    );
    expect(all(stack, CloudRunV2ServiceIamMember)).toEqual([]);
  });

  test("can be given with the grant", () => {
    const stack = newStack();
    const orders = internal(stack);
    const reports = newFunction(stack, "reports");
    expect(() => orders.grantInvoke(reports, { callsBy: NetworkPath.VPC })).not.toThrow();
    expect(() => orders.grantInvoke(OPS, { callsBy: NetworkPath.INTERNET })).toThrow(
      new Error(
        "'ingress' must admit the internet, by which group:ops@example.com calls, got INTERNAL; use IngressSettings.ALL and keep IAM as the lock [at shop/orders]",
      ),
    );
  });

  test("is not checked if the ingress settings are unknown", () => {
    const stack = newStack();
    const caller = { member: OPS.member, principalId: OPS.principalId, callsBy: NetworkPath.INTERNET };
    const find = (id: string, ingress?: IngressSettings) =>
      CloudRunFunction.fromFunctionName(stack, id, id, { ingress });
    expect(() => find("orders").grantInvoke(caller)).not.toThrow();
    expect(() => find("bills", IngressSettings.INTERNAL).grantInvoke(caller)).toThrow(
      new Error(
        "'ingress' must admit the internet, by which group:ops@example.com calls, got INTERNAL; use IngressSettings.ALL and keep IAM as the lock [at shop/bills]",
      ),
    );
  });
});

describe("the project", () => {
  const scheduler: ICaller = {
    member: OPS.member,
    principalId: OPS.principalId,
    callsBy: NetworkPath.GOOGLE_SERVICE,
    callsFromProject: "jobs",
  };

  test("of a Google service is checked before anything is granted", () => {
    const stack = newStack();
    const orders = newFunction(stack, "orders", { ingress: IngressSettings.INTERNAL });
    expect(() => orders.grantInvoke(scheduler)).toThrow(
      new Error(
        "'ingress' must admit Google services of other projects, by which group:ops@example.com calls from jobs to example-project, got INTERNAL; use IngressSettings.ALL and keep IAM as the lock, or give 'samePerimeter' where VPC Service Controls puts both into one perimeter [at shop/orders]",
      ),
    );
    expect(all(stack, CloudRunV2ServiceIamMember)).toEqual([]);
  });

  test("may be another one in the same perimeter", () => {
    const stack = newStack();
    const orders = newFunction(stack, "orders", { ingress: IngressSettings.INTERNAL });
    orders.grantInvoke(scheduler, { samePerimeter: true });
    expect(all(stack, CloudRunV2ServiceIamMember)).toEqual(membersOf(stack, {}));
  });
});

test.each<[string, (stack: TerraformStack) => ICloudRunFunction, string]>([
  ["made here", (stack) => newFunction(stack, "orders"), "google_cloudfunctions2_function"],
  [
    "made elsewhere",
    (stack) => CloudRunFunction.fromFunctionName(stack, "orders", "orders"),
    "data.google_cloudfunctions2_function",
  ],
])("the audience of tokens for a function %s is its base URL", (_, make, type) => {
  const stack = newStack();
  const { audience, uri } = make(stack);
  new TerraformLocal(stack, "read", { audience, uri });
  const { locals } = JSON.parse(Testing.synth(stack, true)) as { locals: { read: unknown } };
  const reference = `\${${type}.orders_46FA7C19.service_config[0].uri}`;
  expect(locals.read).toEqual({ audience: reference, uri: reference });
});

describe("a caller of a pool, whom Cloud Run does not let in,", () => {
  const WORKLOAD = "//iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/github";
  const WORKFORCE = "//iam.googleapis.com/locations/global/workforcePools/staff";

  test.each([
    [
      Principal.federated(`principal:${WORKLOAD}/subject/main`),
      "workload identity",
      "let it impersonate a service account that is granted",
    ],
    [
      Principal.principalSet(`principalSet:${WORKLOAD}/*`),
      "workload identity",
      "let it impersonate a service account that is granted",
    ],
    [Principal.federated(`principal:${WORKFORCE}/subject/ada`), "workforce", "put IAP in front of a service"],
    [
      Principal.principalSet(`principalSet:${WORKFORCE}/group/ops`),
      "workforce",
      "put IAP in front of a service",
    ],
  ])("is a warning: %s", (caller, pool, remedy) => {
    const stack = newStack();
    newFunction(stack, "orders").grantInvoke(caller);
    expect(warnings(stack)).toEqual([
      `[shop/orders] 'caller' must not be of a ${pool} pool, which Cloud Run does not let in, got ${caller.principalId}; ${remedy}`,
    ]);
  });

  test.each([
    OPS,
    Principal.principalSet(
      "principalSet://cloudresourcemanager.googleapis.com/projects/123456789012/type/ServiceAccount",
    ),
  ])("is not %s", (caller) => {
    const stack = newStack();
    newFunction(stack, "orders").grantInvoke(caller);
    expect(warnings(stack)).toEqual([]);
  });
});

describe("the public", () => {
  const REASON = "the shop's front page";
  const trigger: IEventTrigger = {
    bind: (scope) => ({
      eventType: "google.cloud.storage.object.v1.finalized",
      retryPolicy: RetryPolicy.DO_NOT_RETRY,
      serviceAccount: new ServiceAccount(scope, "trigger"),
    }),
  };

  test("may call a function that answers HTTP requests", () => {
    const stack = newStack();
    newFunction(stack, "orders").grantInvoke(Principal.allUsers(REASON));
    expect(all(stack, CloudRunV2ServiceIamMember)).toEqual(membersOf(stack, { member: "allUsers" }));
  });

  test.each(["allUsers", "allAuthenticatedUsers"] as const)(
    "must not call one that events call: %s",
    (everyone) => {
      const resize = newFunction(newStack(), "resize", { trigger });
      expect(() => resize.grantInvoke(Principal[everyone](REASON))).toThrow(
        new Error(
          `'caller' must not be the public on an event-driven function, got ${everyone}; its trigger has a service account of its own [at shop/resize]`,
        ),
      );
      expect(() => resize.grantInvoke(OPS)).not.toThrow();
    },
  );
});
