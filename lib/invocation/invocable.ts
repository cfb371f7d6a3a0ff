import type { IConstruct } from "constructs";
import type { Grant, GrantOptions } from "../iam/grant";
import type { Role } from "../iam/role";
import type { IngressSettings } from "../ingress/ingress-settings";
import type { NetworkPath } from "../ingress/network-path";
import type { ICaller } from "./caller";

/** What can be called over HTTPS, and whose callers the code names. */
export interface IInvocable extends IConstruct {
  /** The base URL, without a path. */
  readonly uri: string;

  /** The audience that the ID tokens of callers must name. For functions and services, it is the base URL. */
  readonly audience: string;

  readonly location: string;

  readonly project: string;

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
  grantInvoke(caller: ICaller, options?: GrantInvokeOptions): Grant;
}

/** How a caller is let in. Conditions are for App Engine alone: Cloud Run does not give them back to the provider. */
export interface GrantInvokeOptions extends GrantOptions {
  /**
   * The network path the caller takes, where that is not what the caller itself knows.
   *
   * @default - the caller's own, if it knows one
   */
  readonly callsBy?: NetworkPath;

  /**
   * Whether the caller's project and the receiver's are in one VPC Service Controls perimeter, so that a Google service
   * counts as internal there, too.
   *
   * @default false
   */
  readonly samePerimeter?: boolean;

  /**
   * The role that lets it in: `Role.RUN_INVOKER`, `Role.RUN_SERVICES_INVOKER`, or a custom role with `run.routes.invoke`.
   *
   * @default Role.RUN_INVOKER
   */
  readonly role?: Role;
}
