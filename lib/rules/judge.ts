import { onOneLine } from "../core/errors";
import { isReadable } from "../core/reasons";
import type { Acknowledgement } from "../document/acknowledgement";
import type { Model } from "../document/model";
import { ownerOf } from "../document/owner";
import type { Finding } from "./finding";
import type { Rule } from "./rule";
import { RuleSeverity } from "./rule-severity";
import { STALE_ACKNOWLEDGEMENT } from "./stale-acknowledgement";

/** A finding, and the rule that is broken. */
interface JudgedFinding extends Finding {
  readonly rule: string;

  /** The whole message, with the path and the rule. */
  readonly text: string;
}

/** The findings of all rules in an app. */
export interface Verdict {
  readonly errors: readonly JudgedFinding[];

  /** The warnings that nobody has acknowledged. */
  readonly warnings: readonly JudgedFinding[];
}

/** Checks an app with rules. */
export function judge(model: Model, rules: readonly Rule[]): Verdict {
  const found = rules.flatMap((rule) => sorted(rule.check(model)).map((finding) => ({ rule, finding })));
  const errors = found.filter(({ rule }) => rule.severity === RuleSeverity.ERROR);
  const warnings = found.filter(({ rule }) => rule.severity === RuleSeverity.WARNING);
  const meant = model.acknowledgements.filter(({ reason }) => isReadable(reason));
  const open = warnings.filter(({ rule, finding }) => !meant.some((one) => covers(one, rule.id, finding)));
  const stale = model.acknowledgements
    .filter(
      (one) => !meant.includes(one) || !warnings.some(({ rule, finding }) => covers(one, rule.id, finding)),
    )
    .map(STALE_ACKNOWLEDGEMENT.findingFor);
  return {
    errors: errors.map(({ rule, finding }) => judged(rule.id, finding)),
    warnings: [
      ...open.map(({ rule, finding }) => judged(rule.id, finding)),
      ...stale.map((finding) => judged(STALE_ACKNOWLEDGEMENT.id, finding)),
    ],
  };
}

/** Sorts by path, because the order of resources in a written file differs from the order in memory. One text is told once. */
function sorted(findings: readonly Finding[]): Finding[] {
  const distinct = new Map(findings.map((finding) => [`${finding.path}\n${finding.message}`, finding]));
  return [...distinct.values()].sort((one, other) =>
    one.path < other.path ? -1 : Number(one.path > other.path),
  );
}

/** Whether an acknowledgement applies to a finding. It applies to its construct and to all constructs below. */
function covers(acknowledgement: Acknowledgement, rule: string, { path, region }: Finding): boolean {
  const { path: above } = acknowledgement;
  if (acknowledgement.rule !== rule) return false;
  return (
    path === above ||
    path.startsWith(`${above}/`) ||
    (region !== undefined && above === `${ownerOf(path)}/${region}`)
  );
}

function judged(rule: string, { message, path }: Finding): JudgedFinding {
  return { rule, message, path, text: onOneLine(`${message} [at ${path}] (${rule})`) };
}
