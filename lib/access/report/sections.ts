import { grouped } from "../../document/grouped";
import { type Fact, FactKind } from "../fact";

/** The facts about one construct. */
export interface Section {
  readonly path: string;

  /** Its type and ingress settings; undefined if it cannot be called. */
  readonly what?: string;
  readonly callers: readonly Fact[];

  /** All facts that are not in `what` or `callers`. */
  readonly others: readonly Fact[];
}

const CALLERS = [FactKind.CALLER, FactKind.CALLER_OF_ALL, FactKind.RUNNER_OF_ALL, FactKind.OPEN_OPERATION];
const HEADS = [FactKind.IS, FactKind.INGRESS];

/** Groups facts by construct. */
export function sectionsOf(facts: readonly Fact[]): Section[] {
  return [...grouped(facts, ({ path }) => path)].map(([path, told]) => ({
    path,
    what: whatIs(told),
    callers: told.filter(({ kind }) => CALLERS.includes(kind)),
    others: told.filter(({ kind }) => !CALLERS.includes(kind) && !HEADS.includes(kind)),
  }));
}

function whatIs(facts: readonly Fact[]): string | undefined {
  const being = facts.find(({ kind }) => kind === FactKind.IS);
  const ingress = facts.find(({ kind }) => kind === FactKind.INGRESS);
  if (!being) return undefined;
  return ingress === undefined ? being.subject : `${being.subject}, ingress ${ingress.subject}`;
}
