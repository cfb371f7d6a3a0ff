import type { Change, ChangeKind } from "../change";
import type { Fact } from "../fact";

/** The JSON report. Its schema is `schemas/access-report.schema.json`. */
interface JsonReport {
  readonly version: 1;
  readonly facts: readonly Fact[];

  /** @default - nothing was compared */
  readonly changes?: readonly Change[];
  readonly counts?: { readonly [kind in ChangeKind]?: number };
}

/** A report as JSON. */
export function jsonReport(facts: readonly Fact[], changes?: readonly Change[]): string {
  const report: JsonReport = { version: 1, facts, changes, counts: changes && countsOf(changes) };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function countsOf(changes: readonly Change[]): { [kind in ChangeKind]?: number } {
  const counts: { [kind in ChangeKind]?: number } = {};
  for (const { kind } of changes) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
