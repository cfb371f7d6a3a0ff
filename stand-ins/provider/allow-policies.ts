import { textOf, type Value, type Values } from "../schema/value";

/** One role of an allow policy, and its members. */
interface Binding {
  readonly role: string;
  readonly members: Set<string>;
}

// The argument that names the resource with the policy. For other families, all arguments except those of the grant name it.
const NAMED_BY: { readonly [family: string]: string | undefined } = {
  google_artifact_registry_repository: "repository",
  google_bigquery_dataset: "dataset_id",
  google_cloud_run_service: "service",
  google_cloud_run_v2_service: "name",
  google_cloud_tasks_queue: "name",
  google_cloudfunctions2_function: "cloud_function",
  google_cloudfunctions_function: "cloud_function",
  google_kms_crypto_key: "crypto_key_id",
  google_pubsub_subscription: "subscription",
  google_pubsub_topic: "topic",
  google_secret_manager_secret: "secret_id",
  google_service_account: "service_account_id",
  google_spanner_database: "database",
  google_storage_bucket: "bucket",
};

// The names of these are unique only within a location.
const LOCATED =
  /^google_(?:cloud_run_v2_service|cloudfunctions2_function|cloud_tasks_queue|artifact_registry_repository)$/;

const OF_THE_GRANT = new Set(["id", "etag", "role", "member", "members", "condition", "policy_data"]);

/** The allow policies of all resources, as lists that member and binding resources read, change and write back. */
export class AllowPolicies {
  private readonly bindings = new Map<string, Map<string, Binding>>();
  private changes = 0;

  /** All grants, one line for each member of a role of a policy. */
  public get lines(): string[] {
    return [...this.bindings]
      .flatMap(([resource, roles]) =>
        [...roles].flatMap(([key, { members }]) =>
          [...members].map((member) => [resource, key, member].join(" ")),
        ),
      )
      .sort();
  }

  /** A new value after each change of any policy. */
  public get etag(): string {
    return `etag-${this.changes}`;
  }

  /** The members of the role that the arguments of an IAM resource name. Undefined if there are none. */
  public membersOf(type: string, values: Values): string[] | undefined {
    const members = this.bindings.get(policyOf(type, values))?.get(roleOf(values))?.members;
    return members && members.size > 0 ? [...members] : undefined;
  }

  public add(type: string, values: Values, member: string): void {
    this.replace(type, values, [...(this.membersOf(type, values) ?? []), member]);
  }

  public remove(type: string, values: Values, member: string): void {
    this.replace(
      type,
      values,
      (this.membersOf(type, values) ?? []).filter((other) => other !== member),
    );
  }

  public replace(type: string, values: Values, members: string[]): void {
    const policy = policyOf(type, values);
    const roles = this.bindings.get(policy) ?? new Map<string, Binding>();
    roles.set(roleOf(values), { role: textOf(values.role), members: new Set(members) });
    this.bindings.set(policy, roles);
    this.changes++;
  }

  /** Deletes the policy of a deleted resource. A deleted service account is also removed from all policies. */
  public forget(type: string, values: Values): void {
    this.bindings.delete(policyKey(type, values, values.id));
    if (type === "google_cloudfunctions2_function") {
      this.bindings.delete(policyKey("google_cloud_run_v2_service", values, serviceName(values.name)));
    }
    if (type !== "google_service_account") return;
    for (const { members } of [...this.bindings.values()].flatMap((roles) => [...roles.values()])) {
      if (members.delete(`serviceAccount:${textOf(values.email)}`)) this.changes++;
    }
  }
}

/** The arguments in an import id: the resource, the role and, for a member, the member. */
export function importedGrant(type: string, id: string): Values {
  const [resource, role, member] = id.split(" ");
  const [, project, location] = /^projects\/([^/]+)(?:\/locations\/([^/]+))?/.exec(resource) ?? [];
  const named = NAMED_BY[familyOf(type)] ?? "project";
  const told = { project, location, [named]: resource, role, member };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => Boolean(value)));
}

function familyOf(type: string): string {
  return type.replace(/_iam_(?:member|binding|policy)$/, "");
}

function policyOf(type: string, values: Values): string {
  const family = familyOf(type);
  const named = NAMED_BY[family];
  // Both APIs of Cloud Run manage the same services.
  const owner = family === "google_cloud_run_service" ? "google_cloud_run_v2_service" : family;
  if (named !== undefined) return policyKey(owner, values, values[named]);
  const arguments_ = Object.entries(values).filter(([name]) => !OF_THE_GRANT.has(name));
  return [family, ...arguments_.map(([, value]) => shortName(value)).sort()].join(" ");
}

function policyKey(family: string, { location }: Values, name: Value): string {
  return [family, ...(LOCATED.test(family) ? [shortName(location)] : []), shortName(name)].join(" ");
}

function roleOf({ role, condition }: Values): string {
  const isConditional = Array.isArray(condition) && condition.length > 0;
  return isConditional ? `${textOf(role)} if ${JSON.stringify(condition[0])}` : textOf(role);
}

/** The short name of a resource. Arguments accept the short and the full name. */
function shortName(name: Value): string {
  return textOf(name).replace(/^.*\//, "");
}

// The name of a function's Cloud Run service: https://cloud.google.com/functions/docs/naming
function serviceName(functionName: Value): string {
  return textOf(functionName).toLowerCase().replaceAll("_", "-");
}
