import type { IConstruct } from "constructs";
import type { Grant, GrantOptions } from "../iam/grant";
import type { IPrincipal } from "../iam/i-principal";
import type { Role } from "../iam/role";
import type { IngressSettings } from "../ingress/ingress-settings";
import type { NetworkPath } from "../ingress/network-path";

/** What can be called over HTTPS, and whose callers the code names. */
export interface IInvocable extends IConstruct {
  /** The base URL, without a path. */
  readonly uri: string;

  /** The audience that the ID tokens of callers must name. For functions and services, it is the base URL. */
  readonly audience: string;

  /** The region that it runs in, like `europe-west1`. */
  readonly location: string;

  /** The id of its project. */
  readonly project: string;

  /**
   * Which network paths are admitted.
   *
   * @default - unknown: the network path of callers is not checked
   */
  readonly ingress?: IngressSettings | undefined;

  /**
   * Lets the caller in: checks that the ingress settings admit the network path that an `ICaller` says, and
   * adds it to the allow policy.
   *
   * Throws if the path is known and not admitted. A second call with the same caller returns the first grant.
   */
  grantInvoke(caller: IPrincipal, options?: GrantInvokeOptions): Grant;
}

/** What has a Cloud Run service: a function or a service. */
export interface ICloudRunInvocable extends IInvocable {
  /** The name of the Cloud Run service, short or full. */
  readonly serviceName: string;
}

/** How a caller is let in. Only App Engine takes a condition: for Cloud Run, the provider does not read it back. */
export interface GrantInvokeOptions extends GrantOptions {
  /**
   * The network path of the caller's calls.
   *
   * @default - the caller's `callsBy`
   */
  readonly callsBy?: NetworkPath;

  /**
   * Whether one VPC Service Controls perimeter contains the caller's project and the receiver's. Then Google services of
   * the caller's project count as internal.
   *
   * @default false
   */
  readonly samePerimeter?: boolean;

  /**
   * The role that the caller gets. For Cloud Run: `Role.RUN_INVOKER`, `Role.RUN_SERVICES_INVOKER`, or a custom role with the
   * permission `run.routes.invoke`.
   *
   * @default - the receiver's usual role, for Cloud Run Role.RUN_INVOKER
   */
  readonly role?: Role;
}
