import { ServiceAccount as ServiceAccountResource } from "@cdktf/provider-google/lib/service-account";
import { type TerraformStack, TerraformVariable } from "cdktf";
import type { CloudRunFunctionProps } from "../../lib/functions/cloud-run-function-props";
import { type IEventTrigger, RetryPolicy } from "../../lib/functions/event-trigger";
import { Principal } from "../../lib/iam/principal";
import { ServiceAccount } from "../../lib/iam/service-account";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { Bucket } from "../../lib/resources/bucket";
import { AuditLogTrigger } from "../../lib/triggers/audit-log-trigger";
import { EventarcTrigger } from "../../lib/triggers/eventarc-trigger";
import { FirestoreEvent, FirestoreTrigger } from "../../lib/triggers/firestore-trigger";
import { PubSubTrigger } from "../../lib/triggers/pubsub-trigger";
import { StorageTrigger } from "../../lib/triggers/storage-trigger";
import type { TriggerOptions } from "../../lib/triggers/trigger-options";
import { all } from "../support/resources";
import { newStack } from "../support/stack";
import {
  allowPolicies,
  builtElsewhere,
  invoker,
  lastOnProject,
  RESIZE,
  resizing,
  triggersOf,
} from "./event-driven";

const LOCATION = "asia-northeast1";
const RECEIVER = "roles/eventarc.eventReceiver";
const PUBLISHER = "roles/pubsub.publisher";
const storageAgentOf = (project: string) => {
  const place = project === "example-project" ? "project" : `project_${project}`;
  return `google_storage_project_service_account.cloud-run-functions_${place}_storage-agent`;
};

/** Every grant in a stack, as a sentence. */
function grantsOf(stack: TerraformStack): string[] {
  const named = (reference: string) => reference.replace(/^\$\{\w+\.(.*)_[0-9A-F]{8}\..*\}$/, "$1");
  const members = Object.values(allowPolicies(stack)).flat() as { [argument: string]: string }[];
  return members
    .map(
      ({ project, role, member, name = project }) =>
        `${project}: ${named(member)} has ${role} on ${named(name)}`,
    )
    .sort();
}

type MakeTrigger = (stack: TerraformStack, options?: TriggerOptions) => IEventTrigger;

/** Every trigger, and the roles that it needs on the project. */
const TRIGGERS: [name: string, make: MakeTrigger, projectRoles: string[]][] = [
  [
    "AuditLogTrigger",
    (_, options) =>
      new AuditLogTrigger({
        serviceName: "storage.googleapis.com",
        methodName: "storage.objects.create",
        ...options,
      }),
    [RECEIVER],
  ],
  ["EventarcTrigger", (_, options) => new EventarcTrigger({ eventType: "a.b.c", ...options }), [RECEIVER]],
  [
    "FirestoreTrigger",
    (_, options) =>
      new FirestoreTrigger({
        eventType: FirestoreEvent.CREATED,
        document: "users/*",
        databaseLocation: LOCATION,
        ...options,
      }),
    [RECEIVER],
  ],
  ["PubSubTrigger", (_, options) => new PubSubTrigger(options), []],
  [
    "StorageTrigger",
    (stack, options) =>
      new StorageTrigger({
        bucket: Bucket.fromBucketName(stack, "uploads", "uploads", { location: LOCATION }),
        ...options,
      }),
    [RECEIVER, PUBLISHER],
  ],
];

describe.each(TRIGGERS)("%s", (_, makeTrigger, projectRoles) => {
  /** A stack with a function that has such a trigger. */
  function called(options?: TriggerOptions, props?: Partial<CloudRunFunctionProps>, stack = newStack()) {
    return resizing(makeTrigger(stack, options), props, stack);
  }
  const retryPolicy = (options?: TriggerOptions) =>
    (triggersOf(called(options))[0] as { event_trigger: { retry_policy: string } }).event_trigger
      .retry_policy;

  test("drops a failed event, unless the retry policy says otherwise", () => {
    expect(retryPolicy()).toBe("RETRY_POLICY_DO_NOT_RETRY");
    expect(retryPolicy({ retryPolicy: RetryPolicy.DO_NOT_RETRY })).toBe("RETRY_POLICY_DO_NOT_RETRY");
    expect(retryPolicy({ retryPolicy: RetryPolicy.RETRY })).toBe("RETRY_POLICY_RETRY");
  });

  test("calls as a new service account in the function's project", () => {
    expect(all(called({}, { project: "other-project" }), ServiceAccountResource)).toEqual([
      {
        account_id: "resize-run",
        description: "Runs the Cloud Run function resize",
        lifecycle: { create_before_destroy: true },
        project: "other-project",
      },
      {
        account_id: "resize-trigger",
        description: "Delivers events to the Cloud Run function resize",
        lifecycle: { create_before_destroy: true },
        project: "other-project",
      },
    ]);
  });

  test("calls as the given service account and creates none", () => {
    const stack = newStack();
    const email = "events@example-project.iam.gserviceaccount.com";
    called({ serviceAccount: ServiceAccount.fromServiceAccountEmail(stack, "events", email) }, {}, stack);
    expect(all(stack, ServiceAccountResource)).toHaveLength(1);
    expect(triggersOf(stack)).toMatchObject([{ event_trigger: { service_account_email: email } }]);
    const { google_cloud_run_v2_service_iam_member, google_project_iam_member = [] } = allowPolicies(stack);
    expect(google_cloud_run_v2_service_iam_member).toEqual([invoker(RESIZE, `serviceAccount:${email}`)]);
    expect(google_project_iam_member.slice(0, 1)).toEqual(
      projectRoles.slice(0, 1).map((role) => lastOnProject(role, `serviceAccount:${email}`)),
    );
  });

  test("gives functions in two projects exactly the roles that each needs in its project", () => {
    const stack = newStack();
    const trigger = makeTrigger(stack);
    builtElsewhere(stack, "resize", { trigger });
    builtElsewhere(stack, "rotate", { trigger, project: "other-project" });
    builtElsewhere(stack, "round", { trigger, project: "other-project" });
    const wanted = [
      ["resize", "example-project"],
      ["rotate", "other-project"],
      ["round", "other-project"],
    ].flatMap(([id, project]) => [
      `${project}: ${id}_trigger has roles/run.invoker on ${id}`,
      ...projectRoles.map((role) => {
        const member = role === PUBLISHER ? storageAgentOf(project) : `${id}_trigger`;
        return `${project}: ${member} has ${role} on ${project}`;
      }),
    ]);
    expect(grantsOf(stack)).toEqual([...new Set(wanted)].sort());
  });

  test("reaches a function that admits only internal calls", () => {
    expect(() => called({}, { ingress: IngressSettings.INTERNAL })).not.toThrow();
  });

  test("is refused on a function that the public may call", () => {
    const stack = newStack();
    const resize = builtElsewhere(stack, "resize", { trigger: makeTrigger(stack) });
    for (const everyone of ["allUsers", "allAuthenticatedUsers"] as const) {
      expect(() => resize.grantInvoke(Principal[everyone]("a test"))).toThrow(
        new Error(
          `'caller' must not be the public on an event-driven function, got ${everyone}; its trigger has a service account of its own [at shop/resize]`,
        ),
      );
    }
  });

  test("limits the function's timeout to 540 seconds", () => {
    expect(() => called({}, { timeoutSeconds: 540 })).not.toThrow();
    expect(() => called({}, { timeoutSeconds: 541 })).toThrow(
      new Error(
        "'timeoutSeconds' must be between 1 and 540 for an event-driven function, got 541 [at shop/resize]",
      ),
    );
  });
});

test.each([
  ["a long name", { name: "resize-pictures-of-products" }, "resize-pictures-of-prod-acd2a0"],
  ["a location that is given", { location: "us-west1" }, "resize-us-west1-trigger"],
])("the service account of a function with %s has a short id", (_, props, accountId) => {
  const [, trigger] = all(resizing(new PubSubTrigger(), props), ServiceAccountResource);
  expect(trigger).toMatchObject({ account_id: accountId });
});

test("the service account of a function whose name is a token has the construct's id", () => {
  const stack = newStack();
  const name = new TerraformVariable(stack, "name", {}).stringValue;
  resizing(new PubSubTrigger(), { name }, stack);
  expect(all(stack, ServiceAccountResource)[1]).toEqual({
    account_id: "resize-trigger",
    description: "Delivers events to the Cloud Run function ${var.name}",
    lifecycle: { create_before_destroy: true },
    project: "example-project",
  });
});
