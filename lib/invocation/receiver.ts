import type { IConstruct } from "constructs";
import type { Place } from "../core/errors";
import { Memory } from "../core/memory";
import { definitionOf, followDefinition } from "../core/shared-existing";
import type { IAllowPolicy } from "../iam/allow-policy";
import type { Role } from "../iam/role";
import type { IngressSettings } from "../ingress/ingress-settings";
import type { NetworkPath } from "../ingress/network-path";
import { judgeSynthesisOf } from "../judging/judged-synthesis";
import type { ICaller } from "./caller";

/** Throws if the caller must not be let in; warns if letting it in has no effect. */
export type CallerCheck = (caller: ICaller, at: IConstruct) => void;

/** Everything about a function, a service or an app that decides how a caller is let in. */
export interface Receiver {
  /** What is called. Error messages contain its path. */
  readonly construct: IConstruct;

  readonly project: string;

  /** Which network paths are admitted; undefined if unknown. */
  readonly ingress?: IngressSettings;

  /** Network paths that it treats like the internet. */
  readonly internetPaths?: NetworkPath[];

  /** The roles that open it. The first is the default. */
  readonly roles: Role[];

  /** Whether a custom role can open it. */
  readonly customRoles: boolean;

  /** The end of the error about a wrong role, like ` for a 1st gen function`. */
  readonly kind?: string;

  /** The allow policy that names its callers. */
  readonly policy: IAllowPolicy;

  /** Whether it reads that policy. If not, everyone whose network path is admitted is let in. */
  readonly readsPolicy: boolean;

  /** Whether it has no `run.app` URL, which Google services and gateways call. */
  readonly uriDisabled?: boolean;

  /** How long it may take to answer, in seconds; undefined if unknown. */
  readonly timeoutSeconds?: number;

  /** Whether it takes requests with HTTP/2 from end to end; undefined if unknown. */
  readonly http2?: boolean;

  /** The Cloud KMS key that encrypts it, and what is made for its callers; undefined for Google's own keys. */
  readonly kmsKeyName?: string;

  /** What else is checked of a caller. */
  readonly checks: CallerCheck[];
}

const receivers = new Memory<Receiver>("receiver");

/** Remembers how callers are let in to a construct, and has what its app synthesizes judged. */
export function describeReceiver(receiver: Receiver): Receiver {
  judgeSynthesisOf(receiver.construct);
  return describeDefinition(receiver.construct, receiver);
}

/** Remembers how callers are let in to what defines a receiver and is not its construct: a service in one of several regions. */
export function describeDefinition(definition: Place, receiver: Receiver): Receiver {
  return receivers.set(definition, receiver);
}

/**
 * How callers are let in to a construct; undefined for a construct that is not of this library.
 *
 * Of an import, what the stack defines says who is refused. What is written for callers, such as how long they wait, is the same
 * wherever the definition stands, so that the import says it alone.
 */
export function receiverOf(construct: IConstruct): Receiver | undefined {
  const own = receivers.find(construct);
  const defined = definedReceiverOf(construct);
  if (own === undefined || defined === undefined) return own;
  const { ingress, readsPolicy, uriDisabled, http2, checks } = defined;
  return { ...own, ingress, readsPolicy, uriDisabled, http2, checks };
}

/** Judges the receiver that the stack defines after its import. */
export function whenDefined(construct: IConstruct, judge: (defined: Receiver) => void): void {
  followDefinition(construct, () => {
    const defined = definedReceiverOf(construct);
    if (defined !== undefined) judge(defined);
  });
}

/** How callers are let in to what the stack defines and a construct imports; undefined for other constructs. */
function definedReceiverOf(construct: IConstruct): Receiver | undefined {
  const definition = definitionOf(construct);
  return definition === construct ? undefined : receivers.find(definition);
}
