import type { DependentProps } from "../core/dependent-props";
import type { Role } from "../iam/role";
import type { IServiceAccount } from "../iam/service-account";
import type { IngressSettings } from "../ingress/ingress-settings";
import type { TerraformTimeouts } from "./terraform-timeouts";
import type { VpcAccess } from "./vpc-access";
import type { WorkloadLifecycle } from "./workload-lifecycle";

/** The properties that functions and services have in common. */
export interface WorkloadProps extends DependentProps {
  /**
   * The network paths from which requests may come.
   *
   * It has no default, because it is a security choice. It lets nobody in: callers also need `grantInvoke`.
   */
  readonly ingress: IngressSettings;

  /**
   * The name: 1 to 49 letters, digits, hyphens and underscores for a function, up to 49 lower-case letters, digits and
   * hyphens for a service. A new name makes Terraform replace the function or service, and its URL changes.
   *
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * What it is for, for people who see it in the console. A service takes at most 512 characters.
   *
   * @default - none
   */
  readonly description?: string;

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
   * The fewest instances of each revision. They run, and cost money, even without requests.
   *
   * @default 0
   */
  readonly minInstances?: number;

  /**
   * The most instances of each revision.
   *
   * @default 100
   */
  readonly maxInstances?: number;

  /**
   * The Cloud KMS key that encrypts the image, and the source bucket and the topics that are made for it:
   * `projects/PROJECT/locations/REGION/keyRings/RING/cryptoKeys/KEY`. It must be in the same region. Google's service agents need
   * a role to use it before: those of Cloud Run functions, Cloud Run and Artifact Registry, and of Cloud Storage and Pub/Sub for
   * buckets and topics.
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
   * @default - the provider's: 60 minutes for each action on a function, 20 minutes on a service
   */
  readonly terraformTimeouts?: TerraformTimeouts;

  /**
   * What Terraform leaves alone of the function or service: arguments that others set, such as an image that a pipeline deploys, and
   * its existence.
   *
   * @default - nothing
   */
  readonly lifecycle?: WorkloadLifecycle;
}
