import type { Member } from "./member";
import type { Model } from "./model";
import type { PolicyPart } from "./policy";
import type { Receiver } from "./receivers";

/** A member that may call a receiver, according to an allow policy. */
export interface Caller {
  readonly member: Member;
  readonly role: string;

  /** The condition of the binding; undefined if there is none. */
  readonly condition?: string;

  /** The IAM resource that grants the role. */
  readonly by: PolicyPart;
}

/** Something that can be called. A document may declare only its policy. */
export type Callable = Pick<Receiver, "policy" | "target">;

/** The callers of a receiver: by its own allow policy, and by those above it that the documents show. */
export function callersOf({ policy, target }: Callable, model: Model): Caller[] {
  const { opens } = policy;
  if (opens === undefined) return [];
  const callers: Caller[] = [];
  for (const by of model.policiesFor(target)) {
    if (by.of !== policy && !by.of.above) continue;
    for (const { role, members, condition } of by.statements) {
      if (!model.carries(role, opens)) continue;
      for (const member of members) callers.push({ member, role, condition, by });
    }
  }
  return callers;
}
