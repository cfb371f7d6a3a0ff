import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { SCHEME_NAME } from "../core/formats/gateways";
import { AUTH0_DOMAIN, HTTPS_URL } from "../core/formats/hosts";
import { SERVICE_ACCOUNT_EMAIL } from "../core/formats/principals";
import { PROJECT_ID } from "../core/formats/projects";
import { isKnown } from "../core/tokens";
import type { JsonObject } from "./json";
import { OpenApiVersion } from "./openapi-version";
import { reference } from "./reference";

/** Where a request carries its API key. Google looks in no other place. */
export enum ApiKeyLocation {
  /** In the header `x-api-key`. */
  HEADER = "HEADER",

  /** In the query, as `key`: it then stands in logs, too. */
  QUERY = "QUERY",
}

/** Whose tokens let a request through. */
export interface JwtIssuer {
  /** The `iss` claim of the tokens, like `https://login.example.com/`. Each scheme of a document has another one. */
  readonly issuer: string;

  /** Where the issuer publishes its keys, like `https://login.example.com/.well-known/jwks.json`. */
  readonly jwksUri: string;

  /**
   * The `aud` claims that are accepted.
   *
   * @default - `https://` and the host name of the API's managed service
   */
  readonly audiences?: string[];
}

/** A way in which a gateway's callers prove who they are. It does not say who may call: whoever proves it may. */
export class SecurityScheme {
  /**
   * An API key. It tells the project of the calling program, for quotas and metrics, and is no proof of who calls.
   *
   * The API's managed service is switched on in the gateway's project; other projects whose keys are to work switch it on
   * themselves.
   */
  public static apiKey(location: ApiKeyLocation = ApiKeyLocation.HEADER): SecurityScheme {
    const [name, place] = location === ApiKeyLocation.QUERY ? ["key", "query"] : ["x-api-key", "header"];
    return new SecurityScheme("api_key", { type: "apiKey", name, in: place }, undefined);
  }

  /** An ID token that Google signed, for one of the OAuth client ids or other audiences: at least one. */
  public static googleIdToken(...audiences: string[]): SecurityScheme {
    if (audiences.length === 0) throw invalid("'audiences' must hold at least one, got none");
    return SecurityScheme.jwt("google_id_token", {
      issuer: "https://accounts.google.com",
      jwksUri: "https://www.googleapis.com/oauth2/v3/certs",
      audiences,
    });
  }

  /** An ID token of Firebase Authentication, of one project. */
  public static firebase(projectId: string): SecurityScheme {
    checkFormat("projectId", projectId, PROJECT_ID);
    return SecurityScheme.jwt("firebase", {
      issuer: `https://securetoken.google.com/${projectId}`,
      jwksUri:
        "https://www.googleapis.com/service_accounts/v1/metadata/x509/securetoken@system.gserviceaccount.com",
      audiences: [projectId],
    });
  }

  /** A token of Auth0, by the tenant's domain, like `example.eu.auth0.com`. */
  public static auth0(domain: string, ...audiences: string[]): SecurityScheme {
    checkFormat("domain", domain, AUTH0_DOMAIN);
    return SecurityScheme.jwt("auth0", {
      issuer: `https://${domain}/`,
      jwksUri: `https://${domain}/.well-known/jwks.json`,
      audiences,
    });
  }

  /**
   * A token that a service account signs itself, by its email address, which may be a token. The name is that of the scheme.
   *
   * An ID token that Google signs for the service account is another thing: `googleIdToken` is for those.
   */
  public static serviceAccount(name: string, email: string, ...audiences: string[]): SecurityScheme {
    checkFormat("email", email, SERVICE_ACCOUNT_EMAIL);
    const jwksUri = `https://www.googleapis.com/robot/v1/metadata/x509/${email}`;
    return SecurityScheme.jwt(name, { issuer: email, jwksUri, audiences });
  }

  /** A token of any issuer of JSON Web Tokens. The name is that of the scheme. */
  public static jwt(name: string, from: JwtIssuer): SecurityScheme {
    checkFormat("name", name, SCHEME_NAME, undefined, { isName: true });
    const { issuer, jwksUri, audiences = [] } = from;
    // Callers without type-checking reach this, too.
    if (!(issuer as string | undefined)?.trim())
      throw invalid(`'issuer' must not be empty, got ${got(issuer)}`);
    checkFormat("jwksUri", jwksUri, HTTPS_URL);
    const blank = audiences.findIndex((audience: string | undefined) => !audience?.trim());
    if (blank !== -1) throw invalid(`'audiences' must not be empty, got ${got(audiences[blank])}`);
    const several = audiences.find((audience) => isKnown(audience) && audience.includes(","));
    if (several !== undefined) {
      throw invalid(`'audiences' must hold no ',', at which Google takes them apart, got ${got(several)}`);
    }
    return new SecurityScheme(name, undefined, {
      issuer: reference(issuer),
      jwksUri: reference(jwksUri),
      audiences: audiences.map(reference),
    });
  }

  private constructor(
    /** As operations refer to it. */
    public readonly name: string,
    private readonly apiKey: JsonObject | undefined,
    private readonly issuer: JwtIssuer | undefined,
  ) {}

  /**
   * The scheme as a document of a version defines it.
   *
   * @internal
   */
  public _definition(version: OpenApiVersion): JsonObject {
    if (!this.issuer) return { ...this.apiKey };
    const { issuer, jwksUri, audiences = [] } = this.issuer;
    if (version === OpenApiVersion.V2_0) {
      return {
        type: "oauth2",
        flow: "implicit",
        authorizationUrl: "",
        "x-google-issuer": issuer,
        "x-google-jwks_uri": jwksUri,
        ...(audiences.length > 0 ? { "x-google-audiences": audiences.join(",") } : {}),
      };
    }
    return {
      type: "oauth2",
      flows: { implicit: { authorizationUrl: "", scopes: {} } },
      "x-google-auth": { issuer, jwksUri, ...(audiences.length > 0 ? { audiences: [...audiences] } : {}) },
    };
  }
}
