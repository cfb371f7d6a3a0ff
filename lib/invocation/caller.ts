import { Construct } from "constructs";
import type { IPrincipal } from "../iam/i-principal";
import type { NetworkPath } from "../ingress/network-path";

/** A principal that calls, as far as it is known how its calls arrive. */
export interface ICaller extends IPrincipal {
  /**
   * The network path its calls are known to take.
   *
   * @default - unknown, as for people
   */
  readonly callsBy?: NetworkPath;

  /**
   * The project from which a Google service calls as this principal.
   *
   * @default - unknown
   */
  readonly callsFromProject?: string;
}

/** A caller that can be changed so that its calls take another path. */
interface Reroutable {
  /** What to change in it, as an error message puts it. */
  readonly _callsByRemedy?: string;
}

/** What to change in a caller so that its calls take another path; undefined where only the receiver can change. */
export function remedyOf(caller: ICaller): string | undefined {
  return (caller as Reroutable)._callsByRemedy;
}

/** A caller as an error message names it. */
export function nameOf(caller: ICaller): string {
  return Construct.isConstruct(caller) ? caller.node.path : caller.principalId;
}
