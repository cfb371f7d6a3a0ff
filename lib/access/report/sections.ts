import { grouped } from "../../document/grouped";
import { type Fact, FactKind } from "../fact";

/** All that is told of one construct. */
export interface Section {
  readonly path: string;

  /** What it is, with what it admits; undefined for what is no function or service. */
  readonly what?: string;
  readonly callers: readonly Fact[];

  /** What else is told of it. */
  readonly others: readonly Fact[];
}

const CALLERS = [FactKind.CALLER, FactKind.CALLER_OF_ALL, FactKind.OPEN_OPERATION];
const HEADS = [FactKind.IS, FactKind.INGRESS];

/** Facts by construct. */
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
