import type { LaunchStage } from "./launch-stage";

/** What a service says of its revisions and of the tool that deploys them. */
export interface RevisionProps {
  /**
   * The name of the next revision, like `orders-v2`: the service's name, a hyphen, and lower-case letters, digits and hyphens.
   * Google refuses a change of the service that keeps it.
   *
   * @default - Cloud Run names each revision
   */
  readonly revisionName?: string;

  /**
   * Labels of the revisions, besides those of the service: at most 64.
   *
   * @default - none
   */
  readonly revisionLabels?: { [key: string]: string };

  /**
   * Annotations of the revisions. They must not be in Google's namespaces.
   *
   * @default - none
   */
  readonly revisionAnnotations?: { [key: string]: string };

  /**
   * Whether instances with a GPU can run in several zones, which needs a quota of its own. Only beside a `gpu`.
   *
   * @default - Google's choice
   */
  readonly gpuZonalRedundancy?: boolean;

  /**
   * The stage up to which the service may use Google's features. With a stage above what it uses, every plan shows a
   * change.
   *
   * @default LaunchStage.GA
   */
  readonly launchStage?: LaunchStage;

  /**
   * The name of the tool that deploys the service, for people who see it in the console. Other tools, such as gcloud, write
   * their own name.
   *
   * @default - none
   */
  readonly client?: string;

  /**
   * The version of the tool that deploys the service.
   *
   * @default - none
   */
  readonly clientVersion?: string;
}
