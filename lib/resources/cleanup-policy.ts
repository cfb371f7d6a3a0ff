import type { ArtifactRegistryRepositoryCleanupPolicies } from "@cdktf/provider-google/lib/artifact-registry-repository";
import { checkCalls } from "../core/checked-calls";
import { got, invalid } from "../core/errors";
import { isKnown } from "../core/tokens";

/** Which versions of images a cleanup policy is about. All that is given must hold. */
export interface CleanupCondition {
  /**
   * Days since the version was uploaded, at least.
   *
   * @default - of any age
   */
  readonly olderThanDays?: number;

  /**
   * Days since the version was uploaded, at most.
   *
   * @default - of any age
   */
  readonly newerThanDays?: number;

  /**
   * Whether the version has a tag.
   *
   * @default - with or without
   */
  readonly tagged?: boolean;

  /**
   * How one of its tags begins.
   *
   * @default - any tag
   */
  readonly tagPrefixes?: string[];

  /**
   * How the name of the image begins.
   *
   * @default - any image
   */
  readonly packageNamePrefixes?: string[];
}

const DAY = 24 * 60 * 60;

/** Which versions of images Artifact Registry deletes by itself, or keeps whatever other policies say. */
export class CleanupPolicy {
  /** Keeps the newest versions of each image, whatever other policies delete. */
  public static keepMostRecent(count: number): CleanupPolicy {
    checkCount("count", count);
    return new CleanupPolicy({ action: "KEEP", mostRecentVersions: { keepCount: count } });
  }

  /** Keeps versions, whatever other policies delete. */
  public static keep(condition: CleanupCondition): CleanupPolicy {
    return new CleanupPolicy({ action: "KEEP", condition: conditionOf(condition) });
  }

  /** Deletes versions that no policy keeps. Code whose image is deleted cannot start new instances. */
  public static discard(condition: CleanupCondition): CleanupPolicy {
    return new CleanupPolicy({ action: "DELETE", condition: conditionOf(condition) });
  }

  private constructor(
    /** @internal */
    public readonly _config: Omit<ArtifactRegistryRepositoryCleanupPolicies, "id">,
  ) {}
}

checkCalls("CleanupPolicy", CleanupPolicy);

function conditionOf(condition: CleanupCondition) {
  const { olderThanDays, newerThanDays, tagged, tagPrefixes, packageNamePrefixes } = condition;
  checkCount("olderThanDays", olderThanDays);
  checkCount("newerThanDays", newerThanDays);
  if (tagPrefixes && tagged !== true) {
    throw invalid(`'tagged' must be true with 'tagPrefixes', got ${got(tagged)}`);
  }
  return {
    olderThan: daysOf(olderThanDays),
    newerThan: daysOf(newerThanDays),
    tagState: tagged === undefined ? "ANY" : tagged ? "TAGGED" : "UNTAGGED",
    tagPrefixes,
    packageNamePrefixes,
  };
}

function daysOf(days: number | undefined): string | undefined {
  return days === undefined ? undefined : `${days * DAY}s`;
}

function checkCount(prop: string, value: number | undefined): void {
  if (value === undefined || (isKnown(value) && Number.isInteger(value) && value >= 1)) return;
  throw invalid(
    `'${prop}' must be a whole number of at least 1, got ${isKnown(value) ? got(value) : "a token"}`,
  );
}
