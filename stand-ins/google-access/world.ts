/** The state of Google Cloud before a document is deployed. */
export interface World {
  /** The numbers of projects, by their ids. Other projects get an invented number. */
  readonly numbers?: { readonly [project: string]: string };

  /**
   * Whether Pub/Sub's service agent may sign as the accounts of its project. In projects that enabled Pub/Sub before
   * 2021-04-09 it may not: https://cloud.google.com/pubsub/docs/authenticate-push-subscriptions
   *
   * @default true
   */
  readonly pubsubSigns?: boolean;

  /** Projects whose images everybody may pull, such as those of Google's samples. */
  readonly publicImages?: readonly string[];

  /** The documents of earlier deployments, with their grants. */
  readonly granted?: readonly object[];

  /** The time for conditions. */
  readonly now?: string;
}

/** The number of a project. An invented number is the same each time. */
export function numberOf(projectId: string, { numbers = {} }: World): string {
  if (Object.hasOwn(numbers, projectId)) return numbers[projectId];
  let hash = 7;
  for (const char of projectId) hash = (hash * 31 + char.charCodeAt(0)) % 899_999_999_999;
  return String(100_000_000_000 + hash);
}
