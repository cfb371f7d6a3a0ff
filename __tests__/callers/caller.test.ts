import { CloudSchedulerJob } from "@cdktf/provider-google/lib/cloud-scheduler-job";
import { CloudTasksQueue } from "@cdktf/provider-google/lib/cloud-tasks-queue";
import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { PubsubSubscription } from "@cdktf/provider-google/lib/pubsub-subscription";
import { ServiceAccount as ServiceAccountResource } from "@cdktf/provider-google/lib/service-account";
import { TerraformStack, TerraformVariable } from "cdktf";
import type { Caller } from "../../lib/callers/caller";
import { PushSubscription } from "../../lib/callers/push-subscription";
import { SchedulerJob } from "../../lib/callers/scheduler-job";
import { TaskQueue } from "../../lib/callers/task-queue";
import { ProjectServices } from "../../lib/core/project-services";
import { CloudRunFunction } from "../../lib/functions/cloud-run-function";
import { type IServiceAccount, ServiceAccount } from "../../lib/iam/service-account";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { NetworkPath } from "../../lib/ingress/network-path";
import type { IInvocable } from "../../lib/invocation/invocable";
import { Topic } from "../../lib/resources/topic";
import { all, byAddress } from "../support/resources";
import { newApp, newStack } from "../support/stack";
import { allowPolicies, builtElsewhere, invoker } from "../triggers/event-driven";

const { ALL, INTERNAL, INTERNAL_AND_CLOUD_LOAD_BALANCING } = IngressSettings;
const ORDERS = "google_cloudfunctions2_function.orders_46FA7C19";
const DAILY = { schedule: "0 9 * * *", timeZone: "Etc/UTC" };
/** The ids that callers give their accounts. */
const OWN_MEMBER = "${google_service_account.nightly_service-account_1CD4D56F.member}";

/** What every caller can be told. */
interface CallerProps {
  readonly target: IInvocable;
  readonly name?: string;
  readonly project?: string;
  readonly serviceAccount?: IServiceAccount;
  readonly samePerimeter?: boolean;
}

type MakeCaller = (stack: TerraformStack, id: string, props: CallerProps) => Caller;

const SUFFIXES: { [what: string]: string } = {
  "scheduler job": "job",
  "task queue": "queue",
  "push subscription": "push",
};

const CALLERS: [
  kind: string,
  what: string,
  api: string,
  resource: { tfResourceType: string },
  make: MakeCaller,
][] = [
  [
    "SchedulerJob",
    "scheduler job",
    "cloudscheduler",
    CloudSchedulerJob,
    (stack, id, props) => new SchedulerJob(stack, id, { ...DAILY, ...props }),
  ],
  [
    "TaskQueue",
    "task queue",
    "cloudtasks",
    CloudTasksQueue,
    (stack, id, props) => new TaskQueue(stack, id, props),
  ],
  [
    "PushSubscription",
    "push subscription",
    "pubsub",
    PubsubSubscription,
    (stack, id, props) =>
      new PushSubscription(stack, id, { topic: new Topic(stack, `topic-of-${id}`), ...props }),
  ],
];

describe.each(CALLERS)("%s", (_, what, api, resource, makeCaller) => {
  /** The id of the account that a caller of a name makes for itself: each kind has its own. */
  const account = (name: string) => `${name}-${SUFFIXES[what]}`;

  /** A caller `nightly` of a function `orders`. */
  function calling(
    props: Partial<CallerProps> = {},
    ingress = ALL,
    stack = newStack(),
    targetProject?: string,
  ) {
    const target = builtElsewhere(stack, "orders", { ingress, project: targetProject });
    return { stack, target, caller: makeCaller(stack, "nightly", { target, ...props }) };
  }

  test("calls as a service account of its own, which may call the target and nothing else", () => {
    const { stack, caller } = calling();
    expect(all(stack, ServiceAccountResource)).toEqual([
      {
        account_id: account("nightly"),
        description: `Calls as the ${what} nightly`,
        project: "example-project",
      },
      {
        account_id: "orders-run",
        description: "Runs the Cloud Run function orders",
        project: "example-project",
      },
    ]);
    expect(allowPolicies(stack)).toEqual({
      google_cloud_run_v2_service_iam_member: [invoker(ORDERS, OWN_MEMBER)],
    });
    expect(caller.principalId).toBe(`serviceAccount:${account("nightly")}`);
  });

  test("is not made before it is let in, and where its API is switched on", () => {
    const { stack, target } = calling();
    makeCaller(stack, "elsewhere", { target, project: "other-project" });
    new ProjectServices(stack, "services");
    const waits = (grant: string, service: string) => ({
      depends_on: [
        expect.stringContaining(`google_cloud_run_v2_service_iam_member.orders_roles--runinvoker${grant}`),
        expect.stringContaining(`google_project_service.services_${api}googleapiscom${service}_`),
      ],
    });
    expect(byAddress(stack, resource)).toMatchObject({
      nightly_BB938F26: waits(`serviceAccount${account("nightly")}_`, ""),
      elsewhere_C1EC2D6F: waits(`serviceAccount${account("elsewhere")}other-project_`, "other-project"),
    });
  });

  test("calls as the service account that it is given, and makes none", () => {
    const stack = newStack();
    const email = "calls@example-project.iam.gserviceaccount.com";
    calling({ serviceAccount: ServiceAccount.fromServiceAccountEmail(stack, "calls", email) }, ALL, stack);
    expect(all(stack, ServiceAccountResource)).toHaveLength(1);
    expect(allowPolicies(stack)).toEqual({
      google_cloud_run_v2_service_iam_member: [invoker(ORDERS, `serviceAccount:${email}`)],
    });
    expect(JSON.stringify(all(stack, resource))).toContain(`"service_account_email":"${email}"`);
  });

  test("shares a grant with another that calls as the same service account", () => {
    const stack = newStack();
    const serviceAccount = new ServiceAccount(stack, "shared-calls");
    const { target } = calling({ serviceAccount }, ALL, stack);
    makeCaller(stack, "hourly", { target, serviceAccount });
    expect(allowPolicies(stack)).toEqual({
      google_cloud_run_v2_service_iam_member: [
        invoker(ORDERS, "${google_service_account.shared-calls_D5171BC5.member}"),
      ],
    });
  });

  test("can be let call other functions, as itself", () => {
    const { stack, caller } = calling();
    const bills = builtElsewhere(stack, "bills", { ingress: INTERNAL });
    bills.grantInvoke(caller);
    expect(allowPolicies(stack)).toEqual({
      google_cloud_run_v2_service_iam_member: [
        invoker("google_cloudfunctions2_function.bills_A98096CF", OWN_MEMBER),
        invoker(ORDERS, OWN_MEMBER),
      ],
    });
  });

  test("calls a function that exists, whatever its ingress settings, unless these are known", () => {
    const stack = newStack();
    const target = CloudRunFunction.fromFunctionAttributes(stack, "existing", {
      functionName: "existing",
      uri: "https://existing-abc-an.a.run.app",
      serviceName: "existing",
      project: "other-project",
      location: "us-west1",
    });
    makeCaller(stack, "nightly", { target });
    expect(allowPolicies(stack)).toEqual({
      google_cloud_run_v2_service_iam_member: [
        {
          name: "existing",
          project: "other-project",
          location: "us-west1",
          role: "roles/run.invoker",
          member: OWN_MEMBER,
        },
      ],
    });
  });

  describe("comes as a Google service of its project", () => {
    test.each([ALL, INTERNAL, INTERNAL_AND_CLOUD_LOAD_BALANCING])(
      "which ingress settings of %s admit from the target's project",
      (ingress) => {
        expect(() => calling({}, ingress)).not.toThrow();
        expect(() =>
          calling({ project: "other-project" }, ingress, newStack(), "other-project"),
        ).not.toThrow();
      },
    );

    test.each([INTERNAL, INTERNAL_AND_CLOUD_LOAD_BALANCING])(
      "which ingress settings of %s admit from no other project",
      (ingress) => {
        expect(() => calling({ project: "other-project" }, ingress)).toThrow(
          new Error(
            `'ingress' must admit Google services of other projects, by which shop/nightly calls from other-project to example-project, got ${ingress.name}; use IngressSettings.ALL and keep IAM as the lock, or give 'samePerimeter' where VPC Service Controls puts both into one perimeter [at shop/orders]`,
          ),
        );
      },
    );

    test("which says so to other functions, too", () => {
      const { stack, caller } = calling({ project: "other-project" });
      const bills = builtElsewhere(stack, "bills", { ingress: INTERNAL });
      expect(() => bills.grantInvoke(caller)).toThrow(
        new Error(
          "'ingress' must admit Google services of other projects, by which shop/nightly calls from other-project to example-project, got INTERNAL; use IngressSettings.ALL and keep IAM as the lock, or give 'samePerimeter' where VPC Service Controls puts both into one perimeter [at shop/bills]",
        ),
      );
      expect(() => bills.grantInvoke(caller, { callsBy: NetworkPath.INTERNET })).toThrow(
        new Error(
          "'ingress' must admit the internet, by which shop/nightly calls, got INTERNAL; use IngressSettings.ALL and keep IAM as the lock [at shop/bills]",
        ),
      );
    });

    test("which does not matter within one perimeter", () => {
      const { stack } = calling({ project: "other-project", samePerimeter: true }, INTERNAL);
      expect(allowPolicies(stack)).toEqual({
        google_cloud_run_v2_service_iam_member: [invoker(ORDERS, OWN_MEMBER)],
      });
    });

    test("which is not judged where a project is a token, or not known yet", () => {
      const stack = newStack();
      const project = new TerraformVariable(stack, "project", {}).stringValue;
      expect(() => calling({ project }, INTERNAL, stack)).not.toThrow();
      const late = new TerraformStack(newApp(), "shop");
      expect(() => calling({ project: "other-project" }, INTERNAL, late)).not.toThrow();
    });
  });

  test("lives in the project it is given, with its service account", () => {
    const { stack } = calling({ project: "other-project" });
    expect(all(stack, resource)).toMatchObject([{ project: "other-project" }]);
    expect(all(stack, ServiceAccountResource)[0]).toEqual({
      account_id: account("nightly"),
      description: `Calls as the ${what} nightly`,
      project: "other-project",
    });
  });

  test("lives beside another in one stack, and in another project under the same name", () => {
    const { stack, target } = calling();
    makeCaller(stack, "hourly", { target });
    makeCaller(stack, "elsewhere", { target, name: "nightly", project: "other-project" });
    expect(all(stack, resource)).toMatchObject([
      { name: "nightly", project: "other-project" },
      { name: "hourly", project: "example-project" },
      { name: "nightly", project: "example-project" },
    ]);
    expect(allowPolicies(stack)).toEqual({
      google_cloud_run_v2_service_iam_member: [
        invoker(ORDERS, "${google_service_account.hourly_service-account_5F074204.member}"),
        invoker(ORDERS, OWN_MEMBER),
        invoker(ORDERS, "${google_service_account.elsewhere_service-account_40C0D236.member}"),
      ],
    });
  });

  test("takes the provider's project and region, even where that comes last", () => {
    const stack = new TerraformStack(newApp(), "shop");
    calling({}, INTERNAL, stack);
    new GoogleProvider(stack, "google", { project: "example-project", region: "asia-northeast1" });
    const early = calling({}, INTERNAL).stack;
    expect(all(stack, resource)).toEqual(all(early, resource));
    expect(allowPolicies(stack)).toEqual(allowPolicies(early));
  });

  test("has an account named after its id where its name is a token", () => {
    const stack = newStack();
    calling({ name: new TerraformVariable(stack, "name", {}).stringValue }, ALL, stack);
    expect(all(stack, ServiceAccountResource)[0]).toEqual({
      account_id: account("nightly"),
      description: `Calls as the ${what} \${var.name}`,
      project: "example-project",
    });
  });
});

test("callers of different kinds may share a name", () => {
  const stack = newStack();
  const target = builtElsewhere(stack, "orders");
  for (const [kind, , , , makeCaller] of CALLERS) makeCaller(stack, kind, { target, name: "nightly" });
  const accounts = all(stack, ServiceAccountResource) as { account_id: string }[];
  expect(new Set(accounts.map(({ account_id }) => account_id)).size).toBe(1 + CALLERS.length);
});

test.each<
  [string, (stack: TerraformStack, id: string, props: CallerProps & { location?: string }) => Caller]
>([
  ["SchedulerJob", (stack, id, props) => new SchedulerJob(stack, id, { ...DAILY, ...props })],
  ["TaskQueue", (stack, id, props) => new TaskQueue(stack, id, props)],
])("%s may have one name in two locations", (_, makeCaller) => {
  const stack = newStack();
  const target = builtElsewhere(stack, "orders");
  makeCaller(stack, "nightly", { target });
  expect(() => makeCaller(stack, "west", { target, name: "nightly", location: "us-west1" })).not.toThrow();
});
