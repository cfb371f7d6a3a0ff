import type { Member } from "./member";
import type { Model } from "./model";
import type { PolicyPart } from "./policy";
import type { Receiver } from "./receivers";

/** Somebody whom an allow policy lets call a receiver. */
export interface Caller {
  readonly member: Member;
  readonly role: string;

  /** Under which condition; undefined for always. */
  readonly condition?: string;

  /** Where it is said. */
  readonly by: PolicyPart;
}

/** What has callers, whether a document declares it or only their policies. */
export type Callable = Pick<Receiver, "policy" | "target">;

/** Whom allow policies let call a receiver: its own, and those above it that the documents show. */
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
