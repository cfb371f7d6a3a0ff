import { textOf, type Value, type Values } from "../schema/value";
import { AllowPolicies } from "./allow-policies";

export type Action = "create" | "update" | "delete";

/** What was sent to Google, in Terraform's own order. */
export interface Sent {
  readonly action: Action;
  readonly type: string;
  readonly id: string;
  readonly values: Values;
  /** Whether Google refused, or failed to do it. */
  readonly failed: boolean;
}

/** Which request is to fail. */
export interface Failure {
  readonly action: Action;
  readonly type: string;
  /**
   * The how-manieth of its kind from now.
   *
   * @default 1
   */
  readonly nth?: number;
}

// Their create is over before their build or revision has failed: what failed exists, and Terraform taints it.
// https://developer.hashicorp.com/terraform/cli/state/taint
const LEFT_BEHIND = new Set(["google_cloudfunctions2_function", "google_cloud_run_v2_service"]);

// Several of one name are no conflict: what they do is said again, or they name nothing of Google's.
const NEVER_TAKEN =
  /_iam_(?:member|binding|policy)$|^(?:google_project_service|google_iap_settings|google_app_engine_service_network_settings|google_storage_bucket_object)$/;

/** What there is after a request, and what went wrong. */
interface Answer {
  readonly held: Values | null;
  readonly error?: string;
}

/** What Google holds of one or several deployments, and what it was sent. */
export class Google {
  /** Everything that was sent since the last `forgetSent`. */
  public readonly sent: Sent[] = [];
  public readonly policies = new AllowPolicies();
  private readonly resources = new Map<string, Values>();
  private failures: { readonly failure: Failure; left: number }[] = [];
  private watcher: (sent: Sent) => void = () => undefined;

  /** The resources by type and id, with all arguments; IAM resources are in `policies`. */
  public get held(): ReadonlyMap<string, Values> {
    return this.resources;
  }

  /** Calls back after each request. */
  public watch(watcher: (sent: Sent) => void): void {
    this.watcher = watcher;
  }

  public forgetSent(): void {
    this.sent.length = 0;
  }

  /** Makes one request fail that is still to come. */
  public fail(failure: Failure): void {
    this.failures.push({ failure, left: failure.nth ?? 1 });
  }

  /** What Terraform reads: the state as Google knows it, or null where there is no such thing. */
  public read(type: string, state: Values): Values | null {
    if (!isGoogles(type)) return state;
    if (isIam(type)) return this.readPolicy(type, state);
    return this.resources.get(keyOf(type, state)) ?? null;
  }

  /** Takes over what an import brings along. */
  public adopt(type: string, values: Values): void {
    if (!isIam(type)) this.resources.set(keyOf(type, values), values);
  }

  /** Does what Terraform asks for; answers what there is now, and what went wrong. */
  public send(action: Action, type: string, values: Values): Answer {
    if (!isGoogles(type)) return { held: action === "delete" ? null : values };
    const { held, error } = this.isTaken(action, type, values)
      ? { held: null, error: `Error 409: ${textOf(values.id)} already exists` }
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
    const due = this.failures.filter(({ failure }) => failure.action === action && failure.type === type);
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
    const members = this.policies.membersOf(type, state);
    if (members === undefined) return null;
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

/** Other providers' resources, such as pauses, are none of Google's. */
function isGoogles(type: string): boolean {
  return type.startsWith("google_");
}

function isIam(type: string): boolean {
  return /_iam_(?:member|binding)$/.test(type);
}

function keyOf(type: string, values: Values): string {
  return `${type} ${textOf(values.id)}`;
}

/** A set has no order: those that the state knows come first, so that nothing seems to have changed. */
function inOrderOf(known: Value, members: string[]): string[] {
  const before = (Array.isArray(known) ? known : []).map(textOf).filter((one) => members.includes(one));
  return [...before, ...members.filter((one) => !before.includes(one))];
}
