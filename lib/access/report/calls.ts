import { type Fact, FactKind, identityOf } from "../fact";

/** One call in a drawing: a line from a caller to what it calls. */
export interface Call {
  readonly from: string;
  readonly to: string;

  /** A few words about the network path and the condition. */
  readonly label: string;

  /** Whether the caller is the public. */
  readonly isPublic: boolean;

  /** Whether the answer is 403 or 404. */
  readonly isRefused: boolean;
}

const EVERYONE = "everyone";
const PUBLIC = ["allUsers", "allAuthenticatedUsers"];

/** The kinds of facts that are calls, with what their drawing adds. */
const CALLS: ReadonlyMap<FactKind, string> = new Map([
  [FactKind.CALLER, ""],
  [FactKind.CALLER_OF_ALL, "all below"],
  [FactKind.RUNNER_OF_ALL, "all jobs below"],
]);

/** The calls of a drawing. */
export function callsIn(facts: readonly Fact[]): Call[] {
  return facts.flatMap((fact) => {
    const { path, kind, subject, details } = fact;
    if (kind === FactKind.INVOKER_CHECK) return [callOf(EVERYONE, path, "without a check", true)];
    if (kind === FactKind.OPEN_OPERATION) return [callOf(EVERYONE, path, subject, true)];
    if (!CALLS.has(kind)) return [];
    const isPublic = PUBLIC.includes(subject);
    const label = [
      details.through,
      details.path,
      details.until === undefined ? details.condition && "under a condition" : `until ${details.until}`,
      CALLS.get(kind),
    ];
    const words = label.filter((word) => word !== undefined && word !== "").join(", ");
    const isRefused = details.arrives === "no" || details.denied === "yes";
    return [callOf(isPublic ? `everyone (${subject})` : identityOf(fact), path, words, isPublic, isRefused)];
  });
}

function callOf(from: string, to: string, label: string, isPublic: boolean, isRefused = false): Call {
  return { from, to, label, isPublic, isRefused };
}
