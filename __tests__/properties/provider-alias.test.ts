import { findingsOf } from "../../stand-ins/google-access/evaluate";
import { textOf } from "../../stand-ins/google-access/findings";
import { stackProblems } from "../../stand-ins/validation/stack-problems";
import { unexpected } from "../stand-ins/google-access/beyond";
import { ELSEWHERE } from "./made";
import { property } from "./property";
import { subjects } from "./subjects";
import { synthesized } from "./synthesis";

interface Written {
  readonly provider?: string;
}

// Resources of the provider that a subject makes itself are directly in the stack, and have the default provider.
const OURS = /_[0-9A-F]{8}$/;

/** The addresses of what belongs to Google and uses another provider than the one with the alias, or another place. */
function elsewhere(document: object): string[] {
  const { resource = {}, data = {} } = document as {
    [kind: string]: { [type: string]: { [name: string]: Written } } | undefined;
  };
  return Object.entries({ ...resource, ...data }).flatMap(([type, named]) =>
    Object.entries(named)
      .filter(([name, one]) => type.startsWith("google_") && OURS.test(name) && !isAtHome(one))
      .map(([name]) => `${type}.${name}`),
  );
}

function isAtHome(one: Written): boolean {
  const text = JSON.stringify(one);
  const isElsewhere = Object.values(ELSEWHERE).some((place) => text.includes(place));
  return /^google(-beta)?\.home$/.test(one.provider ?? "") && !isElsewhere;
}

describe.each(subjects.map((subject) => ({ subject, name: subject.name })))("$name", ({ subject }) => {
  property(
    "is accepted under providers with an alias, uses them, and has every permission in time",
    subject.valid,
    (props) => {
      const outcome = synthesized(
        (shop) => {
          subject.define(shop, props);
        },
        { alias: true },
      );
      expect(outcome.refusal).toBeUndefined();
      if (outcome.refusal !== undefined) return;
      expect(stackProblems(outcome)).toBe("");
      expect(elsewhere(outcome.document)).toEqual([]);
      expect(unexpected(findingsOf(outcome.document), outcome.document).map(textOf)).toEqual([]);
    },
    { share: 0.5 },
  );
});
