import { CloudSchedulerJob } from "@cdktf/provider-google/lib/cloud-scheduler-job";
import { Cloudfunctions2Function } from "@cdktf/provider-google/lib/cloudfunctions2-function";
import type { TerraformStack } from "cdktf";
import { Testing } from "cdktf";
import { SchedulerJob } from "../../lib/callers/scheduler-job";
import { GoogleProject } from "../../lib/iam/google-project";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { ServiceAccount } from "../../lib/iam/service-account";
import { Bucket } from "../../lib/resources/bucket";
import { PubSubTrigger } from "../../lib/triggers/pubsub-trigger";
import { newService } from "../services/new-service";
import { newFunction } from "../support/functions";
import { all } from "../support/resources";
import { newApp, newStack } from "../support/stack";
import { builtElsewhere } from "../triggers/event-driven";

const OPS = Principal.group("ops@example.com");

/** The roles that the only resource of a type waits for. */
function rolesBefore(stack: TerraformStack, type: { readonly tfResourceType: string }): string[] {
  const [{ depends_on }] = all(stack, type) as { depends_on: string[] }[];
  return depends_on.flatMap(
    (address) =>
      /roles--(iamserviceAccountUser|[a-zA-Z.]+?)(?:serviceAccount|group)/.exec(address)?.[1] ?? [],
  );
}

describe.each([
  ["that the app makes", (stack: TerraformStack) => new ServiceAccount(stack, "builder")],
  [
    "that exists",
    (stack: TerraformStack) =>
      ServiceAccount.fromServiceAccountEmail(stack, "builder", "b@example-project.iam.gserviceaccount.com"),
  ],
])("an account %s", (_origin, make) => {
  test("has what the app gives it before it builds, also if that comes later in the code", () => {
    const stack = newStack();
    const builder = make(stack);
    GoogleProject.of(stack).grant(Role.of("roles/secretmanager.viewer"), builder);
    builtElsewhere(stack, "orders", { buildServiceAccount: builder });
    Bucket.fromBucketName(stack, "packages", "packages").grantRead(builder);
    builder.grantActAs(OPS);
    expect(rolesBefore(stack, Cloudfunctions2Function)).toEqual([
      "secretmanagerviewer",
      "storageobjectViewer",
      "iamserviceAccountUser",
    ]);
  });

  test("has what the app gives it before it delivers events", () => {
    const stack = newStack();
    const serviceAccount = make(stack);
    builtElsewhere(stack, "orders", { trigger: new PubSubTrigger({ serviceAccount }) });
    GoogleProject.of(stack).grant(Role.of("roles/eventarc.eventReceiver"), serviceAccount);
    expect(rolesBefore(stack, Cloudfunctions2Function)).toEqual(["eventarceventReceiver"]);
  });

  test("has what the app gives it before it calls", () => {
    const stack = newStack();
    const serviceAccount = make(stack);
    const target = newService(stack, "orders");
    new SchedulerJob(stack, "nightly", {
      schedule: "0 9 * * *",
      timeZone: "Etc/UTC",
      target,
      serviceAccount,
    });
    GoogleProject.of(stack).grant(Role.of("roles/logging.viewer"), serviceAccount);
    expect(rolesBefore(stack, CloudSchedulerJob)).toEqual(["runinvoker", "loggingviewer"]);
  });
});

test("a build waits until what the app gives its account is in effect", () => {
  const stack = newStack(newApp());
  const builder = new ServiceAccount(stack, "builder");
  newFunction(stack, "orders", { buildServiceAccount: builder });
  GoogleProject.of(stack).grant(Role.of("roles/secretmanager.viewer"), builder);
  const { resource } = JSON.parse(Testing.synth(stack)) as {
    resource: { time_sleep: { [name: string]: { triggers: { [grant: string]: string } } } };
  };
  const [{ triggers }] = Object.values(resource.time_sleep);
  expect(Object.keys(triggers).filter((address) => address.includes("secretmanagerviewer"))).toHaveLength(1);
});

test("a function does not wait for roles on functions, which may wait for it", () => {
  const stack = newStack();
  const builder = new ServiceAccount(stack, "builder");
  const orders = builtElsewhere(stack, "orders", { buildServiceAccount: builder });
  orders.grantInvoke(builder);
  orders.grant(Role.of("roles/run.viewer"), builder);
  const [{ depends_on }] = all(stack, Cloudfunctions2Function) as { depends_on?: string[] }[];
  expect(depends_on).toBeUndefined();
});
