import { textOf, type Value, type Values } from "../schema/value";
import { AllowPolicies } from "./allow-policies";

export type Action = "create" | "update" | "delete";

/** One request to Google. */
export interface Sent {
  readonly action: Action;
  readonly type: string;
  readonly id: string;
  readonly values: Values;
  /** Whether the request failed. */
  readonly failed: boolean;
}

/** The request that must fail. */
export interface Failure {
  /** @default - any */
  readonly action?: Action;
  /** @default - any */
  readonly type?: string;
  /**
   * Its number among the next requests with this action and type.
   *
   * @default 1
   */
  readonly nth?: number;
}

// Google creates these before their build or revision fails. The failed resource then exists, and Terraform taints it.
// https://developer.hashicorp.com/terraform/cli/state/taint
const LEFT_BEHIND = new Set(["google_cloudfunctions2_function", "google_cloud_run_v2_service"]);

// A second create with the same name is no conflict: it repeats a setting, or the resource is no separate object of Google.
const NEVER_TAKEN =
  /_iam_(?:member|binding|policy)$|^(?:google_project_service|google_iap_settings|google_app_engine_service_network_settings|google_storage_bucket_object)$/;

/** The resource after a request, and the error. */
interface Answer {
  readonly held: Values | null;
  readonly error?: string;
}

/** A stand-in for Google: the resources of one or several deployments, and the requests for them. */
export class Google {
  /** The requests since the last `forgetSent`, in the order of Terraform. */
  public readonly sent: Sent[] = [];
  public readonly policies = new AllowPolicies();

  /** Whether the provider refuses to delete what has `deletion_protection` in its state. Tests that destroy everything leave it off. */
  public keepsProtected = false;
  private readonly resources = new Map<string, Values>();
  private failures: { readonly failure: Failure; left: number }[] = [];
  private watcher: (sent: Sent) => void = () => undefined;

  /** The resources by type and id, with all arguments; IAM resources are in `policies`. */
  public get held(): ReadonlyMap<string, Values> {
    return this.resources;
  }

  /** Calls the watcher after each request. */
  public watch(watcher: (sent: Sent) => void): void {
    this.watcher = watcher;
  }

  public forgetSent(): void {
    this.sent.length = 0;
  }

  /** Makes a future request fail. */
  public fail(failure: Failure): void {
    this.failures.push({ failure, left: failure.nth ?? 1 });
  }

  /** Lets no more requests fail. */
  public forgetFailures(): void {
    this.failures = [];
  }

  /** The answer to a read: the current values of a resource, or null if it does not exist. */
  public read(type: string, state: Values): Values | null {
    if (!isGoogles(type)) return state;
    if (isIam(type)) return this.readPolicy(type, state);
    return this.resources.get(keyOf(type, state)) ?? null;
  }

  /** Adds an imported resource. */
  public adopt(type: string, values: Values): void {
    if (!isIam(type)) this.resources.set(keyOf(type, values), values);
  }

  /** Performs a request of Terraform. Returns the resource as it is afterwards, and the error. */
  public send(action: Action, type: string, values: Values): Answer {
    if (!isGoogles(type)) return { held: action === "delete" ? null : values };
    const { held, error } = this.isTaken(action, type, values)
      ? { held: null, error: `Error 409: ${textOf(values.id)} already exists` }
      : this.keepsProtected && action === "delete" && values.deletion_protection === true
        ? { held: values, error: `Error: cannot destroy ${textOf(values.id)} with deletion_protection` }
        : this.isToFail(action, type)
          ? {
              held: this.afterFailure(action, type, values),
              error: `Error 500: to ${action} ${textOf(values.id)} failed on demand`,
            }
          : { held: this.perform(action, type, values) };
    const sent = { action, type, id: textOf(values.id), values, failed: error !== undefined };
    this.sent.push(sent);
    this.watcher(sent);
    return { held, error };
  }

  private isTaken(action: Action, type: string, values: Values): boolean {
    return action === "create" && !NEVER_TAKEN.test(type) && this.resources.has(keyOf(type, values));
  }

  private isToFail(action: Action, type: string): boolean {
    const due = this.failures.filter(
      ({ failure }) => (failure.action ?? action) === action && (failure.type ?? type) === type,
    );
    due.forEach((pending) => pending.left--);
    this.failures = this.failures.filter(({ left }) => left > 0);
    return due.some(({ left }) => left === 0);
  }

  private afterFailure(action: Action, type: string, values: Values): Values | null {
    if (action !== "create") return this.resources.get(keyOf(type, values)) ?? values;
    return LEFT_BEHIND.has(type) ? this.perform(action, type, values) : null;
  }

  private perform(action: Action, type: string, values: Values): Values | null {
    if (isIam(type)) {
      this.writePolicy(action, type, values);
      return action === "delete" ? null : { ...values, etag: this.policies.etag };
    }
    if (action === "delete") {
      this.resources.delete(keyOf(type, values));
      this.policies.forget(type, values);
      return null;
    }
    this.resources.set(keyOf(type, values), values);
    return values;
  }

  private readPolicy(type: string, state: Values): Values | null {
    const members = this.policies.membersOf(type, state) ?? [];
    // tpgiamresource/resource_iam_binding.go: a role that the policy lacks is one without members, and stays in the state.
    if (type.endsWith("_iam_binding")) return { ...state, members: inOrderOf(state.members, members) };
    return members.includes(textOf(state.member)) ? state : null;
  }

  private writePolicy(action: Action, type: string, values: Values): void {
    if (type.endsWith("_iam_binding")) {
      const members = Array.isArray(values.members) ? values.members.map(textOf) : [];
      this.policies.replace(type, values, action === "delete" ? [] : members);
    } else if (action === "delete") this.policies.remove(type, values, textOf(values.member));
    else this.policies.add(type, values, textOf(values.member));
  }
}

/** Whether Google has the resource. Resources of other providers, such as `time_sleep`, exist only in the state. */
function isGoogles(type: string): boolean {
  return type.startsWith("google_");
}

function isIam(type: string): boolean {
  return /_iam_(?:member|binding)$/.test(type);
}

function keyOf(type: string, values: Values): string {
  return `${type} ${textOf(values.id)}`;
}

/** The members in the order of the state, then new ones. A set has no order, but a new order would look like a change. */
function inOrderOf(known: Value, members: string[]): string[] {
  const before = (Array.isArray(known) ? known : []).map(textOf).filter((one) => members.includes(one));
  return [...before, ...members.filter((one) => !before.includes(one))];
}
