import { Construct } from "constructs";
import type { IPrincipal } from "../iam/i-principal";
import type { NetworkPath } from "../ingress/network-path";

/** A principal that calls, and what is known about how its calls arrive. */
export interface ICaller extends IPrincipal {
  /**
   * The network path of its calls.
   *
   * @default - unknown, as for people: the path is not checked
   */
  readonly callsBy?: NetworkPath | undefined;

  /**
   * The project from which a Google service calls as this principal.
   *
   * @default - unknown
   */
  readonly callsFromProject?: string | undefined;
}

/** A caller whose network path the user can change. */
interface Reroutable {
  /** What to change, as part of an error message. */
  readonly _callsByRemedy?: string;
}

/** How to change the network path of a caller, as part of an error message; undefined if the user cannot change it. */
export function remedyOf(caller: ICaller): string | undefined {
  return (caller as Reroutable)._callsByRemedy;
}

/** The name of a caller in error messages. */
export function nameOf(caller: ICaller): string {
  return Construct.isConstruct(caller) ? caller.node.path : caller.principalId;
}
