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
/** The service account that the caller `nightly` creates. */
const OWN_MEMBER = "${google_service_account.nightly_service-account_1CD4D56F.member}";

/** The props that all callers have. */
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
  /** The id of the service account that a caller creates. It depends on the kind of caller. */
  const account = (name: string) => `${name}-${SUFFIXES[what]}`;

  /** A caller `nightly` that calls a function `orders`. */
  function calling(
    props: Partial<CallerProps> = {},
    ingress = ALL,
    stack = newStack(),
    targetProject?: string,
  ) {
    const target = builtElsewhere(stack, "orders", { ingress, project: targetProject });
    return { stack, target, caller: makeCaller(stack, "nightly", { target, ...props }) };
  }

  test("calls as a new service account, which may only call the target", () => {
    const { stack, caller } = calling();
    expect(all(stack, ServiceAccountResource)).toEqual([
      {
        account_id: account("nightly"),
        description: `Calls as the ${what} nightly`,
        lifecycle: { create_before_destroy: true },
        project: "example-project",
      },
      {
        account_id: "orders-run",
        description: "Runs the Cloud Run function orders",
        lifecycle: { create_before_destroy: true },
        project: "example-project",
      },
    ]);
    expect(allowPolicies(stack)).toEqual({
      google_cloud_run_v2_service_iam_member: [invoker(ORDERS, OWN_MEMBER)],
    });
    expect(caller.principalId).toBe(`serviceAccount:${account("nightly")}`);
  });

  test("depends on its grant and on its API", () => {
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

  test("calls as the given service account and creates none", () => {
    const stack = newStack();
    const email = "calls@example-project.iam.gserviceaccount.com";
    calling({ serviceAccount: ServiceAccount.fromServiceAccountEmail(stack, "calls", email) }, ALL, stack);
    expect(all(stack, ServiceAccountResource)).toHaveLength(1);
    expect(allowPolicies(stack)).toEqual({
      google_cloud_run_v2_service_iam_member: [invoker(ORDERS, `serviceAccount:${email}`)],
    });
    expect(JSON.stringify(all(stack, resource))).toContain(`"service_account_email":"${email}"`);
  });

  test("shares its grant with another caller that has the same service account", () => {
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

  test("can be granted access to other functions", () => {
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

  test("calls an existing function whose ingress settings are not known", () => {
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

  describe("calls as a Google service of its project", () => {
    test.each([ALL, INTERNAL, INTERNAL_AND_CLOUD_LOAD_BALANCING])(
      "and %s admits it from the target's project",
      (ingress) => {
        expect(() => calling({}, ingress)).not.toThrow();
        expect(() =>
          calling({ project: "other-project" }, ingress, newStack(), "other-project"),
        ).not.toThrow();
      },
    );

    test.each([INTERNAL, INTERNAL_AND_CLOUD_LOAD_BALANCING])(
      "and %s refuses it from another project",
      (ingress) => {
        expect(() => calling({ project: "other-project" }, ingress)).toThrow(
          new Error(
            `'ingress' must admit Google services of other projects, by which shop/nightly calls from other-project to example-project, got ${ingress.name}; use IngressSettings.ALL and keep IAM as the lock, or give 'samePerimeter' where VPC Service Controls puts both into one perimeter [at shop/orders]`,
          ),
        );
      },
    );

    test("also when another function grants it access", () => {
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

    test("and another project is admitted in the same perimeter", () => {
      const { stack } = calling({ project: "other-project", samePerimeter: true }, INTERNAL);
      expect(allowPolicies(stack)).toEqual({
        google_cloud_run_v2_service_iam_member: [invoker(ORDERS, OWN_MEMBER)],
      });
    });

    test("and a project that is a token, or not known yet, is not checked", () => {
      const stack = newStack();
      const project = new TerraformVariable(stack, "project", {}).stringValue;
      expect(() => calling({ project }, INTERNAL, stack)).not.toThrow();
      const late = new TerraformStack(newApp(), "shop");
      expect(() => calling({ project: "other-project" }, INTERNAL, late)).not.toThrow();
    });
  });

  test("is created in the given project, with its service account", () => {
    const { stack } = calling({ project: "other-project" });
    expect(all(stack, resource)).toMatchObject([{ project: "other-project" }]);
    expect(all(stack, ServiceAccountResource)[0]).toEqual({
      account_id: account("nightly"),
      description: `Calls as the ${what} nightly`,
      lifecycle: { create_before_destroy: true },
      project: "other-project",
    });
  });

  test("shares a stack with another caller, and its name with a caller of another project", () => {
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

  test("uses the project and region of a provider that is declared last", () => {
    const stack = new TerraformStack(newApp(), "shop");
    calling({}, INTERNAL, stack);
    new GoogleProvider(stack, "google", { project: "example-project", region: "asia-northeast1" });
    const early = calling({}, INTERNAL).stack;
    expect(all(stack, resource)).toEqual(all(early, resource));
    expect(allowPolicies(stack)).toEqual(allowPolicies(early));
  });

  test("names its service account after its id if its name is a token", () => {
    const stack = newStack();
    calling({ name: new TerraformVariable(stack, "name", {}).stringValue }, ALL, stack);
    expect(all(stack, ServiceAccountResource)[0]).toEqual({
      account_id: account("nightly"),
      description: `Calls as the ${what} \${var.name}`,
      lifecycle: { create_before_destroy: true },
      project: "example-project",
    });
  });
});

test("callers of different kinds can have the same name", () => {
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
])("two callers can have the same name in two locations: %s", (_, makeCaller) => {
  const stack = newStack();
  const target = builtElsewhere(stack, "orders");
  makeCaller(stack, "nightly", { target });
  expect(() => makeCaller(stack, "west", { target, name: "nightly", location: "us-west1" })).not.toThrow();
});
