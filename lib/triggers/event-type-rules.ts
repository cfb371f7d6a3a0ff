import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { isKnown } from "../core/tokens";
import { EventDataContentType, type EventFilter } from "../functions/event-trigger";
import { CATALOGUE_DATE, eventTypeOf } from "./event-types";
import { checkSingleRegion } from "./regions";

/** What Eventarc requires of triggers for some event types. */
interface EventRules {
  /** The start of the names of these types. */
  readonly prefix: string;

  /** The attributes that a trigger must filter by. */
  readonly required: string[];

  /** The only location that supports such triggers. */
  readonly onlyIn?: string;

  /** The trigger class for these types. */
  readonly typed?: string;

  /** The only format in which Google delivers these events. */
  readonly format?: EventDataContentType;
}

// `gcloud eventarc providers describe` shows the required attributes. The locations for Firebase events are in
// https://github.com/firebase/firebase-tools/tree/master/src/deploy/functions/services
// The format: https://cloud.google.com/eventarc/docs/run/route-trigger-cloud-firestore
const RULES: EventRules[] = [
  {
    prefix: "google.cloud.audit.log.v1.",
    required: ["serviceName", "methodName"],
    typed: "AuditLogTrigger",
  },
  {
    prefix: "google.cloud.firestore.document.v1.",
    required: ["database"],
    typed: "FirestoreTrigger",
    format: EventDataContentType.PROTOBUF,
  },
  {
    prefix: "google.cloud.datastore.entity.v1.",
    required: ["database"],
    format: EventDataContentType.PROTOBUF,
  },
  { prefix: "google.firebase.firebasealerts.alerts.v1.", required: ["alerttype"], onlyIn: "global" },
  { prefix: "google.firebase.remoteconfig.remoteConfig.v1.", required: [], onlyIn: "global" },
  { prefix: "google.firebase.testlab.testMatrix.v1.", required: [], onlyIn: "global" },
];

/** The default location of a trigger: `global` for event types that no other location supports. */
export function placeFor(eventType: string, location: string): string {
  return rulesOf(eventType)?.onlyIn ?? location;
}

/** The only format in which Google delivers events of a type; undefined if there is a choice. */
export function formatOf(eventType: string): EventDataContentType | undefined {
  return rulesOf(eventType)?.format;
}

/** Throws if Eventarc does not support the trigger. Warns if Google's catalogue of event types lacks the type or an attribute. */
export function checkEventType(
  at: Construct,
  eventType: string,
  filters: EventFilter[],
  triggerRegion: string,
): void {
  if (!isKnown(eventType)) return;
  checkPatterns(at, filters);
  warnOfUnknown(at, eventType, filters);
  const rules = rulesOf(eventType);
  if (!rules) return;
  checkRequired(at, rules, filters);
  if (rules.onlyIn !== undefined && isKnown(triggerRegion) && triggerRegion !== rules.onlyIn) {
    throw invalid(
      `'triggerRegion' must be '${rules.onlyIn}' for the event type ${eventType}, got ${got(triggerRegion)}`,
      at,
    );
  }
  if (rules.typed === "AuditLogTrigger") checkSingleRegion(triggerRegion, "audit logs", true, at);
}

function rulesOf(eventType: string): EventRules | undefined {
  return RULES.find(({ prefix }) => eventType.startsWith(prefix));
}

/** Throws for a path pattern in an exact filter: https://cloud.google.com/eventarc/docs/path-patterns */
function checkPatterns(at: Construct, filters: EventFilter[]): void {
  const exact = filters.find(
    ({ attribute, value, pathPattern = false }) =>
      PATTERNED.has(attribute.toLowerCase()) && !pathPattern && isKnown(value) && /[*{]/.test(value),
  );
  if (!exact) return;
  throw invalid(
    `'pathPattern' must be true for a value with '*' or '{', which no event has itself, got ${got(exact.value)} for ${got(exact.attribute)}`,
    at,
  );
}

// The attributes whose values are paths.
const PATTERNED = new Set(["document", "entity", "resourcename", "ref", "instance"]);

function checkRequired(at: Construct, { required, typed }: EventRules, filters: EventFilter[]): void {
  const given = filters.map(({ attribute }) => attribute.toLowerCase());
  if (!filters.every(({ attribute }) => isKnown(attribute))) return;
  const missing = required.find((attribute) => !given.includes(attribute.toLowerCase()));
  if (missing === undefined) return;
  const remedy = typed === undefined ? "" : `; use ${typed}`;
  const found = given.length === 0 ? "none" : filters.map(({ attribute }) => got(attribute)).join(", ");
  throw invalid(`'filters' must have the attribute ${got(missing)}, got ${found}${remedy}`, at);
}

function warnOfUnknown(at: Construct, eventType: string, filters: EventFilter[]): void {
  const type = eventTypeOf(eventType);
  if (!type) {
    Annotations.of(at).addWarning(
      `'eventType' must be one of Eventarc's, got ${got(eventType)}, which Google's catalogue of ${CATALOGUE_DATE} does not have`,
    );
    return;
  }
  if (type.attributes.length === 0) return;
  for (const { attribute } of filters) {
    if (!isKnown(attribute) || type.attributes.includes(attribute.toLowerCase())) continue;
    Annotations.of(at).addWarning(
      `'attribute' must be one of ${type.attributes.join(", ")} for this event type, got ${got(attribute)}`,
    );
  }
}
