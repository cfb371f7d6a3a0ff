import { type Fact, FactKind, identityOf } from "../fact";

/** Somebody who may call something: one line of a drawing. */
export interface Call {
  readonly from: string;
  readonly to: string;

  /** By which path, and under what it stands: a few words. */
  readonly label: string;

  /** Whether everyone on the internet may. */
  readonly isPublic: boolean;

  /** Whether it is answered with 403 or 404. */
  readonly isRefused: boolean;
}

const EVERYONE = "everyone";
const PUBLIC = ["allUsers", "allAuthenticatedUsers"];

/** Who may call what, as lines from callers to what they call. */
export function callsIn(facts: readonly Fact[]): Call[] {
  return facts.flatMap((fact) => {
    const { path, kind, subject, details } = fact;
    if (kind === FactKind.INVOKER_CHECK) return [callOf(EVERYONE, path, "without a check", true)];
    if (kind === FactKind.OPEN_OPERATION) return [callOf(EVERYONE, path, subject, true)];
    if (kind !== FactKind.CALLER && kind !== FactKind.CALLER_OF_ALL) return [];
    const isPublic = PUBLIC.includes(subject);
    const label = [
      details.through,
      details.path,
      details.until === undefined ? details.condition && "under a condition" : `until ${details.until}`,
      kind === FactKind.CALLER_OF_ALL ? "all below" : undefined,
    ];
    const words = label.filter((word) => word !== undefined && word !== "").join(", ");
    const isRefused = details.arrives === "no" || details.denied === "yes";
    return [callOf(isPublic ? `everyone (${subject})` : identityOf(fact), path, words, isPublic, isRefused)];
  });
}

function callOf(from: string, to: string, label: string, isPublic: boolean, isRefused = false): Call {
  return { from, to, label, isPublic, isRefused };
}
