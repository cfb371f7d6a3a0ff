import type { IapSetupRole } from "../app-engine/iap-setup-role";
import { got, invalid } from "../core/errors";
import { isKnown } from "../core/tokens";
import type { GoogleProject } from "../iam/google-project";
import type { Role } from "../iam/role";

/** What a gateway makes of the path of a request, on the way to the backend. */
export enum PathTranslation {
  /** It goes behind the backend's address. */
  APPEND_PATH_TO_ADDRESS = "APPEND_PATH_TO_ADDRESS",

  /** The backend's address is all; the path's variables go into the query. */
  CONSTANT_ADDRESS = "CONSTANT_ADDRESS",
}

/** The protocol in which a gateway calls a backend. */
export enum BackendProtocol {
  HTTP_1_1 = "http/1.1",
  HTTP_2 = "h2",
}

/** How a gateway calls a backend, of whatever kind. */
export interface CallOptions {
  /** @default PathTranslation.APPEND_PATH_TO_ADDRESS */
  readonly pathTranslation?: PathTranslation;

  /**
   * Seconds until the gateway stops waiting for an answer. Functions and services that take longer go on in vain.
   *
   * @default 15
   */
  readonly deadlineSeconds?: number;

  /** @default BackendProtocol.HTTP_1_1 */
  readonly protocol?: BackendProtocol;
}

/** How a gateway calls a function, a service or an app, and is let in there. */
export interface BackendOptions extends CallOptions {
  /**
   * The path below the backend's base URL.
   *
   * @default - none
   */
  readonly path?: string;

  /**
   * The role that lets the gateway in, where that is not the backend's usual one.
   *
   * @default - roles/run.invoker, for a 1st gen function roles/cloudfunctions.invoker, for App Engine
   * roles/iap.httpsResourceAccessor
   */
  readonly role?: Role;

  /**
   * The project on which the gateway is given the role, for everything in it.
   *
   * @default - the one backend
   */
  readonly grantOn?: GoogleProject;

  /**
   * A role for switching Identity-Aware Proxy on and off, which the gateway is given, too. Google's page on securing backends
   * asks for it; a gateway that only calls needs none of it.
   *
   * @default - none
   */
  readonly iapSetupRole?: IapSetupRole;
}

/** Whether a gateway proves to a backend who it is. */
export class BackendAuthentication {
  /** It sends nothing of its own, and leaves the caller's `Authorization` header as it is. */
  public static readonly NONE = new BackendAuthentication();

  /** It sends an ID token of its service account, for an audience. The caller's header becomes `X-Forwarded-Authorization`. */
  public static idToken(audience: string): BackendAuthentication {
    if (isKnown(audience) && audience.trim() === "") {
      throw invalid(`'audience' must not be empty, got ${got(audience)}`);
    }
    return new BackendAuthentication(audience);
  }

  private constructor(
    /** Whom the ID token is for; undefined without one. */
    public readonly audience?: string,
  ) {}
}

/** How a gateway calls a URL that is none of this library's constructs. */
export interface UrlBackendOptions extends CallOptions {
  /** There is no default: an ID token tells the receiver who the gateway is. */
  readonly authentication: BackendAuthentication;
}
