import type { IDependable } from "constructs";

/** What a new service account is made of. */
export interface ServiceAccountProps {
  /**
   * The part of the email address before the `@`: 6 to 30 lower-case letters, digits and hyphens.
   *
   * @default - the construct's id
   */
  readonly accountId?: string;

  /**
   * At most 100 bytes.
   *
   * @default - none
   */
  readonly displayName?: string;

  /**
   * What the account is for: at most 256 bytes.
   *
   * @default - none
   */
  readonly description?: string;

  /** @default - the project of the stack's Google provider */
  readonly project?: string;

  /**
   * What it waits for besides what it needs anyway: resources, grants, and constructs with all that they make. Terraform then
   * replaces those before it deletes them, as it does with the account.
   *
   * @default - only what it needs
   */
  readonly dependsOn?: IDependable[];
}
