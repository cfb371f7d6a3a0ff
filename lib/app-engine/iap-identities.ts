import type { OAuthClientSecret } from "./oauth-client-secret";

/** The people of a workforce pool, whose accounts are with another identity provider. */
export interface WorkforceIdentity {
  /** The workforce pool, like `example-pool`. IAP takes one. */
  readonly pool: string;

  /** The id of the OAuth client of the pool. */
  readonly clientId: string;

  /** The secret of that client. It is in Terraform's state, in plain text. */
  readonly clientSecret: OAuthClientSecret;
}

/** Sign-in with Identity Platform, for customers instead of employees. */
export interface IdentityPlatform {
  /** The ids of its tenants; for an agent that is its own tenant `_PROJECT_NUMBER` alone. */
  readonly tenantIds: string[];

  /**
   * The page on which people sign in.
   *
   * @default - that of the project
   */
  readonly loginPageUri?: string;
}
