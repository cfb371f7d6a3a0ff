import type { IConstruct } from "constructs";
import { Memory } from "../core/memory";
import type { IAllowPolicy } from "../iam/allow-policy";
import type { Role } from "../iam/role";
import type { IngressSettings } from "../ingress/ingress-settings";
import type { NetworkPath } from "../ingress/network-path";
import type { ICaller } from "./caller";

/** Throws where a caller must not be let in, whatever its path; warns where letting it in has no effect. */
export type CallerCheck = (caller: ICaller, at: IConstruct) => void;

/** Something that can be called: all that letting a caller in depends on. */
export interface Receiver {
  /** What is called. Errors name it. */
  readonly construct: IConstruct;

  readonly project: string;

  /** Which network paths are admitted; undefined where that is unknown. */
  readonly ingress?: IngressSettings;

  /** The paths whose calls look to it as if they came from the internet. */
  readonly internetPaths?: NetworkPath[];

  /** The roles that open it. The first is the default. */
  readonly roles: Role[];

  /** Whether a custom role can open it, too. */
  readonly customRoles: boolean;

  /** What it is, behind the roles in an error message, like ` for a 1st gen function`. */
  readonly kind?: string;

  /** The allow policy that names its callers. */
  readonly policy: IAllowPolicy;

  /** Whether it reads that policy. Otherwise everyone who arrives is let in. */
  readonly readsPolicy: boolean;

  /** Whom it refuses. */
  readonly checks: CallerCheck[];
}

const receivers = new Memory<Receiver>("receiver");

/** Says how a construct is called. */
export function describeReceiver(receiver: Receiver): Receiver {
  return receivers.set(receiver.construct, receiver);
}

/** How a construct is called; undefined for what is not one of this library's. */
export function receiverOf(construct: IConstruct): Receiver | undefined {
  return receivers.find(construct);
}
