import type { Construct } from "constructs";
import { checkCalls, checkNew } from "../core/checked-calls";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { DATABASE_LOCATION } from "../core/formats/databases";
import { fits } from "../core/formats/format";
import { REGION } from "../core/formats/places";
import { isKnown, isToken } from "../core/tokens";
import {
  EventDataContentType,
  type EventFilter,
  type EventTriggerConfig,
  type EventTriggerTarget,
  type IEventTrigger,
} from "../functions/event-trigger";
import { Role } from "../iam/role";
import { checkDocumentPath, checkPathPattern, isPathPattern } from "./path-pattern";
import { resolvedOptions, type TriggerOptions } from "./trigger-options";

/** A change to a Firestore document. */
export enum FirestoreEvent {
  CREATED = "created",
  UPDATED = "updated",
  DELETED = "deleted",

  /** Created, updated or deleted. */
  WRITTEN = "written",
}

/** Which changes to Firestore documents call the function or service. */
export interface FirestoreTriggerProps extends TriggerOptions {
  /** What must happen to a document. */
  readonly eventType: FirestoreEvent;

  /**
   * The path of a document within the database, like `users/ada`, or a path pattern: `users/*`, `users/**`, `users/{id}`.
   *
   * The event tells what `{id}` stood for.
   */
  readonly document: string;

  /**
   * The location of the database, like `asia-northeast1`. The trigger must be in the same location.
   *
   * For a database in the multi-region `nam5` or `eur3`, some pages of Google name the multi-region as the trigger's
   * location and some name a region in it. Set `triggerRegion` if Google refuses the default.
   */
  readonly databaseLocation: string;

  /** @default (default) */
  readonly database?: string;

  /** @default - the default namespace */
  readonly databaseNamespace?: string;

  /**
   * Whether the event says who made the change.
   *
   * @default false
   */
  readonly withAuthContext?: boolean;

  /** @default - the database's location */
  readonly triggerRegion?: string;
}

/** Calls a function or service when a document of a Firestore database changes. The database is in native mode, in the same project. */
export class FirestoreTrigger implements IEventTrigger {
  constructor(private readonly props: FirestoreTriggerProps) {
    checkNew("FirestoreTrigger", new.target, [props]);
  }

  public bind(scope: Construct, target: EventTriggerTarget): EventTriggerConfig {
    const {
      eventType,
      withAuthContext = false,
      document,
      databaseLocation,
      triggerRegion = databaseLocation,
    } = this.props;
    checkDocumentPath("document", document, scope);
    if (isPathPattern(document)) checkPathPattern("document", document, scope);
    checkLocation(scope, databaseLocation, triggerRegion);
    const resolved = resolvedOptions(scope, target, this.props);
    return {
      ...resolved,
      eventType: `google.cloud.firestore.document.v1.${eventType}${withAuthContext ? ".withAuthContext" : ""}`,
      triggerRegion,
      filters: filtersOf(this.props),
      // https://cloud.google.com/eventarc/docs/run/route-trigger-cloud-firestore
      eventDataContentType: EventDataContentType.PROTOBUF,
      grants: [target.googleProject.grant(Role.EVENTARC_EVENT_RECEIVER, resolved.serviceAccount)],
    };
  }
}

checkCalls("FirestoreTrigger", FirestoreTrigger);

function filtersOf({
  database = "(default)",
  databaseNamespace,
  document,
}: FirestoreTriggerProps): EventFilter[] {
  return [
    { attribute: "database", value: database },
    ...(databaseNamespace === undefined ? [] : [{ attribute: "namespace", value: databaseNamespace }]),
    { attribute: "document", value: document, pathPattern: isToken(document) || isPathPattern(document) },
  ];
}

/**
 * The trigger must be where the database is: https://cloud.google.com/eventarc/docs/locations. For a multi-region, a region
 * may be named, too: https://cloud.google.com/firestore/docs/eventarc.
 */
function checkLocation(at: Construct, database: string, trigger: string): void {
  checkFormat("databaseLocation", database, DATABASE_LOCATION, at);
  checkFormat("triggerRegion", trigger, DATABASE_LOCATION, at);
  if (!isKnown(database) || !isKnown(trigger) || trigger === database) return;
  if (!fits(database, REGION)) return;
  throw invalid(`'triggerRegion' must be the database's location ${database}, got ${got(trigger)}`, at);
}
