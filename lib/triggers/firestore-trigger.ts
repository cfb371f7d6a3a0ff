import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { isKnown } from "../core/tokens";
import type {
  EventFilter,
  EventTriggerConfig,
  EventTriggerTarget,
  IEventTrigger,
} from "../functions/event-trigger";
import { Role } from "../iam/role";
import { resolvedOptions, type TriggerOptions } from "./trigger-options";

/** What happens to a document of Firestore. */
export enum FirestoreEvent {
  CREATED = "created",
  UPDATED = "updated",
  DELETED = "deleted",

  /** Any of the others. */
  WRITTEN = "written",
}

/** What a Firestore trigger must be told. */
export interface FirestoreTriggerProps extends TriggerOptions {
  readonly event: FirestoreEvent;

  /**
   * The path of a document within the database, like `users/ada`, or a pattern: `users/*`, `users/**`, `users/{id}`.
   *
   * A captured part reaches the function with the event.
   */
  readonly document: string;

  /**
   * The database's location, where the trigger must be, like `asia-northeast1`.
   *
   * For the multi-regions `nam5` and `eur3`, Google's pages name different trigger locations: the multi-region itself, and
   * a region in it. `triggerRegion` settles it.
   */
  readonly databaseLocation: string;

  /** @default (default) */
  readonly database?: string;

  /** @default - (default) */
  readonly namespace?: string;

  /**
   * Whether the event tells who made the change.
   *
   * @default false
   */
  readonly withAuthContext?: boolean;

  /** @default - the database's location */
  readonly triggerRegion?: string;
}

/** Calls the function for changes to documents of a Firestore database in native mode, in the function's project. */
export class FirestoreTrigger implements IEventTrigger {
  constructor(private readonly props: FirestoreTriggerProps) {}

  public bind(scope: Construct, target: EventTriggerTarget): EventTriggerConfig {
    const { event, withAuthContext = false, databaseLocation, triggerRegion = databaseLocation } = this.props;
    checkDocument(this.props.document, scope);
    const resolved = resolvedOptions(scope, target, this.props);
    return {
      ...resolved,
      eventType: `google.cloud.firestore.document.v1.${event}${withAuthContext ? ".withAuthContext" : ""}`,
      triggerRegion,
      filters: filtersOf(this.props),
      dependsOn: [target.googleProject.grant(Role.EVENTARC_EVENT_RECEIVER, resolved.serviceAccount)],
    };
  }
}

function filtersOf({ database = "(default)", namespace, document }: FirestoreTriggerProps): EventFilter[] {
  return [
    { attribute: "database", value: database },
    ...(namespace === undefined ? [] : [{ attribute: "namespace", value: namespace }]),
    { attribute: "document", value: document, pathPattern: /[*{]/.test(document) },
  ];
}

/** Collections and documents take turns in a path, and it begins with a collection. `**` may stand for several. */
function checkDocument(document: string, at: Construct): void {
  if (!isKnown(document)) return;
  const segments = document.split("/");
  if (segments.includes("") || (!document.includes("**") && segments.length % 2 === 1)) {
    throw invalid(
      `'document' must be the path of a document within the database, like 'users/{id}', got ${got(document)}`,
      at,
    );
  }
}
