import { checkCalls } from "../core/checked-calls";
import { got, invalid } from "../core/errors";
import { isReadable } from "../core/reasons";
import type { IPrincipal } from "./i-principal";

const MEMBERS = ["allUsers", "allAuthenticatedUsers"];

/** `allUsers` or `allAuthenticatedUsers`, with the reason for letting them in. */
export class PublicPrincipal implements IPrincipal {
  /** Anyone on the internet, without an identity. Throws if the reason has no letter or digit. */
  public static allUsers(reason: string): PublicPrincipal {
    return new PublicPrincipal("allUsers", reason);
  }

  /** Anyone with a Google Account, of any organization. Throws if the reason has no letter or digit. */
  public static allAuthenticatedUsers(reason: string): PublicPrincipal {
    return new PublicPrincipal("allAuthenticatedUsers", reason);
  }

  public readonly principalId: string;

  private constructor(
    public readonly member: string,
    /** Why they are let in. It is written to the synthesized JSON, for reviewers. */
    public readonly reason: string,
  ) {
    if (!isReadable(reason)) {
      throw invalid(`'reason' must say why ${member} may be let in, got ${got(reason)}`);
    }
    this.principalId = member;
  }

  public toString(): string {
    return this.principalId;
  }
}

checkCalls("PublicPrincipal", PublicPrincipal);

/** Whether a member of an allow policy is everyone. */
export function isPublic(member: string): boolean {
  return MEMBERS.includes(member);
}

/** Why the public is let in; undefined for any other principal, and for a reason that says nothing. */
export function publicReasonOf(principal: IPrincipal): string | undefined {
  const { reason } = principal as Partial<PublicPrincipal>;
  return isPublic(principal.member) && isReadable(reason) ? reason : undefined;
}
