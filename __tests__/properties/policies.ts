import {
  CloudRunFunction,
  GoogleProject,
  IngressSettings,
  InvokerBinding,
  type IPrincipal,
  Principal,
  Role,
  Secret,
  ServiceAccount,
  TaskQueue,
  Topic,
} from "cdktf-cloud-run-functions";
import fc from "fast-check";
import type { Named, StackDocument } from "../../stand-ins/hcl/stack-document";
import { Made, type Workshop } from "./made";
import { namedPrincipals, plainFunction } from "./subjects/common";

/** A call that adds a grant to existing constructs. */
export interface Step {
  readonly on: keyof typeof STEPS;
  readonly to: Made<IPrincipal>;
}

const once = <T>(shop: Workshop, id: string, make: () => T) => shop.once(id, make);
const orders = (shop: Workshop) =>
  once(shop, "orders", () => plainFunction(shop, "orders", { ingress: IngressSettings.ALL }));
const owned = (shop: Workshop) =>
  once(shop, "owned", () => plainFunction(shop, "owned", { ingress: IngressSettings.ALL }));
const topic = (shop: Workshop) => once(shop, "topic", () => new Topic(shop.stack, "topic"));
const secret = (shop: Workshop) =>
  once(shop, "secret", () => Secret.fromSecretId(shop.stack, "secret", "db-password"));
const queue = (shop: Workshop) =>
  once(shop, "queue", () => new TaskQueue(shop.stack, "queue", { target: orders(shop) }));
const account = (shop: Workshop) => once(shop, "account", () => new ServiceAccount(shop.stack, "account"));
const imported = (shop: Workshop) =>
  once(shop, "found", () => CloudRunFunction.fromFunctionName(shop.stack, "found", "found"));

const RUN_INVOKER = "roles/run.invoker";

/** The grants, each with the type and role of its member resource. */
export const STEPS = {
  orders: {
    take: (shop: Workshop, to: IPrincipal) => orders(shop).grantInvoke(to),
    ...{ type: "google_cloud_run_v2_service_iam_member", role: RUN_INVOKER, place: /orders/ },
  },
  "orders, services only": {
    take: (shop: Workshop, to: IPrincipal) =>
      orders(shop).grantInvoke(to, { role: Role.RUN_SERVICES_INVOKER }),
    ...{ type: "google_cloud_run_v2_service_iam_member", role: "roles/run.servicesInvoker", place: /orders/ },
  },
  "an owned list of invokers": {
    take: (shop: Workshop, to: IPrincipal) => owned(shop).grantInvoke(to),
    ...{ type: "google_cloud_run_v2_service_iam_binding", role: RUN_INVOKER, place: /owned/ },
  },
  "an imported function": {
    take: (shop: Workshop, to: IPrincipal) => imported(shop).grantInvoke(to),
    ...{ type: "google_cloud_run_v2_service_iam_member", role: RUN_INVOKER, place: /found/ },
  },
  topic: {
    take: (shop: Workshop, to: IPrincipal) => topic(shop).grantPublish(to),
    ...{ type: "google_pubsub_topic_iam_member", role: "roles/pubsub.publisher", place: /topic/ },
  },
  secret: {
    take: (shop: Workshop, to: IPrincipal) => secret(shop).grantAccess(to),
    ...{
      type: "google_secret_manager_secret_iam_member",
      role: "roles/secretmanager.secretAccessor",
      place: /./,
    },
  },
  queue: {
    take: (shop: Workshop, to: IPrincipal) => queue(shop).grantEnqueue(to)[0],
    ...{ type: "google_cloud_tasks_queue_iam_member", role: "roles/cloudtasks.enqueuer", place: /queue/ },
  },
  account: {
    take: (shop: Workshop, to: IPrincipal) => account(shop).grantActAs(to),
    ...{
      type: "google_service_account_iam_member",
      role: "roles/iam.serviceAccountUser",
      place: /\.account_/,
    },
  },
  project: {
    take: (shop: Workshop, to: IPrincipal) => GoogleProject.of(shop.stack).grant(Role.of("roles/viewer"), to),
    ...{ type: "google_project_iam_member", role: "roles/viewer", place: /./ },
  },
} as const;

/** Defines all constructs first, so that the order of the steps does not matter. */
export function foundations(shop: Workshop): void {
  [orders, owned, topic, secret, queue, account, imported].forEach((make) => make(shop));
}

export function ownInvokers(shop: Workshop): void {
  new InvokerBinding(shop.stack, "invokers", { target: owned(shop) });
}

export function take(shop: Workshop, { on, to }: Step): void {
  STEPS[on].take(shop, to.make(shop));
}

/** Different principals. */
export const strangers = fc.uniqueArray(namedPrincipals, { minLength: 2, maxLength: 8, selector: String });

/** The public, for one or several reasons. */
export const everyone = fc
  .constantFrom("a webhook", "a page")
  .map((reason) => new Made<IPrincipal>(`Principal.allUsers('${reason}')`, () => Principal.allUsers(reason)));

/** Steps that grant to these principals, some of them several times. */
export function stepsFor(principals: fc.Arbitrary<Made<IPrincipal>>): fc.Arbitrary<Step[]> {
  const on = fc.constantFrom(...(Object.keys(STEPS) as Step["on"][]));
  return fc.array(fc.record({ on, to: principals }), { maxLength: 12 });
}

/** A member of an allow policy in a document. */
export interface Membership {
  readonly type: string;
  readonly role: string;
  readonly member: string;
  /** The resource with the policy: all other arguments. */
  readonly resource: string;
}

/** Every member of every allow policy. */
export function membershipsIn({ resource = {} }: StackDocument): Membership[] {
  return Object.entries(resource)
    .filter(([type]) => /_iam_(member|binding|policy)$/.test(type))
    .flatMap(([type, named]) => Object.values(named).flatMap((json) => membershipsOf(type, json)));
}

function membershipsOf(type: string, json: Named): Membership[] {
  const { role, member, members, "//": _, depends_on: __, lifecycle: ___, ...others } = json;
  return ([member ?? members ?? []].flat() as string[]).map((one) => ({
    type,
    role: String(role),
    member: one,
    resource: JSON.stringify(others),
  }));
}
