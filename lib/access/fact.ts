/** The kinds of facts, as the lock file spells them. The facts of one construct are sorted in this order. */
export enum FactKind {
  IS = "is",
  INGRESS = "ingress",
  DEFAULT_URL = "default URL",
  INVOKER_CHECK = "invoker check",
  IAP = "IAP",
  RUNS_AS = "runs as",
  TRIGGER = "trigger",
  CALLER = "caller",
  CALLER_OF_ALL = "caller of all",
  RUNNER_OF_ALL = "runner of all jobs",
  OPEN_OPERATION = "open operation",
  DENIED = "denied",
  HOLDS = "holds",
  MAY_ACT_AS = "may act as",
  MAY_CHANGE_CALLERS = "may change callers",
  UNKNOWN = "unknown",
}

/** The details of a fact, in the order in which they are written. */
export interface FactDetails {
  readonly name?: string;

  /** The workloads that use the service account of the fact. */
  readonly as?: string;
  readonly role?: string;

  /** The resource of the role or deny policy, if it is not the construct itself. */
  readonly on?: string;

  /** What checks the caller in front of the construct, such as Identity-Aware Proxy. */
  readonly through?: string;

  /** The network paths of the workload's calls. */
  readonly path?: string;

  /** Whether the ingress settings admit these paths: `no` or `unknown`; undefined if they do. */
  readonly arrives?: string;

  /** Whether a deny policy denies the caller: `yes` or `perhaps`; undefined if none does. */
  readonly denied?: string;
  readonly permissions?: string;
  readonly except?: string;

  /** The expression of a condition. */
  readonly condition?: string;

  /** When the condition expires. */
  readonly until?: string;
  readonly reason?: string;
}

/** One fact about who can call what: a line of the lock file. */
export interface Fact {
  /** The path of the construct, or the full name of something outside of the app. */
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

/** Who a fact names: the workload if there is one, because it keeps its name if its service account changes. */
export function identityOf({ subject, details }: Fact): string {
  return details.as ?? subject;
}
