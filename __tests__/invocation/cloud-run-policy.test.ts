import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CloudRunV2ServiceIamBinding } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-binding";
import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import { CloudSchedulerJob } from "@cdktf/provider-google/lib/cloud-scheduler-job";
import { CloudTasksQueue } from "@cdktf/provider-google/lib/cloud-tasks-queue";
import { Cloudfunctions2FunctionIamMember } from "@cdktf/provider-google/lib/cloudfunctions2-function-iam-member";
import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { PubsubSubscription } from "@cdktf/provider-google/lib/pubsub-subscription";
import { type App, TerraformStack } from "cdktf";
import { PushSubscription } from "../../lib/callers/push-subscription";
import { SchedulerJob } from "../../lib/callers/scheduler-job";
import { TaskQueue } from "../../lib/callers/task-queue";
import { GoogleProviderVersion } from "../../lib/core/provider-version";
import { CloudRunFunction } from "../../lib/functions/cloud-run-function";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import type { ImportOptions } from "../../lib/invocation/import-options";
import type { IInvocable } from "../../lib/invocation/invocable";
import { InvokerBinding } from "../../lib/invocation/invoker-binding";
import { Topic } from "../../lib/resources/topic";
import { CloudRunService } from "../../lib/services/cloud-run-service";
import { PubSubTrigger } from "../../lib/triggers/pubsub-trigger";
import { newFunction } from "../support/functions";
import { all, byAddress } from "../support/resources";
import { newApp, newStack } from "../support/stack";

const ADA = Principal.user("ada@example.com");
const OPS = Principal.group("ops@example.com");

const newService = (stack: TerraformStack, id: string, iap = false) =>
  new CloudRunService(stack, id, {
    image: "asia-northeast1-docker.pkg.dev/example-project/shop/page:1",
    ingress: IngressSettings.ALL,
    deletionProtection: false,
    iap,
  });

/** All IAM resources for Cloud Run services. */
const written = (stack: TerraformStack) => ({
  bindings: all(stack, CloudRunV2ServiceIamBinding),
  members: all(stack, CloudRunV2ServiceIamMember),
});

/** A list of invokers in the stack `shop`, without other members. */
const owned = (address: string, service: string, members: string[]) => ({
  bindings: [
    {
      name: `\${${address}.${service}}`,
      project: "example-project",
      location: "asia-northeast1",
      role: "roles/run.invoker",
      members,
      lifecycle: { replace_triggered_by: [`${address}.id`] },
    },
  ],
  members: [],
});

const memberOf = (account: string) => `\${google_service_account.${account}.member}`;

/** Runs the steps in order and in reverse, and requires the same result. */
function inBothOrders<T>(
  make: (stack: TerraformStack) => [() => unknown, ...(() => unknown)[]],
  read: (stack: TerraformStack) => T,
): T {
  const [one, other] = [false, true].map((reversed) => {
    const stack = newStack();
    const steps = make(stack);
    for (const step of reversed ? steps.reverse() : steps) step();
    return read(stack);
  }) as [T, T];
  expect(other).toEqual(one);
  return one;
}

describe("an owned list of invokers contains", () => {
  test("a function's trigger and all other callers of the function", () => {
    const found = inBothOrders((stack) => {
      const target = newFunction(stack, "orders", { trigger: new PubSubTrigger() });
      const topic = Topic.fromTopicName(stack, "files", "files");
      return [
        () => new InvokerBinding(stack, "invokers", { target }),
        () => target.grantInvoke(OPS),
        () => new SchedulerJob(stack, "nightly", { schedule: "0 9 * * *", timeZone: "Asia/Tokyo", target }),
        () => new TaskQueue(stack, "mails", { target }),
        () => new PushSubscription(stack, "pushed", { topic, target }),
        () => target.grantInvoke(newFunction(stack, "report")),
      ];
    }, written);
    expect(found).toEqual(
      owned("google_cloudfunctions2_function.orders_46FA7C19", "service_config[0].service", [
        "group:ops@example.com",
        memberOf("mails_service-account_A9239570"),
        memberOf("nightly_service-account_1CD4D56F"),
        memberOf("orders_trigger_AFA5D640"),
        memberOf("pushed_service-account_E064BE62"),
        memberOf("report_service-account_59C696EE"),
      ]),
    );
  });

  test("all callers of a service, including the public", () => {
    const found = inBothOrders((stack) => {
      const target = newService(stack, "page");
      return [
        () => new InvokerBinding(stack, "invokers", { target }),
        () => target.grantInvoke(Principal.allUsers("the shop's front page")),
        () => target.grantInvoke(newService(stack, "basket")),
        () => target.grantInvoke(ADA),
      ];
    }, written);
    expect(found).toEqual(
      owned("google_cloud_run_v2_service.page_15F095D5", "name", [
        "allUsers",
        memberOf("basket_service-account_2FA2B1A7"),
        "user:ada@example.com",
      ]),
    );
  });

  test("IAP's service agent, if IAP is in front of the service", () => {
    const stack = newStack();
    GoogleProviderVersion.pin(stack, "7.45.0");
    new InvokerBinding(stack, "invokers", { target: newService(stack, "page", true) });
    expect(written(stack)).toEqual(
      owned("google_cloud_run_v2_service.page_15F095D5", "name", [
        "serviceAccount:service-${data.google_project.cloud-run-functions_project_number_D05CF513.number}@gcp-sa-iap.iam.gserviceaccount.com",
      ]),
    );
  });

  test("a function of another stack, by an output of that stack", () => {
    const app = newApp();
    const caller = newFunction(newStack(app, "depot"), "report");
    const stack = newStack(app);
    const target = newFunction(stack, "orders");
    target.grantInvoke(caller);
    new InvokerBinding(stack, "invokers", { target });
    app.synth();
    expect(written(stack)).toEqual(
      owned("google_cloudfunctions2_function.orders_46FA7C19", "service_config[0].service", [
        "${data.terraform_remote_state.cross-stack-reference-input-depot.outputs.cross-stack-output-google_service_accountreport_service-account_59C696EEmember}",
      ]),
    );
  });
});

test("a caller depends on the list, whichever is defined first", () => {
  const found = inBothOrders(
    (stack) => {
      const target = newFunction(stack, "orders");
      const topic = Topic.fromTopicName(stack, "files", "files");
      return [
        () => new InvokerBinding(stack, "invokers", { target }),
        () => new SchedulerJob(stack, "nightly", { schedule: "0 9 * * *", timeZone: "Asia/Tokyo", target }),
        () => new TaskQueue(stack, "mails", { target }),
        () => new PushSubscription(stack, "pushed", { topic, target }),
      ];
    },
    (stack) =>
      [CloudSchedulerJob, CloudTasksQueue, PubsubSubscription].flatMap((type) =>
        (all(stack, type) as { depends_on: string[] }[]).map(({ depends_on }) => depends_on),
      ),
  );
  expect(found).toEqual(Array(3).fill(["google_cloud_run_v2_service_iam_binding.invokers_BBD598B7"]));
});

test.each(["before", "after"])(
  "the reasons for the public are written, also if they are given %s the list",
  (order) => {
    const app = newApp();
    const stack = newStack(app);
    const target = newService(stack, "page");
    const own = () => new InvokerBinding(stack, "invokers", { target });
    if (order === "after") own();
    target.grantInvoke(Principal.allUsers("the shop's front page"));
    target.grantInvoke(Principal.allAuthenticatedUsers("the shop's partners"));
    if (order === "before") own();
    app.synth();
    const { resource } = JSON.parse(
      readFileSync(join(app.outdir, "stacks", "shop", "cdk.tf.json"), "utf8"),
    ) as {
      resource: { google_cloud_run_v2_service_iam_binding: { [name: string]: { "//": object } } };
    };
    const [comments] = Object.values(resource.google_cloud_run_v2_service_iam_binding).map(
      (list) => list["//"],
    );
    expect(JSON.stringify(comments)).toContain("the shop's front page");
    expect(JSON.stringify(comments)).toContain("the shop's partners");
  },
);

describe("next to a list of invokers", () => {
  const BINDING = "google_cloud_run_v2_service_iam_binding";

  /** What the synthesis of an app finds. */
  function found({ node: { root } }: TerraformStack): string | undefined {
    try {
      (root as App).synth();
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
  }

  const conflict = (list: string, other: string) =>
    `'${BINDING}' must be alone in granting roles/run.invoker on its service, got '${other}/Resource' beside it; use grantInvoke for every caller [at ${list}/Resource] (one-owner)`;
  const FULL_NAME = "projects/example-project/locations/asia-northeast1/services/orders";
  const uri = "https://orders-abc-an.a.run.app";

  /** Other constructs for the Cloud Run service `orders` of the stack's project and region. */
  const others: [string, (stack: TerraformStack) => IInvocable][] = [
    ["a function by its name", (stack) => CloudRunFunction.fromFunctionName(stack, "again", "Orders")],
    [
      "a function by its attributes",
      (stack) =>
        CloudRunFunction.fromFunctionAttributes(stack, "again", {
          functionName: "whatever",
          serviceName: FULL_NAME,
          uri,
        }),
    ],
    ["a service by its name", (stack) => CloudRunService.fromServiceName(stack, "again", "orders")],
    [
      "a service by its attributes",
      (stack) => CloudRunService.fromServiceAttributes(stack, "again", { serviceName: FULL_NAME, uri }),
    ],
  ];
  /** A function in the stack `shop`, and the stack with an id, which can be the same stack. */
  function stacks(id: string): [CloudRunFunction, TerraformStack] {
    const app = newApp();
    const shop = newStack(app);
    return [newFunction(shop, "orders"), id === "shop" ? shop : newStack(app, id)];
  }

  test.each(others)("a member on %s in the same stack is put in the list, before and after it", (_, make) => {
    const found = [true, false].map((first) => {
      const [target, stack] = stacks("shop");
      const list = () => new InvokerBinding(target, "invokers", { target });
      if (first) list();
      make(stack).grantInvoke(OPS);
      if (!first) list();
      return written(stack);
    });
    const address = "google_cloudfunctions2_function.orders_46FA7C19";
    const alone = owned(address, "service_config[0].service", ["group:ops@example.com"]);
    expect(found).toEqual([alone, alone]);
  });

  test.each(others)("a member on %s in another stack is refused, after it and before it", (_, make) => {
    for (const isFirst of [true, false]) {
      const [target, stack] = stacks("depot");
      if (isFirst) new InvokerBinding(target, "invokers", { target });
      make(stack).grantInvoke(OPS);
      if (!isFirst) new InvokerBinding(target, "invokers", { target });
      expect(found(stack)).toBe(
        conflict("shop/orders/invokers", "depot/again/roles--run.invoker:group:ops@example.com"),
      );
    }
  });

  test.each(others)("a second list on %s in the same stack is refused", (_, make) => {
    const [target, stack] = stacks("shop");
    new InvokerBinding(target, "invokers", { target });
    const other = make(stack);
    expect(() => new InvokerBinding(stack, "others", { target: other })).toThrow(
      new Error(
        "'InvokerBinding' must be alone in granting roles/run.invoker on its service, got 'shop/others' and 'shop/orders/invokers' [at shop/others]",
      ),
    );
  });

  test("a member of the function is refused if the list belongs to another construct", () => {
    const [target, stack] = stacks("depot");
    const again = CloudRunFunction.fromFunctionName(stack, "again", "orders");
    new InvokerBinding(stack, "invokers", { target: again });
    target.grantInvoke(OPS);
    expect(found(stack)).toBe(
      conflict("depot/invokers", "shop/orders/roles--run.invoker:group:ops@example.com"),
    );
  });

  test("a member in another stack is refused if the Google provider is declared last", () => {
    const app = newApp();
    const [shop, depot] = ["shop", "depot"].map((id) => new TerraformStack(app, id));
    CloudRunFunction.fromFunctionName(depot, "again", "orders").grantInvoke(OPS);
    new InvokerBinding(shop, "invokers", { target: newFunction(shop, "orders") });
    for (const stack of [shop, depot]) {
      new GoogleProvider(stack, "google", { project: "example-project", region: "asia-northeast1" });
    }
    expect(found(shop)).toBe(
      conflict("shop/invokers", "depot/again/roles--run.invoker:group:ops@example.com"),
    );
  });

  test.each<[string, string, ImportOptions]>([
    ["of another name", "bills", {}],
    ["of another location", "orders", { location: "us-west1" }],
    ["of another project", "orders", { project: "other-project" }],
  ])("the members on a function %s are accepted", (_, name, options) => {
    const [target, stack] = stacks("depot");
    new InvokerBinding(target, "invokers", { target });
    const other = CloudRunFunction.fromFunctionName(stack, "again", name, options);
    other.grantInvoke(OPS);
    new InvokerBinding(stack, "others", { target: other });
    expect(found(stack)).toBeUndefined();
  });

  test("the members and the list of another role are accepted", () => {
    const [target, stack] = stacks("depot");
    new InvokerBinding(target, "invokers", { target });
    const role = Role.RUN_SERVICES_INVOKER;
    CloudRunFunction.fromFunctionName(stack, "again", "orders").grantInvoke(OPS, { role });
    new InvokerBinding(stack, "others", {
      target: CloudRunService.fromServiceName(stack, "bills", "bills"),
      role,
    });
    expect(found(stack)).toBeUndefined();
    expect(written(stack).members).toHaveLength(1);
  });
});

test("a list must be in the stack of its function, because it is replaced with the function", () => {
  const app = newApp();
  const target = newFunction(newStack(app), "orders");
  expect(() => new InvokerBinding(newStack(app, "depot"), "invokers", { target })).toThrow(
    new Error(
      "'target' must be of the stack depot, got shop/orders of shop; import it in depot as well [at depot/invokers]",
    ),
  );
});

test("a list has no role that does not let callers in; such a role stays a member", () => {
  const stack = newStack();
  const target = newFunction(stack, "orders");
  const role = Role.CLOUD_FUNCTIONS_DEVELOPER;
  target.grant(role, OPS);
  const address = byAddress(stack, Cloudfunctions2FunctionIamMember);
  expect(() => new InvokerBinding(stack, "developers", { target, role })).toThrow(
    new Error(
      "'role' must be one of roles/run.invoker, roles/run.servicesInvoker or a custom role, got 'roles/cloudfunctions.developer' [at shop/developers]",
    ),
  );
  expect(byAddress(stack, Cloudfunctions2FunctionIamMember)).toEqual(address);
});
