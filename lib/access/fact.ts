/** What a fact is about, as the lock file spells it, in the order in which facts of one construct are told. */
export enum FactKind {
  IS = "is",
  INGRESS = "ingress",
  INVOKER_CHECK = "invoker check",
  IAP = "IAP",
  RUNS_AS = "runs as",
  TRIGGER = "trigger",
  CALLER = "caller",
  CALLER_OF_ALL = "caller of all",
  OPEN_OPERATION = "open operation",
  DENIED = "denied",
  HOLDS = "holds",
  MAY_ACT_AS = "may act as",
  MAY_CHANGE_CALLERS = "may change callers",
  UNKNOWN = "unknown",
}

/** What is told beside a fact, in the order in which it is written. */
export interface FactDetails {
  readonly name?: string;

  /** The workload that a service account belongs to. */
  readonly as?: string;
  readonly role?: string;

  /** What a role is on, where that is not the construct itself. */
  readonly on?: string;

  /** What stands between the caller and the construct. */
  readonly through?: string;

  /** The network paths by which a workload calls. */
  readonly path?: string;

  /** Whether the ingress settings admit these paths: `no`, or `unknown`. */
  readonly arrives?: string;

  /** Whether a deny policy keeps the caller out: `yes`, or `perhaps`. */
  readonly denied?: string;
  readonly permissions?: string;
  readonly except?: string;

  /** The expression of a condition. */
  readonly condition?: string;

  /** When a condition ends. */
  readonly until?: string;
  readonly reason?: string;
}

/** One thing that decides who can call what: a line of the lock file. */
export interface Fact {
  /** The path of the construct, or the full name of what is not part of the app. */
  readonly path: string;
  readonly kind: FactKind;
  readonly subject: string;
  readonly details: FactDetails;
}

/** The names of details, in the order in which they are written. */
export const DETAILS: readonly (keyof FactDetails)[] = [
  "name",
  "as",
  "role",
  "on",
  "through",
  "path",
  "arrives",
  "denied",
  "permissions",
  "except",
  "condition",
  "until",
  "reason",
];

/** Who or what a fact names, by the workload where there is one: it keeps its name when its account gets another. */
export function identityOf({ subject, details }: Fact): string {
  return details.as ?? subject;
}
