import type { IapSetupRole } from "../app-engine/iap-setup-role";
import { checkCalls } from "../core/checked-calls";
import { got, invalid } from "../core/errors";
import { isKnown } from "../core/tokens";
import type { GoogleProject } from "../iam/google-project";
import type { Role } from "../iam/role";

/** How a gateway passes the path of a request on to the backend. */
export enum PathTranslation {
  /** It appends the path to the backend's address. */
  APPEND_PATH_TO_ADDRESS = "APPEND_PATH_TO_ADDRESS",

  /** It calls the backend's address as it is, and adds the variables of the path to the query. */
  CONSTANT_ADDRESS = "CONSTANT_ADDRESS",
}

/** The protocol in which a gateway calls a backend. */
export enum BackendProtocol {
  HTTP_1_1 = "http/1.1",
  HTTP_2 = "h2",
}

/** How a gateway calls a backend of any kind. */
export interface CallOptions {
  /**
   * How the gateway passes the path of a request on to the backend.
   *
   * @default PathTranslation.APPEND_PATH_TO_ADDRESS
   */
  readonly pathTranslation?: PathTranslation;

  /**
   * Seconds until the gateway stops waiting for an answer, above 0. A slower backend keeps working, but its answer is lost.
   *
   * @default - the timeout of a function or service of this app, at least 15; 15 for everything else
   */
  readonly deadlineSeconds?: number;

  /**
   * The protocol with which the gateway calls the backend.
   *
   * @default BackendProtocol.HTTP_1_1
   */
  readonly protocol?: BackendProtocol;
}

/** How a gateway calls a function, a service or an app, and which role lets it in. */
export interface BackendOptions extends CallOptions {
  /**
   * The path below the backend's base URL.
   *
   * @default - none
   */
  readonly path?: string;

  /**
   * The role that lets the gateway in.
   *
   * @default - roles/run.invoker; roles/cloudfunctions.invoker for a 1st gen function, roles/iap.httpsResourceAccessor for
   * App Engine
   */
  readonly role?: Role;

  /**
   * The project on which the gateway gets the role. The role then lets it call everything of the backend's kind there.
   *
   * @default - the gateway gets the role on the backend only
   */
  readonly grantOn?: GoogleProject;

  /**
   * A role that allows to switch Identity-Aware Proxy on and off. The gateway gets it in addition. Google's page on securing
   * backends asks for it, but a gateway can call without it.
   *
   * @default - none
   */
  readonly iapSetupRole?: IapSetupRole;
}

/** How a gateway proves to a backend who it is. */
export class BackendAuthentication {
  /** The gateway sends no ID token. It passes the caller's `Authorization` header on unchanged. */
  public static readonly NONE = new BackendAuthentication();

  /**
   * The gateway sends an ID token of its service account with this audience. The caller's `Authorization` header becomes
   * `X-Forwarded-Authorization`. Throws for an empty audience.
   */
  public static idToken(audience: string): BackendAuthentication {
    if (isKnown(audience) && audience.trim() === "") {
      throw invalid(`'audience' must not be empty, got ${got(audience)}`);
    }
    return new BackendAuthentication(audience);
  }

  private constructor(
    /** The audience of the ID token; undefined without one. */
    public readonly audience?: string,
  ) {}
}

checkCalls("BackendAuthentication", BackendAuthentication);

/** How a gateway calls a URL that does not belong to a construct of this library. */
export interface UrlBackendOptions extends CallOptions {
  /** How the gateway proves who it is. It has no default, because it is a security choice. */
  readonly authentication: BackendAuthentication;
}
