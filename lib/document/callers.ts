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
  return model
    .policiesFor(target)
    .filter(({ of }) => of === policy || of.above)
    .flatMap((by) =>
      by.statements
        .filter(({ role }) => model.carries(role, opens))
        .flatMap(({ role, members, condition }) =>
          members.map((member) => ({ member, role, condition, by })),
        ),
    );
}
