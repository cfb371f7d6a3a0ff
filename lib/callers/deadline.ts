import { Annotations } from "cdktf";
import type { IConstruct } from "constructs";
import { isKnown } from "../core/tokens";
import type { IInvocable } from "../invocation/invocable";
import { receiverOf } from "../invocation/receiver";

/** How long a caller waits for an answer, in seconds. */
export interface DeadlineLimits {
  /** The prop that says so. Warnings name it. */
  readonly prop: string;

  /** How long it waits by default, if its target is not known to take longer. */
  readonly usual: number;

  /**
   * The longest that it can wait.
   *
   * @default - no limit
   */
  readonly max?: number;
}

/**
 * How long a caller waits for its target: as long as it is told, or as long as the target may take.
 *
 * Warns if that is shorter than the target's timeout: the caller then gives up, and calls again, while the target still works.
 */
export function deadlineFor(
  at: IConstruct,
  target: IInvocable,
  given: number | undefined,
  { prop, usual, max = Infinity }: DeadlineLimits,
): number {
  const timeout = timeoutOf(target);
  const deadline = given ?? Math.min(Math.max(usual, timeout ?? 0), max);
  if (timeout !== undefined && isKnown(deadline) && deadline < timeout) {
    const most = timeout > max ? `; it can be at most ${max}` : "";
    Annotations.of(at).addWarning(
      `'${prop}' must not be shorter than the 'timeoutSeconds' of ${target.node.path}, ${timeout}, got ${deadline}${most}`,
    );
  }
  return deadline;
}

/** How long a target may take, in seconds; undefined if that is unknown. */
export function timeoutOf(target: IInvocable): number | undefined {
  const timeout = receiverOf(target)?.timeoutSeconds;
  return isKnown(timeout) ? timeout : undefined;
}
