import { IapAppEngineServiceIamMember } from "@cdktf/provider-google/lib/iap-app-engine-service-iam-member";
import type { TerraformStack } from "cdktf";
import { AppEngineBackend } from "../../lib/app-engine/app-engine-backend";
import { AppEngineIap } from "../../lib/app-engine/app-engine-iap";
import { AppEngineTarget } from "../../lib/app-engine/app-engine-target";
import { CloudRunFunction } from "../../lib/functions/cloud-run-function";
import { FirstGenFunction } from "../../lib/functions/first-gen-function";
import type { IAllowPolicy } from "../../lib/iam/allow-policy";
import { Grant } from "../../lib/iam/grant";
import { IamCondition } from "../../lib/iam/iam-condition";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { NetworkPath } from "../../lib/ingress/network-path";
import type { IInvocable } from "../../lib/invocation/invocable";
import { letCallerIn } from "../../lib/invocation/let-caller-in";
import type { Receiver } from "../../lib/invocation/receiver";
import { CloudRunService } from "../../lib/services/cloud-run-service";
import { newService } from "../services/new-service";
import { newFunction } from "../support/functions";
import { all } from "../support/resources";
import { newStack } from "../support/stack";

const ADA = Principal.user("ada@example.com");
const OFFICE_HOURS = IamCondition.cel("office hours", "request.time.getHours() < 18");

function newBackend(stack: TerraformStack): AppEngineBackend {
  return new AppEngineBackend(stack, "api", {
    iap: new AppEngineIap(stack, "iap", { target: AppEngineTarget.service("api") }),
    uri: "https://api-dot-example-project.an.r.appspot.com",
    oauthClientId: "123456789012-abc.apps.googleusercontent.com",
    location: "asia-northeast1",
    ingress: IngressSettings.INTERNAL,
  });
}

describe("the checks, in this order", () => {
  /** Calls a receiver that refuses everything, and returns the checks that ran. */
  function askedOf(options: Parameters<typeof letCallerIn>[2]): string {
    const construct = newFunction(newStack(), "orders");
    const asked: string[] = [];
    const policy: IAllowPolicy = {
      holder: construct,
      acceptsConditions: true,
      write: () => {
        throw new Error("the policy");
      },
    };
    const receiver: Receiver = {
      ...{ construct, project: "example-project", ingress: IngressSettings.INTERNAL, policy },
      ...{ roles: [Role.RUN_INVOKER], customRoles: false, readsPolicy: true },
      checks: [() => asked.push("the caller")],
    };
    try {
      letCallerIn(receiver, ADA, options);
    } catch (error) {
      asked.push((error as Error).message);
    }
    return asked.join(", then ");
  }

  test("the role comes before the caller", () => {
    expect(askedOf({ role: Role.RUN_ADMIN, callsBy: NetworkPath.INTERNET })).toBe(
      "'role' must be roles/run.invoker, got 'roles/run.admin' [at shop/orders]",
    );
  });

  test("the caller comes before its network path", () => {
    expect(askedOf({ callsBy: NetworkPath.INTERNET })).toBe(
      "the caller, then 'ingress' must admit the internet, by which user:ada@example.com calls, got INTERNAL; use IngressSettings.ALL and keep IAM as the lock [at shop/orders]",
    );
  });

  test("the policy comes last", () => {
    expect(askedOf({ callsBy: NetworkPath.VPC })).toBe("the caller, then the policy");
  });
});

test("a condition is written if the policy keeps it", () => {
  const stack = newStack();
  newBackend(stack).grantInvoke(ADA, { condition: OFFICE_HOURS });
  expect(all(stack, IapAppEngineServiceIamMember)).toEqual([
    {
      app_id: "example-project",
      project: "example-project",
      service: "api",
      role: "roles/iap.httpsResourceAccessor",
      member: "user:ada@example.com",
      condition: { title: "office hours", expression: "request.time.getHours() < 18" },
    },
  ]);
});

test("App Engine treats Google's services like the internet", () => {
  expect(() => newBackend(newStack()).grantInvoke(ADA, { callsBy: NetworkPath.GOOGLE_SERVICE })).toThrow(
    new Error(
      "'ingress' must admit the internet, by which user:ada@example.com calls, got INTERNAL; use IngressSettings.ALL and keep IAM as the lock [at shop/api]",
    ),
  );
});

describe.each<[string, (stack: TerraformStack) => IInvocable]>([
  ["a function", (stack) => newFunction(stack, "orders")],
  ["an imported function", (stack) => CloudRunFunction.fromFunctionName(stack, "orders", "orders")],
  ["a service", (stack) => newService(stack, "orders")],
  ["an imported service", (stack) => CloudRunService.fromServiceName(stack, "orders", "orders")],
  ["a 1st gen function", (stack) => FirstGenFunction.fromFunctionName(stack, "legacy", "legacy")],
  ["an App Engine app", newBackend],
])("the policy of %s", (_, make) => {
  test("cannot be written to without the checks", () => {
    const target = make(newStack());
    const before = target.node.findAll().length;
    // A JavaScript caller can do this.
    expect(() => Grant.add(target as unknown as IAllowPolicy, Role.RUN_INVOKER, ADA)).toThrow(
      new Error(
        `'policy' must be an allow policy, got ${target.node.path}; use the grant methods of the resource [at ${target.node.path}]`,
      ),
    );
    expect(target.node.findAll()).toHaveLength(before);
  });
});
