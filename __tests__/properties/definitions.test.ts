import {
  CloudRunFunction,
  CloudRunJob,
  type IPrincipal,
  type IResourceWithAllowPolicy,
  Role,
  ServiceAccount,
  TaskQueue,
  Topic,
} from "cdktf-cloud-run-functions";
import fc from "fast-check";
import type { Made, Workshop } from "./made";
import { strangers } from "./policies";
import { property } from "./property";
import { plainFunction } from "./subjects/common";
import { synthesized } from "./synthesis";

/** How a stack defines something, and how it imports the same. */
interface Thing {
  readonly role: string;
  readonly define: (shop: Workshop) => IResourceWithAllowPolicy;
  readonly found: (shop: Workshop, id: string) => IResourceWithAllowPolicy;
}

const fn = (shop: Workshop) => shop.once("orders", (_, id) => plainFunction(shop, id));

const THINGS = {
  "a function": {
    role: "roles/cloudfunctions.viewer",
    define: fn,
    found: (shop, id) => CloudRunFunction.fromFunctionName(shop.stack, id, "orders"),
  },
  "the service of a function": {
    role: "roles/run.viewer",
    define: fn,
    found: (shop, id) => CloudRunFunction.fromFunctionName(shop.stack, id, "orders"),
  },
  "a job": {
    role: "roles/run.invoker",
    define: (shop) =>
      shop.once(
        "report",
        (scope, id) => new CloudRunJob(scope, id, { image: "example", deletionProtection: true }),
      ),
    found: (shop, id) => CloudRunJob.fromJobName(shop.stack, id, "report"),
  },
  "a topic": {
    role: "roles/pubsub.publisher",
    define: (shop) => shop.once("events", (scope, id) => new Topic(scope, id)),
    found: (shop, id) => Topic.fromTopicName(shop.stack, id, "events"),
  },
  "a queue": {
    role: "roles/cloudtasks.enqueuer",
    define: (shop) => shop.once("tasks", (scope, id) => new TaskQueue(scope, id, { target: fn(shop) })),
    found: (shop, id) => TaskQueue.fromQueueName(shop.stack, id, "tasks"),
  },
  "an account": {
    role: "roles/iam.serviceAccountUser",
    define: (shop) => shop.once("reports", (scope, id) => new ServiceAccount(scope, id)),
    found: (shop, id) => {
      const email = "reports@example-project.iam.gserviceaccount.com";
      return ServiceAccount.fromServiceAccountEmail(shop.stack, id, email);
    },
  },
} satisfies { readonly [name: string]: Thing };

/** Something that a stack does: it defines a thing, or gives a role on it. */
interface Step {
  readonly on: keyof typeof THINGS;

  /** Which of two imports of it the role is given on; undefined for the definition. */
  readonly found?: string;
  readonly to: Made<IPrincipal>;
}

function take(shop: Workshop, { on, found, to }: Step): void {
  const thing: Thing = THINGS[on];
  const id = `${found} ${on}`;
  const resource =
    found === undefined ? thing.define(shop) : shop.once(id, (_, safe) => thing.found(shop, safe));
  resource.grant(Role.of(thing.role), to.make(shop));
}

const steps = strangers.chain((all) => {
  const step = fc.record({
    on: fc.constantFrom(...(Object.keys(THINGS) as Step["on"][])),
    found: fc.constantFrom(undefined, "one", "other"),
    to: fc.constantFrom(...all),
  });
  return fc
    .array(step, { minLength: 1, maxLength: 12 })
    .chain((inOrder) =>
      fc.tuple(fc.constant(inOrder), fc.shuffledSubarray(inOrder, { minLength: inOrder.length })),
    );
});

/** All that a stack with these steps gives to whom, in which order Terraform makes it. The addresses are those of the first of each thing. */
function rolesIn(inOrder: readonly Step[]): string[] {
  const outcome = synthesized((shop) => {
    for (const step of inOrder) take(shop, step);
    // Whatever was only imported until here is defined last.
    for (const { on } of inOrder) THINGS[on].define(shop);
  });
  if (outcome.refusal !== undefined) throw new Error(outcome.refusal);
  return Object.entries(outcome.document.resource ?? {})
    .filter(([type]) => type.endsWith("_iam_member"))
    .flatMap(([type, named]) =>
      Object.values(named).map((json) => JSON.stringify([type, Object.entries({ ...json, "//": 0 }).sort()])),
    )
    .sort();
}

property(
  "who has which role on what the stack defines does not depend on where imports and definitions stand",
  steps,
  ([inOrder, other]) => {
    expect(rolesIn(other)).toEqual(rolesIn(inOrder));
  },
);
