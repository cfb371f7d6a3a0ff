import { Google } from "../../stand-ins/provider/google";
import { textOf, type Values } from "../../stand-ins/schema/value";
import type { ApplyGraph, Step } from "../terraform/apply-graph";
import type { StateResource } from "../terraform/workspace";

/** A change from one state to another, and the order of its steps. */
export interface Change {
  readonly before: readonly StateResource[];
  readonly after: readonly StateResource[];
  readonly graph: ApplyGraph;
}

/** A step, and the request to Google that it makes. */
interface Move {
  readonly step: Step;
  readonly action: "create" | "update" | "delete";
  readonly type: string;
  readonly values: Values;
}

/** What runs or calls. It needs its accounts, their roles and its archive at every moment. */
const RUNS = new Set([
  "google_api_gateway_gateway",
  "google_cloud_run_v2_service",
  "google_cloud_scheduler_job",
  "google_cloud_tasks_queue",
  "google_cloudfunctions2_function",
  "google_eventarc_trigger",
  "google_pubsub_subscription",
]);

/** What the resources above name, and need. */
const NEEDED = /^google_(?:service_account|storage_bucket_object|api_gateway_api_config) /;

/**
 * Who is cut off at some moment of a change, whatever order Terraform takes and wherever it fails, one line each:
 *
 * - a caller, or whoever else has a role before and after, without it;
 * - what runs before and after, without an account, an archive or a role that the version has which runs at that moment.
 */
export function cutOff(change: Change): string[] {
  const [before, after] = [holding(change.before), holding(change.after)];
  const moves = movesOf(change);
  const lost = (what: string, has: (google: Google) => boolean, runs?: Running): string[] => {
    const mattering = moves.filter(
      (move) =>
        (runs?.isOf(move) ?? false) ||
        [change.before, change.after].some((resources) => {
          const google = holding(resources);
          const had = has(google);
          send(google, move);
          return had !== has(google);
        }),
    );
    const isLost = (google: Google) => (runs?.needs(google, what) ?? true) && !has(google);
    const failing = momentsOf(change, mattering).find(({ google }) => isLost(google));
    const who = runs ? `${runs.key} without ${what}` : what;
    return failing ? [`${who}, after ${failing.done.map(told).join(", ")}`] : [];
  };
  const members = before.policies.lines
    .filter((line) => after.policies.lines.includes(line))
    .flatMap((line) => lost(line, ({ policies }) => policies.lines.includes(line)));
  const running = change.before
    .map(({ type, values }) => keyOf(type, values))
    .filter((key) => RUNS.has(key.split(" ")[0]) && after.held.has(key))
    .map((key) => new Running(key, before, after))
    .flatMap((runs) => runs.allNeeds.flatMap((need) => lost(need, (google) => has(google, need), runs)));
  return [...members, ...running];
}

/** Something that runs before and after a change. */
class Running {
  private readonly versions: readonly { readonly values: string; readonly needs: readonly string[] }[];

  public constructor(
    public readonly key: string,
    before: Google,
    after: Google,
  ) {
    this.versions = [before, after].map((google) => ({
      values: this.valuesIn(google),
      needs: [key, ...needsOf(key, google)],
    }));
  }

  public get allNeeds(): string[] {
    return [...new Set(this.versions.flatMap(({ needs }) => needs))];
  }

  /** Whether a step changes it. */
  public isOf({ type, values }: Move): boolean {
    return keyOf(type, values) === this.key;
  }

  /** Whether the version that runs has a need. Two equal versions have only the needs of both. */
  public needs(google: Google, need: string): boolean {
    const runs = this.valuesIn(google);
    const versions = this.versions.filter(({ values }) => runs === "" || values === runs);
    return versions.every(({ needs }) => needs.includes(need));
  }

  private valuesIn(google: Google): string {
    const values = google.held.get(this.key);
    return values === undefined ? "" : JSON.stringify(values);
  }
}

/** The accounts, archives and configs that a resource names, with the roles of the accounts. */
function needsOf(key: string, google: Google): string[] {
  const text = JSON.stringify(google.held.get(key));
  const named = [...google.held].filter(
    ([other, values]) =>
      other !== key && NEEDED.test(other) && text.includes(JSON.stringify(nameOf(other, values))),
  );
  const roles = named
    .filter(([other]) => other.startsWith("google_service_account "))
    .flatMap(([, { member }]) => google.policies.lines.filter((line) => line.endsWith(` ${textOf(member)}`)));
  const configs = named.filter(([other]) => other.startsWith("google_api_gateway_api_config "));
  return [
    ...named.map(([other]) => other),
    ...roles,
    ...configs.flatMap(([other]) => needsOf(other, google)),
  ];
}

/** The text by which others name a resource. */
function nameOf(key: string, { email, name, id }: Values): string {
  if (key.startsWith("google_service_account ")) return textOf(email);
  return textOf(key.startsWith("google_storage_bucket_object ") ? name : id);
}

function has(google: Google, need: string): boolean {
  return google.held.has(need) || google.policies.lines.includes(need);
}

function holding(resources: readonly StateResource[]): Google {
  const google = new Google();
  for (const { type, values } of resources) google.send("create", type, values);
  return google;
}

function send(google: Google, { action, type, values }: Move): void {
  // A second create of one name is an error of its own, which other tests look for.
  google.send(action === "create" ? "update" : action, type, values);
}

function movesOf({ before, after, graph }: Change): Move[] {
  const [old, now] = [before, after].map((all) => new Map(all.map((one) => [one.address, one])));
  return graph.steps.flatMap((step): Move[] => {
    const resource = (step.destroys ? old : now).get(step.address);
    if (!resource) return [];
    const action = step.destroys ? "delete" : old.has(step.address) ? "update" : "create";
    return [{ step, action, type: resource.type, values: resource.values }];
  });
}

/** What Google holds at a moment, and the steps that matter and are done by then. */
interface Moment {
  readonly google: Google;
  readonly done: readonly Move[];
}

/** All moments of all orders of the steps that matter. Others may be done by then, or not. */
function momentsOf(change: Change, moves: readonly Move[]): Moment[] {
  const moments: Moment[] = [];
  const visit = (done: readonly Move[]): void => {
    const google = holding(change.before);
    for (const move of done) send(google, move);
    moments.push({ google, done });
    const left = moves.filter((move) => !done.includes(move));
    for (const next of left) {
      const waits = left.some((other) => other !== next && change.graph.isOrdered(other.step, next.step));
      if (!waits) visit([...done, next]);
    }
  };
  visit([]);
  return moments;
}

function told({ action, step }: Move): string {
  return `${action} ${step.address}`;
}

function keyOf(type: string, values: Values): string {
  return `${type} ${textOf(values.id)}`;
}
