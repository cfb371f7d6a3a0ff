import { type Grant, grantsOn } from "../iam/grant";
import { isPublic } from "../iam/public-principal";
import type { IInvocable } from "../invocation/invocable";
import { receiverOf } from "../invocation/receiver";

/** The public caller of a backend, who can go around the gateway; undefined if the backend is not public. */
export function publicCallerOf(target: IInvocable): string | undefined {
  const receiver = receiverOf(target);
  if (!receiver) return undefined;
  if (!receiver.readsPolicy) return "everyone, whose invoker check is disabled";
  return grantsOn(receiver.policy).find(isPublicGrant)?.principal.principalId;
}

function isPublicGrant({ principal }: Grant): boolean {
  return isPublic(principal.member);
}
