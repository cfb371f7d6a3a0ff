import { got, invalid } from "../core/errors";
import { isReadable } from "../core/reasons";
import type { IPrincipal } from "./i-principal";

const MEMBERS = ["allUsers", "allAuthenticatedUsers"];

/** Everyone, as an allow policy names them, and why they are let in. */
export class PublicPrincipal implements IPrincipal {
  /** Anyone on the internet, without an identity. Throws where the reason says nothing. */
  public static allUsers(reason: string): PublicPrincipal {
    return new PublicPrincipal("allUsers", reason);
  }

  /** Anyone with a Google Account, of any organization. Throws where the reason says nothing. */
  public static allAuthenticatedUsers(reason: string): PublicPrincipal {
    return new PublicPrincipal("allAuthenticatedUsers", reason);
  }

  public readonly principalId: string;

  private constructor(
    public readonly member: string,
    /** Stays in the synthesized output, for reviewers. */
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

/** Whether a member of an allow policy is everyone. */
export function isPublic(member: string): boolean {
  return MEMBERS.includes(member);
}

/** Why a principal may be everyone; undefined where it is somebody, or nobody can read why. */
export function publicReasonOf(principal: IPrincipal): string | undefined {
  const { reason } = principal as Partial<PublicPrincipal>;
  return isPublic(principal.member) && isReadable(reason) ? reason : undefined;
}
