import { type Change, ChangeKind } from "./change";
import { areCovered } from "./coverage";
import { type Fact, type FactDetails, FactKind } from "./fact";
import { lineOf } from "./lock-line";
import { besideOf, wordsFor } from "./wording";

const NEW_PATHS = new Map([
  ["ALL", "from the internet"],
  ["INTERNAL_AND_CLOUD_LOAD_BALANCING", "through an external Application Load Balancer"],
]);

/** The facts before and after a change, grouped by what they are about. */
export interface Sides {
  readonly before: ReadonlyMap<string, readonly Fact[]>;
  readonly after: ReadonlyMap<string, readonly Fact[]>;
}

const INGRESS = ["INTERNAL", "INTERNAL_AND_CLOUD_LOAD_BALANCING", "ALL"];

/** The change between facts about the same thing; undefined if there is none, or if another change includes it. */
export function judgeChange(
  before: readonly Fact[],
  after: readonly Fact[],
  sides: Sides,
): Change | undefined {
  const [{ kind, path }] = after.length > 0 ? after : before;
  if (sameLines(before, after)) return undefined;
  return JUDGES[kind](before, after, (of, text) => ({ kind: of, path, text, before, after }), sides);
}

type Make = (kind: ChangeKind, text: string) => Change;
type Judge = (
  before: readonly Fact[],
  after: readonly Fact[],
  change: Make,
  sides: Sides,
) => Change | undefined;

const JUDGES: { readonly [kind in FactKind]: Judge } = {
  [FactKind.IS]: ofBeing,
  [FactKind.INGRESS]: ofState,
  [FactKind.DEFAULT_URL]: ofGuard,
  [FactKind.INVOKER_CHECK]: ofOpening,
  [FactKind.IAP]: ofGuard,
  [FactKind.RUNS_AS]: ofState,
  [FactKind.TRIGGER]: ofState,
  [FactKind.CALLER]: ofPower,
  [FactKind.CALLER_OF_ALL]: ofPower,
  [FactKind.RUNNER_OF_ALL]: ofPower,
  [FactKind.OPEN_OPERATION]: ofPower,
  [FactKind.DENIED]: ofGuard,
  [FactKind.HOLDS]: ofPower,
  [FactKind.MAY_ACT_AS]: ofPower,
  [FactKind.MAY_CHANGE_CALLERS]: ofPower,
  [FactKind.UNKNOWN]: ofUnknown,
};

function ofBeing([old]: readonly Fact[], [now]: readonly Fact[], change: Make, { after }: Sides): Change {
  if ((now as Fact | undefined) === undefined) return change(ChangeKind.CHANGED, `is gone (${old.subject})`);
  if ((old as Fact | undefined) === undefined) {
    const ingress = after.get([now.path, FactKind.INGRESS].join("\n"))?.at(0)?.subject;
    return change(
      ChangeKind.CHANGED,
      `is new: ${now.subject}${ingress === undefined ? "" : `, which admits ${ingress}`}`,
    );
  }
  if (old.subject !== now.subject)
    return change(ChangeKind.CHANGED, `is ${now.subject}, and was ${old.subject}`);
  return change(
    ChangeKind.RENAMED,
    `is called ${now.details.name ?? "otherwise"}, and was ${old.details.name ?? "not"}`,
  );
}

/** Compares a setting that has one value. If its construct is new or removed, the change of that includes it. */
function ofState(
  before: readonly Fact[],
  after: readonly Fact[],
  change: Make,
  sides: Sides,
): Change | undefined {
  const isOver = after.length === 0;
  const [first] = isOver ? before : after;
  if (isNew(first.path, sides) || isGone(first.path, sides)) return undefined;
  if (isOver || before.length === 0) {
    return change(ChangeKind.CHANGED, `${isOver ? "no longer" : "now"} ${wordsFor(first)}`);
  }
  const [[old], [now]] = [before, after];
  const text = `${wordsFor(now)}, and before: ${old.subject}`;
  if (now.kind !== FactKind.INGRESS) return change(ChangeKind.CHANGED, text);
  const isWider = INGRESS.indexOf(now.subject) > INGRESS.indexOf(old.subject);
  return isWider
    ? change(
        ChangeKind.WIDENED,
        `${text}; who may call may now come ${NEW_PATHS.get(now.subject) ?? "by more paths"}`,
      )
    : change(ChangeKind.NARROWED, text);
}

function isNew(path: string, { before, after }: Sides): boolean {
  const is = [path, FactKind.IS].join("\n");
  return after.has(is) && !before.has(is);
}

function isGone(path: string, { before, after }: Sides): boolean {
  return isNew(path, { before: after, after: before });
}

/** Compares the switch of the invoker check. Where its construct is gone, the change of that includes it. */
function ofOpening(
  before: readonly Fact[],
  after: readonly Fact[],
  change: Make,
  sides: Sides,
): Change | undefined {
  if (before.length === 0) return change(ChangeKind.WIDENED, told(after[0]));
  if (after.length === 0 && isGone(before[0].path, sides)) return undefined;
  if (after.length === 0) return change(ChangeKind.NARROWED, "asks again who calls: the invoker check is on");
  return change(ChangeKind.REASON, told(after[0]));
}

/** Compares Identity-Aware Proxy, a default URL that is off, or a deny policy. These keep callers out, so without them access is wider. */
function ofGuard(
  before: readonly Fact[],
  after: readonly Fact[],
  change: Make,
  sides: Sides,
): Change | undefined {
  const [{ path }] = after.length > 0 ? after : before;
  if (isNew(path, sides) || isGone(path, sides)) return undefined;
  if (before.length === 0) return change(ChangeKind.NARROWED, told(after[0]));
  if (after.length === 0) return change(ChangeKind.WIDENED, `no longer: ${told(before[0])}`);
  // The lines do not show which of the two denies more, so the change counts as wider.
  return change(ChangeKind.WIDENED, `${told(after[0])}; before: ${told(before[0])}`);
}

function ofUnknown(before: readonly Fact[], [now]: readonly Fact[], change: Make): Change {
  return (now as Fact | undefined) === undefined
    ? change(ChangeKind.CHANGED, `can be told now: ${before[0].subject}`)
    : change(ChangeKind.UNKNOWN, wordsFor(now));
}

function ofPower(
  before: readonly Fact[],
  after: readonly Fact[],
  change: Make,
  sides: Sides,
): Change | undefined {
  // A workload with another service account is the same caller. Other facts show what the new account can do.
  if (sameLines(before.map(withoutAccount), after.map(withoutAccount))) return undefined;
  if (after.length === 0) return change(ChangeKind.LOST, lostText(before[0]));
  const text = after.map(told).join("; ");
  if (before.length === 0) {
    return couldBefore(after, sides)
      ? change(ChangeKind.CHANGED, `${text}, as everyone could before`)
      : change(ChangeKind.GAINED, text);
  }
  if (sameLines(before.map(withoutReason), after.map(withoutReason))) return change(ChangeKind.REASON, text);
  const [isNarrower, isWider] = [areCovered(after, before), areCovered(before, after)];
  if (isNarrower && isWider) return change(ChangeKind.CHANGED, text);
  const compared = `${text}; before: ${before.map(told).join("; ")}`;
  return change(isNarrower ? ChangeKind.NARROWED : ChangeKind.WIDENED, compared);
}

/** Whether new callers could already call before, because everyone could. */
function couldBefore(after: readonly Fact[], { before }: Sides): boolean {
  const [{ path, kind }] = after;
  if (kind !== FactKind.CALLER) return false;
  const everyone = before.get([path, kind, "allUsers"].join("\n")) ?? [];
  return areCovered(after, everyone);
}

function lostText(fact: Fact): string {
  const { kind } = fact;
  if (kind === FactKind.HOLDS) return `no longer ${wordsFor(fact)}`;
  return wordsFor(fact).replace(/ may /, " may no longer ");
}

function told(fact: Fact): string {
  return [wordsFor(fact), ...besideOf(fact)].join(", ");
}

function withoutReason(fact: Fact): Fact {
  const { reason: _, ...details }: FactDetails = fact.details;
  return { ...fact, details };
}

function withoutAccount(fact: Fact): Fact {
  return fact.details.as === undefined ? fact : { ...fact, subject: "" };
}

function sameLines(one: readonly Fact[], other: readonly Fact[]): boolean {
  const lines = (facts: readonly Fact[]): string => facts.map(lineOf).sort().join("\n");
  return lines(one) === lines(other);
}
