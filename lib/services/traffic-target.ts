import type { CloudRunV2ServiceTraffic } from "@cdktf/provider-google/lib/cloud-run-v2-service";
import type { IConstruct } from "constructs";
import { checkCalls } from "../core/checked-calls";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { REVISION_NAME, TRAFFIC_TAG } from "../core/formats/cloud-run";
import { isKnown } from "../core/tokens";

/** Options of a traffic target. */
export interface TrafficTargetOptions {
  /**
   * A tag, which gives the target its own URL. It has lower-case letters, digits and hyphens. The tag and the name of the
   * service together have at most 46 characters.
   *
   * @default - none
   */
  readonly tag?: string;
}

/** A share of a service's requests, and the revision that gets it. */
export class TrafficTarget {
  /** The newest revision that is ready. Throws for a percentage that is not a whole number from 0 to 100. */
  public static latest(percent: number, options: TrafficTargetOptions = {}): TrafficTarget {
    return new TrafficTarget(percent, undefined, options.tag);
  }

  /** A revision by its name, like `orders-00007-abc`. Throws like `latest`, and for an invalid name. */
  public static revision(
    revision: string,
    percent: number,
    options: TrafficTargetOptions = {},
  ): TrafficTarget {
    return new TrafficTarget(percent, revision, options.tag);
  }

  /**
   * A revision that gets no requests but those to its tag's own URL. Without the name of a revision, it is the newest one that is
   * ready. Throws for an invalid tag or name.
   */
  public static tagged(tag: string, revision?: string): TrafficTarget {
    return new TrafficTarget(0, revision, tag);
  }

  private constructor(
    /** The percentage of the requests that the target gets. */
    public readonly percent: number,
    /** The name of the revision; undefined for the latest one. */
    public readonly revisionName?: string,
    /** The tag in the target's own URL. */
    public readonly tag?: string,
  ) {
    if (isKnown(percent) && !(Number.isInteger(percent) && percent >= 0 && percent <= 100)) {
      throw invalid(`'percent' must be a whole number between 0 and 100, got ${got(percent)}`);
    }
    checkFormat("revision", revisionName, REVISION_NAME);
    checkFormat("tag", tag, TRAFFIC_TAG);
  }
}

checkCalls("TrafficTarget", TrafficTarget);

/**
 * The `traffic` blocks of the service's resource.
 *
 * Throws where the percentages do not add up to 100, and for a revision of another service.
 */
export function trafficConfigOf(
  at: IConstruct,
  targets: TrafficTarget[],
  serviceName: string,
): CloudRunV2ServiceTraffic[] {
  const percents = targets.map(({ percent }) => percent);
  const sum = percents.reduce((total, percent) => total + percent, 0);
  if (percents.every((percent) => isKnown(percent)) && sum !== 100) {
    throw invalid(`'traffic' must come to 100 percent, got ${sum}`, at);
  }
  checkRevisions(at, targets, serviceName);
  const tags = targets.flatMap(({ tag }) => tag ?? []);
  const twice = tags.find((tag, index) => tags.indexOf(tag) !== index);
  if (twice !== undefined) throw invalid(`'traffic' must name each tag once, got ${got(twice)} twice`, at);
  // Tag and name are in one label of the host name, 'TAG---SERVICE-HASH-…', and a label has at most 63 characters.
  const long = tags.find(
    (tag) => isKnown(tag) && isKnown(serviceName) && tag.length + serviceName.length > 46,
  );
  if (long !== undefined) {
    throw invalid(
      `'tag' must be at most ${46 - serviceName.length} characters beside the name '${serviceName}', got ${got(long)}`,
      at,
    );
  }
  return targets.map(({ percent, revisionName, tag }) => ({
    type: `TRAFFIC_TARGET_ALLOCATION_TYPE_${revisionName === undefined ? "LATEST" : "REVISION"}`,
    revision: revisionName,
    percent,
    tag,
  }));
}

/** The names of revisions begin with that of their service: https://cloud.google.com/run/docs/managing/revisions. */
function checkRevisions(at: IConstruct, targets: TrafficTarget[], serviceName: string): void {
  if (!isKnown(serviceName)) return;
  const other = targets
    .map(({ revisionName }) => revisionName)
    .find((name) => isKnown(name) && !name.startsWith(`${serviceName}-`));
  if (other === undefined) return;
  throw invalid(
    `'revision' must be one of this service, like '${serviceName}-00007-abc', got ${got(other)}`,
    at,
  );
}
