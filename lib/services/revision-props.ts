/** What a service says of its revisions. */
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
}
