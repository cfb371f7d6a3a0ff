import type { GoogleProject } from "../iam/google-project";
import type { Role } from "../iam/role";
import type { BackendAuthentication } from "./backend-options";

/** How a gateway calls a backend with gRPC. */
export interface GrpcCallOptions {
  /**
   * Seconds until the gateway stops waiting for an answer, above 0.
   *
   * @default - the timeout of a service of this app, at least 15; 15 for everything else
   */
  readonly deadlineSeconds?: number;
}

/** How a gateway calls a service with gRPC, and which role lets it in. */
export interface GrpcBackendOptions extends GrpcCallOptions {
  /**
   * The role that lets the gateway in.
   *
   * @default Role.RUN_INVOKER
   */
  readonly role?: Role;

  /**
   * The project on which the gateway gets the role. The role then lets it call every service there.
   *
   * @default - the gateway gets the role on the backend only
   */
  readonly grantOn?: GoogleProject;
}

/** How a gateway calls a URL with gRPC that does not belong to a construct of this library. */
export interface GrpcUrlBackendOptions extends GrpcCallOptions {
  /** How the gateway proves who it is. It has no default, because it is a security choice. */
  readonly authentication: BackendAuthentication;
}
