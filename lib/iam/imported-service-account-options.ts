/** What is known of a service account besides its email address. */
export interface ImportedServiceAccountOptions {
  /**
   * The id of the project that the account is in.
   *
   * @default - the one that the email address tells; unknown for Google's own accounts and for a token
   */
  readonly project?: string;
}
