import type { IConstruct } from "constructs";
import type { Grant } from "../iam/grant";
import type { IPrincipal } from "../iam/principal";
import type { Role } from "../iam/role";
import type { IngressSettings } from "../ingress/ingress-settings";
import type { NetworkPath } from "../ingress/network-path";

/** What can be called over HTTPS, and whose callers the code names. */
export interface IInvocable extends IConstruct {
  /** The base URL, without a path. It is also the audience of the ID tokens that callers send. */
  readonly uri: string;

  readonly location: string;

  /**
   * Which network paths are admitted.
   *
   * @default - unknown, for something made elsewhere: the path of callers is not checked
   */
  readonly ingress?: IngressSettings;

  /**
   * Lets the caller in: names it in the allow policy, and checks that the ingress settings admit its network path.
   *
   * Throws where the path is known and not admitted. Asking twice returns the first grant.
   */
  grantInvoke(caller: IPrincipal, options?: GrantInvokeOptions): Grant;
}

/** How a caller is let in. */
export interface GrantInvokeOptions {
  /**
   * The network path the caller takes, where that is not what the caller itself knows.
   *
   * @default - the caller's own, if it knows one
   */
  readonly callsBy?: NetworkPath;

  /**
   * The role that lets it in.
   *
   * @default Role.RUN_INVOKER
   */
  readonly role?: Role;
}
