/** What is the case in Google Cloud before a document is deployed there. */
export interface World {
  /** The numbers of projects by their ids. Other projects have a made-up one. */
  readonly numbers?: { readonly [project: string]: string };

  /**
   * Whether Pub/Sub's service agent may sign as the accounts of its project. In projects that enabled Pub/Sub before
   * 2021-04-09 it may not: https://cloud.google.com/pubsub/docs/authenticate-push-subscriptions
   *
   * @default true
   */
  readonly pubsubSigns?: boolean;

  /** Projects whose images everybody may pull, such as Google's own samples. */
  readonly publicImages?: readonly string[];

  /** What earlier deployments granted. */
  readonly granted?: readonly object[];

  /** As conditions know it. */
  readonly now?: string;
}

/** The number of a project: a made-up one is the same each time. */
export function numberOf(projectId: string, { numbers = {} }: World): string {
  if (Object.hasOwn(numbers, projectId)) return numbers[projectId];
  let hash = 7;
  for (const char of projectId) hash = (hash * 31 + char.charCodeAt(0)) % 899_999_999_999;
  return String(100_000_000_000 + hash);
}
