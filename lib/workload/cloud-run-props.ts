import type { DependentProps } from "../core/dependent-props";
import type { Role } from "../iam/role";
import type { IServiceAccount } from "../iam/service-account";
import type { TerraformTimeouts } from "./terraform-timeouts";
import type { VpcAccess } from "./vpc-access";
import type { WorkloadLifecycle } from "./workload-lifecycle";

/** The properties that functions, services and jobs have in common. */
export interface CloudRunProps extends DependentProps {
  /**
   * The name: 1 to 49 letters, digits, hyphens and underscores for a function, up to 49 lower-case letters, digits and
   * hyphens for a service, up to 63 for a job. A new name makes Terraform replace it, and the URL of a function or service changes.
   *
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * The region in which it runs.
   *
   * @default - the region of the stack's Google provider
   */
  readonly location?: string;

  /**
   * The project to which it belongs.
   *
   * @default - the project of the stack's Google provider
   */
  readonly project?: string;

  /**
   * The identity that the code runs as.
   *
   * @default - a new service account, whose only roles are those for its secrets and volumes
   */
  readonly serviceAccount?: IServiceAccount;

  /**
   * Roles that the code has on its project: `[Role.DATASTORE_USER]` for Firestore, which has no policy of its own.
   *
   * They hold for everything in the project. Where a resource has a policy, its `grant` methods give less. It is made when
   * they are in effect.
   *
   * @default - none
   */
  readonly projectRoles?: Role[];

  /**
   * How the code reaches a VPC network, and through it functions and services with internal ingress.
   *
   * `VpcAccess.direct` on a function needs google 7.21.0.
   *
   * @default - it reaches no VPC network
   */
  readonly vpcAccess?: VpcAccess;

  /**
   * The Cloud KMS key that encrypts the image, and the source bucket and the topics that are made for a function or service:
   * `projects/PROJECT/locations/REGION/keyRings/RING/cryptoKeys/KEY`. It must be in the same region. Google's service agents need
   * a role to use it before: that of Cloud Run; for a function those of Cloud Run functions and Artifact Registry, too; and those of
   * Cloud Storage and Pub/Sub for buckets and topics.
   *
   * @default - Google's own keys
   */
  readonly kmsKeyName?: string;

  /**
   * The Binary Authorization policy that images must satisfy: `projects/PROJECT/platforms/cloudRun/POLICY`, or `default`
   * for the policy of the project.
   *
   * @default - none
   */
  readonly binaryAuthorizationPolicy?: string;

  /**
   * Labels, for example for filters and cost reports: at most 64.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * How long Terraform waits for Google.
   *
   * @default - the provider's: 60 minutes for each action on a function, 20 minutes on a service or job
   */
  readonly terraformTimeouts?: TerraformTimeouts;

  /**
   * What Terraform leaves alone of the function, service or job: arguments that others set, such as an image that a pipeline deploys, and
   * its existence.
   *
   * @default - nothing
   */
  readonly lifecycle?: WorkloadLifecycle;
}
