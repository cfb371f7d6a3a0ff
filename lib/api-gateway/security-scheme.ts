import { checkCalls } from "../core/checked-calls";
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

/** Where a request has its API key. API Gateway reads it in no other place. */
export enum ApiKeyLocation {
  /** The header `x-api-key`. */
  HEADER = "HEADER",

  /** The query parameter `key`. Logs of URLs then contain the key. */
  QUERY = "QUERY",
}

/** An issuer of JSON Web Tokens, and how the gateway checks its tokens. */
export interface JwtIssuer {
  /** The `iss` claim of the tokens, like `https://login.example.com/`. Each scheme of a document needs its own. */
  readonly issuer: string;

  /** The URL of the issuer's public keys, like `https://login.example.com/.well-known/jwks.json`. */
  readonly jwksUri: string;

  /**
   * The accepted `aud` claims.
   *
   * @default - `https://` and the host name of the API's managed service
   */
  readonly audiences?: string[];
}

/** How callers of a gateway prove who they are. Everyone with a valid proof may call. */
export class SecurityScheme {
  /**
   * An API key. It tells the project of the calling program, for quotas and metrics. It does not prove who calls.
   *
   * The gateway's project gets the API's managed service enabled. Other projects must enable it themselves before their keys
   * work.
   */
  public static apiKey(location: ApiKeyLocation = ApiKeyLocation.HEADER): SecurityScheme {
    const [name, place] = location === ApiKeyLocation.QUERY ? ["key", "query"] : ["x-api-key", "header"];
    return new SecurityScheme("api_key", { type: "apiKey", name, in: place }, undefined);
  }

  /** An ID token from Google with one of these audiences, such as OAuth client ids. Throws without an audience. */
  public static googleIdToken(...audiences: string[]): SecurityScheme {
    if (audiences.length === 0) throw invalid("'audiences' must hold at least one, got none");
    return SecurityScheme.jwt("google_id_token", {
      issuer: "https://accounts.google.com",
      jwksUri: "https://www.googleapis.com/oauth2/v3/certs",
      audiences,
    });
  }

  /** An ID token from Firebase Authentication in a project. */
  public static firebase(projectId: string): SecurityScheme {
    checkFormat("projectId", projectId, PROJECT_ID);
    return SecurityScheme.jwt("firebase", {
      issuer: `https://securetoken.google.com/${projectId}`,
      jwksUri:
        "https://www.googleapis.com/service_accounts/v1/metadata/x509/securetoken@system.gserviceaccount.com",
      audiences: [projectId],
    });
  }

  /** A token from Auth0. The domain is that of the tenant, like `example.eu.auth0.com`. */
  public static auth0(domain: string, ...audiences: string[]): SecurityScheme {
    checkFormat("domain", domain, AUTH0_DOMAIN);
    return SecurityScheme.jwt("auth0", {
      issuer: `https://${domain}/`,
      jwksUri: `https://${domain}/.well-known/jwks.json`,
      audiences,
    });
  }

  /**
   * A JWT that a service account signs itself, with the name of the scheme and the account's email address. The address may
   * be a token of cdktf.
   *
   * For ID tokens that Google signs for a service account, use `googleIdToken`.
   */
  public static serviceAccount(name: string, email: string, ...audiences: string[]): SecurityScheme {
    checkFormat("email", email, SERVICE_ACCOUNT_EMAIL);
    const jwksUri = `https://www.googleapis.com/robot/v1/metadata/x509/${email}`;
    return SecurityScheme.jwt(name, { issuer: email, jwksUri, audiences });
  }

  /** A JSON Web Token from any issuer, with the name of the scheme. */
  public static jwt(name: string, jwtIssuer: JwtIssuer): SecurityScheme {
    checkFormat("name", name, SCHEME_NAME, undefined, { isName: true });
    const { issuer, jwksUri, audiences = [] } = jwtIssuer;
    if (!issuer.trim()) throw invalid(`'issuer' must not be empty, got ${got(issuer)}`);
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
    /** The name of the scheme in the document. */
    public readonly name: string,
    private readonly apiKey: JsonObject | undefined,
    private readonly issuer: JwtIssuer | undefined,
  ) {}

  /**
   * The issuer in a service config of gRPC; undefined for an API key. Throws for a key in the query, which calls with gRPC do not have.
   *
   * https://github.com/googleapis/googleapis/blob/master/google/api/auth.proto
   *
   * @internal
   */
  public _provider(): JsonObject | undefined {
    if (this.apiKey?.in === "query") {
      throw invalid(
        "'location' must be ApiKeyLocation.HEADER for gRPC, whose calls have no query, got QUERY",
      );
    }
    if (!this.issuer) return undefined;
    const { issuer, jwksUri, audiences = [] } = this.issuer;
    const accepted = audiences.length > 0 ? { audiences: audiences.join(",") } : {};
    return { id: this.name, issuer, jwks_uri: jwksUri, ...accepted };
  }

  /**
   * The definition of the scheme in a document of this version.
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

checkCalls("SecurityScheme", SecurityScheme);
