import type { IServiceAccount } from "../iam/service-account";
import type { IngressSettings } from "../ingress/ingress-settings";
import type { TerraformTimeouts } from "./terraform-timeouts";
import type { VpcAccess } from "./vpc-access";

/** What functions and services have in common. */
export interface WorkloadProps {
  /**
   * Which network paths reach it.
   *
   * There is no default for a security choice. Being reached is not being let in: nobody can call it until `grantInvoke`
   * names them.
   */
  readonly ingress: IngressSettings;

  /**
   * 4 to 49 letters, digits, hyphens and underscores for a function; up to 49 lower-case letters, digits and hyphens for a
   * service. Another name is another function or service: its URL and its data go.
   *
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * At most 512 characters for a service.
   *
   * @default - none
   */
  readonly description?: string;

  /** @default - the region of the stack's Google provider */
  readonly location?: string;

  /** @default - the project of the stack's Google provider */
  readonly project?: string;

  /**
   * The identity that the code runs as.
   *
   * @default - one made for it, with no roles but for the secrets and volumes that it uses
   */
  readonly serviceAccount?: IServiceAccount;

  /**
   * How the code reaches a VPC network, and with it functions and services whose ingress is internal.
   *
   * For a function, `VpcAccess.direct` works from google 7.21.0 on.
   *
   * @default - not at all
   */
  readonly vpcAccess?: VpcAccess;

  /**
   * Instances of each revision that are kept, and paid for, without requests.
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
   * The Cloud KMS key that encrypts the image, in its region:
   * `projects/PROJECT/locations/REGION/keyRings/RING/cryptoKeys/KEY`. Google's service agents must be allowed to use it.
   *
   * @default - Google's own keys
   */
  readonly kmsKeyName?: string;

  /**
   * The Binary Authorization policy that images must satisfy: `default` for the project's own, or
   * `projects/PROJECT/platforms/cloudRun/POLICY`.
   *
   * @default - none
   */
  readonly binaryAuthorizationPolicy?: string;

  /**
   * At most 64 labels.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /** @default - the provider's: 60 minutes each for a function, 20 minutes each for a service */
  readonly terraformTimeouts?: TerraformTimeouts;
}
