import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { isKnown } from "../core/tokens";
import type { EventTriggerConfig, EventTriggerTarget, IEventTrigger } from "../functions/event-trigger";
import { Role } from "../iam/role";
import type { IBucket } from "../resources/bucket";
import { storageAgent } from "./storage-agent";
import { resolvedOptions, type TriggerOptions } from "./trigger-options";

/** What happens to an object of a bucket. */
export enum StorageEvent {
  /** It was written: made, or overwritten. */
  FINALIZED = "finalized",

  /** It was deleted, or overwritten in a bucket without versioning. */
  DELETED = "deleted",

  /** Its live version became a noncurrent one, in a bucket with versioning. */
  ARCHIVED = "archived",

  METADATA_UPDATED = "metadataUpdated",
}

/** What a Cloud Storage trigger can be told. */
export interface StorageTriggerOptions extends TriggerOptions {
  /** @default StorageEvent.FINALIZED */
  readonly event?: StorageEvent;

  /**
   * Where the trigger is. It must be the bucket's location, which may be a region, a dual-region or a multi-region.
   *
   * @default - the bucket's location
   */
  readonly triggerRegion?: string;
}

/**
 * Calls the function for changes to the objects of a bucket in the function's project.
 *
 * Cloud Storage's service agent is let publish to the topic that Eventarc makes, which needs a role on the project.
 */
export class StorageTrigger implements IEventTrigger {
  constructor(
    private readonly bucket: IBucket,
    private readonly options: StorageTriggerOptions = {},
  ) {}

  public bind(scope: Construct, target: EventTriggerTarget): EventTriggerConfig {
    const { bucket, options } = this;
    const { event = StorageEvent.FINALIZED, triggerRegion = bucket.location } = options;
    if (isKnown(triggerRegion) && bucket.knownLocation && triggerRegion !== bucket.knownLocation) {
      throw invalid(
        `'triggerRegion' must be the bucket's location ${got(bucket.knownLocation)}, got ${got(triggerRegion)}`,
        scope,
      );
    }
    const resolved = resolvedOptions(scope, target, options);
    return {
      ...resolved,
      eventType: `google.cloud.storage.object.v1.${event}`,
      triggerRegion,
      filters: [{ attribute: "bucket", value: bucket.bucketName }],
      dependsOn: [
        target.googleProject.grant(Role.EVENTARC_EVENT_RECEIVER, resolved.serviceAccount),
        target.googleProject.grant(Role.PUBSUB_PUBLISHER, storageAgent(target.googleProject)),
      ],
    };
  }
}
