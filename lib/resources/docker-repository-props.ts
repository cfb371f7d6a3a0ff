import type { DependentProps } from "../core/dependent-props";
import type { CleanupPolicy } from "./cleanup-policy";

/** The properties of a new repository for images. */
export interface DockerRepositoryProps extends DependentProps {
  /**
   * The id: 1 to 63 lower-case letters, digits and hyphens that begin with a letter.
   *
   * @default - the construct's id
   */
  readonly repositoryId?: string;

  /**
   * Which versions are deleted, and which are kept, by the name of the policy: lower-case letters, digits and hyphens.
   *
   * Each deployment of a function adds a version. Without a policy, all of them are kept and paid for.
   *
   * @default - all versions are kept
   */
  readonly cleanupPolicies?: { [name: string]: CleanupPolicy };

  /**
   * Whether cleanup policies only write to the audit log what they would delete.
   *
   * @default false
   */
  readonly cleanupDryRun?: boolean;

  /**
   * Whether a tag stays with its version. Functions need `false`: each build moves the tag `latest`.
   *
   * @default false
   */
  readonly immutableTags?: boolean;

  /**
   * The Cloud KMS key that encrypts the images: `projects/PROJECT/locations/REGION/keyRings/RING/cryptoKeys/KEY`. A change
   * replaces the repository. Artifact Registry's service agent must have a role to use it, before the repository is made.
   *
   * @default - Google's own keys
   */
  readonly kmsKeyName?: string;

  /**
   * What it is for.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * Labels, for example for filters and cost reports: at most 64.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * The region of the repository, or a multi-region, like `us`.
   *
   * @default - the region of the stack's Google provider
   */
  readonly location?: string;

  /**
   * The project of the repository.
   *
   * @default - the project of the stack's Google provider
   */
  readonly project?: string;
}
