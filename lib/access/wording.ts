import { type Fact, type FactDetails, FactKind } from "./fact";

/** The caller of a fact, in words. */
function whoIn({ subject, details }: Fact): string {
  if (subject === "allUsers") return "everyone on the internet (allUsers)";
  if (subject === "allAuthenticatedUsers") return "everyone with a Google account (allAuthenticatedUsers)";
  if (details.as === undefined) return subject;
  return `${details.as} (${subject})`;
}

type Words = (fact: Fact) => string;

const WORDS: { readonly [kind in FactKind]: Words } = {
  [FactKind.IS]: ({ subject }) => `is ${subject}`,
  [FactKind.INGRESS]: ({ subject }) => `admits ${subject}`,
  [FactKind.DEFAULT_URL]: () => "has no URL of its own: the default URL is off",
  [FactKind.INVOKER_CHECK]: () => "asks nobody who calls: the invoker check is off",
  [FactKind.IAP]: () => "stands behind Identity-Aware Proxy",
  [FactKind.RUNS_AS]: ({ subject }) => `runs as ${subject}`,
  [FactKind.TRIGGER]: ({ subject }) => `is called by events ${subject}`,
  [FactKind.CALLER]: (fact) => `${whoIn(fact)} may call`,
  [FactKind.CALLER_OF_ALL]: (fact) =>
    `${whoIn(fact)} may call every function and service below, ${roleIn(fact)}`,
  [FactKind.RUNNER_OF_ALL]: (fact) => `${whoIn(fact)} may run every job below, ${roleIn(fact)}`,
  [FactKind.OPEN_OPERATION]: ({ subject }) => `everyone may call the operation ${subject}`,
  [FactKind.DENIED]: ({ subject, details: { on = "it" } }) => `${subject} is kept out of ${on}`,
  [FactKind.HOLDS]: ({ subject, details: { on = "something" } }) => `holds ${subject} on ${on}`,
  [FactKind.MAY_ACT_AS]: (fact) => `${whoIn(fact)} may act as it, ${roleIn(fact)}`,
  [FactKind.MAY_CHANGE_CALLERS]: (fact) => `${whoIn(fact)} may change who calls, ${roleIn(fact)}`,
  [FactKind.UNKNOWN]: ({ subject, details: { on } }) =>
    `what cannot be told before Terraform runs: ${subject}${on === undefined ? "" : ` (${on})`}`,
};

/** A fact in words, without its path. */
export function wordsFor(fact: Fact): string {
  return WORDS[fact.kind](fact);
}

function roleIn({ details: { role = "a role" } }: Fact): string {
  return `with ${role}`;
}

/** The details of a fact in words, such as the network path, condition and reason. */
export function besideOf(fact: Fact): string[] {
  const { kind, details } = fact;
  const { through, path, arrives = "", denied = "", except, reason } = details;
  const worded = (prefix: string, text: string | undefined): string[] =>
    text === undefined ? [] : [`${prefix} ${text}`];
  return [
    ...worded("through", through),
    ...worded("by", path),
    ...(ARRIVALS.get(arrives) ?? []),
    ...((kind === FactKind.DENIED ? undefined : DENIALS.get(denied)) ?? []),
    ...whenIn(details),
    ...callerRole(fact),
    ...worded("but for", except),
    ...worded("because:", reason),
  ];
}

function callerRole({ kind, details: { role } }: Fact): string[] {
  return kind === FactKind.CALLER && role !== undefined && !isCallerRole(role) ? [`with ${role}`] : [];
}

const ARRIVALS = new Map([
  ["no", ["where the ingress settings answer 404"]],
  ["unknown", ["and whether it arrives cannot be told"]],
]);

const DENIALS = new Map([
  ["yes", ["but a deny policy answers 403"]],
  ["perhaps", ["but for what deny policies say"]],
]);

function whenIn({ condition, until }: FactDetails): string[] {
  if (condition === undefined) return [];
  return [until === undefined ? `if ${condition}` : `until ${until}, if ${condition}`];
}

function isCallerRole(role: string): boolean {
  return /\.(invoker|servicesInvoker|httpsResourceAccessor)$/.test(role);
}
