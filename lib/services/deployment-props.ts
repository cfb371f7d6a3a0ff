import type { LaunchStage } from "./launch-stage";

/** What a service or job says of its deployment and of the tool that makes it. */
export interface DeploymentProps {
  /**
   * Whether Terraform refuses to delete or replace the service or job. It has no default, because either one surprises people.
   *
   * If the first revision of a protected service fails, run `terraform untaint` with its address before the next deployment: Terraform
   * would replace it, and the state protects it, whatever the code says by then.
   */
  readonly deletionProtection: boolean;

  /**
   * Annotations of the service or job. They must not be in Google's namespaces, such as `run.googleapis.com`.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Why images are deployed that `binaryAuthorizationPolicy` does not allow:
   * https://cloud.google.com/binary-authorization/docs/using-breakglass.
   *
   * @default - the policy holds
   */
  readonly breakglassJustification?: string;

  /**
   * Whether instances with a GPU can run in several zones, which needs a quota of its own. Only beside a `gpu`.
   *
   * @default - Google's choice
   */
  readonly gpuZonalRedundancy?: boolean;

  /**
   * The stage up to which it may use Google's features. With a stage above what it uses, every plan shows a
   * change.
   *
   * @default LaunchStage.GA
   */
  readonly launchStage?: LaunchStage;

  /**
   * The name of the tool that deploys it, for people who see it in the console. Other tools, such as gcloud, write
   * their own name.
   *
   * @default - none
   */
  readonly client?: string;

  /**
   * The version of the tool that deploys it.
   *
   * @default - none
   */
  readonly clientVersion?: string;
}
