import { MergedStacks } from "./merged-stacks";
import { RUNS } from "./property";
import type { Accepted } from "./synthesis";

const OF_EACH = Math.max(2, Math.round(RUNS / 10));
const IN_ONE = 150;

/** A few accepted stacks of each subject for the real terraform, which is slower than the check in this process. */
export class Samples {
  private readonly counts = new Map<string, number>();
  private readonly batches: MergedStacks[] = [];

  public add(subject: string, stack: Accepted): void {
    const count = this.counts.get(subject) ?? 0;
    if (count >= OF_EACH) return;
    this.counts.set(subject, count + 1);
    const last = this.batches.at(-1);
    const batch = last && last.size < IN_ONE ? last : new MergedStacks();
    if (batch !== last) this.batches.push(batch);
    batch.add(stack);
  }

  /** The directories of the merged stacks. */
  public directories(): string[] {
    return this.batches.map((batch) => batch.write());
  }
}
