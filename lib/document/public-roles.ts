import type { Everyone } from "./everyone";
import type { PolicyPart } from "./policy";

/** A role that a part of a policy gives to the public. */
export interface PublicRole {
  readonly part: PolicyPart;
  readonly role: string;
  readonly everyone: Everyone;
}

/** The roles that a part of a policy gives to the public. */
export function publicRolesIn(part: PolicyPart): PublicRole[] {
  return part.statements.flatMap(({ role, members }) => {
    const everyone = members.find((member) => member.everyone)?.everyone;
    return everyone ? [{ part, role, everyone }] : [];
  });
}
