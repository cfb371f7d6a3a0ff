/** Whom a role can be granted to. */
export interface IPrincipal {
  /** The principal as an allow policy names it, like `group:ops@example.com`. May be a token. */
  readonly member: string;

  /** The name of the principal in construct ids. It must not be a token: Terraform addresses contain it. */
  readonly principalId: string;
}
