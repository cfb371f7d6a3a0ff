import type { Construct } from "constructs";
import { checkCalls, checkNew } from "../core/checked-calls";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { BUCKET_LOCATION } from "../core/formats/storage";
import { isKnown } from "../core/tokens";
import type { EventTriggerConfig, EventTriggerTarget, IEventTrigger } from "../functions/event-trigger";
import { Role } from "../iam/role";
import type { IBucket } from "../resources/bucket";
import { letAgentPublish } from "./storage-agent";
import { resolvedOptions, type TriggerOptions } from "./trigger-options";

/** What happens to an object of a bucket. */
export enum StorageEvent {
  /** The object was created or overwritten. */
  FINALIZED = "finalized",

  /** The object was deleted, or overwritten in a bucket without versioning. */
  DELETED = "deleted",

  /** The live version of the object became noncurrent, in a bucket with versioning. */
  ARCHIVED = "archived",

  METADATA_UPDATED = "metadataUpdated",
}

/** Which changes to the objects of a bucket call the function or service. */
export interface StorageTriggerProps extends TriggerOptions {
  /** A bucket in the project of the function or service. */
  readonly bucket: IBucket;

  /** @default StorageEvent.FINALIZED */
  readonly eventType?: StorageEvent;

  /**
   * Where the trigger is. It must be the bucket's location, which may be a region, a dual-region or a multi-region.
   *
   * @default - the bucket's location
   */
  readonly triggerRegion?: string;

  /**
   * Whether the service agent of Cloud Storage gets the role with which it publishes changes. All triggers of a project share that
   * role, and a stack that is destroyed takes it from the others: let one stack give it, and say `false` in the others.
   *
   * @default true
   */
  readonly grantAgentRole?: boolean;
}

/**
 * Calls a function or service when an object of a Cloud Storage bucket changes.
 *
 * Cloud Storage publishes the changes to a topic that Eventarc creates. For this, the service agent of Cloud Storage gets
 * the role `roles/pubsub.publisher` on the project (https://cloud.google.com/eventarc/docs/all-roles-permissions).
 */
export class StorageTrigger implements IEventTrigger {
  constructor(private readonly props: StorageTriggerProps) {
    checkNew("StorageTrigger", new.target, [props]);
  }

  public bind(scope: Construct, target: EventTriggerTarget): EventTriggerConfig {
    const { bucket, eventType = StorageEvent.FINALIZED, triggerRegion = bucket.location } = this.props;
    if (isKnown(triggerRegion) && bucket.knownLocation && triggerRegion !== bucket.knownLocation) {
      throw invalid(
        `'triggerRegion' must be the bucket's location ${got(bucket.knownLocation)}, got ${got(triggerRegion)}`,
        scope,
      );
    }
    checkFormat("triggerRegion", this.props.triggerRegion, BUCKET_LOCATION, scope);
    const resolved = resolvedOptions(scope, target, this.props);
    const { grantAgentRole = true } = this.props;
    return {
      ...resolved,
      eventType: `google.cloud.storage.object.v1.${eventType}`,
      triggerRegion,
      filters: [{ attribute: "bucket", value: bucket.bucketName }],
      grants: [
        target.googleProject.grant(Role.EVENTARC_EVENT_RECEIVER, resolved.serviceAccount),
        ...(grantAgentRole ? [letAgentPublish(scope, target)] : []),
      ],
    };
  }
}

checkCalls("StorageTrigger", StorageTrigger);
