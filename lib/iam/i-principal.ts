/** Whom a role can be granted to. */
export interface IPrincipal {
  /** The principal as an allow policy names it, like `group:ops@example.com`. May be a token. */
  readonly member: string;

  /** The principal as construct ids name it. Never a token, so that addresses stay. */
  readonly principalId: string;
}
