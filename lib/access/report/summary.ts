import { type Change, ChangeKind } from "../change";

/** The number of changes of each kind, in words: `1 gained, 2 narrowed`. */
export function summaryOf(changes: readonly Change[]): string {
  const counts = Object.values(ChangeKind).flatMap((kind) => {
    const count = changes.filter((change) => change.kind === kind).length;
    return count === 0 ? [] : `${count} ${kind}`;
  });
  return counts.length === 0 ? "Nobody gains or loses anything" : counts.join(", ");
}
