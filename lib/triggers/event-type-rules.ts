import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { isKnown } from "../core/tokens";
import { EventDataContentType, type EventFilter } from "../functions/event-trigger";
import { CATALOGUE_DATE, eventTypeOf } from "./event-types";
import { checkDocumentPath, checkPathPattern, isPathPattern } from "./path-pattern";

/** What Eventarc requires of the filters for some event types. */
interface EventRules {
  /** The start of the names of these types. */
  readonly prefix: string;

  /** The attributes that a trigger must filter by. */
  readonly required: string[];

  /** The attributes that take no path pattern, in lower case. */
  readonly exact?: string[];

  /** The attribute that has the path of a document or an entity. */
  readonly path?: string;

  /** The trigger class for these types. */
  readonly typed?: string;

  /** The only format in which Google delivers these events. */
  readonly format?: EventDataContentType;
}

// `gcloud eventarc providers describe` shows the attributes that are required, and those that take patterns. Its output for
// audit logs and Realtime Database is in https://cloud.google.com/eventarc/docs/path-patterns; a trigger belongs to a single
// database: https://cloud.google.com/firestore/docs/eventarc.
// The format: https://cloud.google.com/eventarc/docs/run/route-trigger-cloud-firestore
const RULES: EventRules[] = [
  {
    prefix: "google.cloud.audit.log.v1.",
    required: ["serviceName", "methodName"],
    exact: ["servicename", "methodname"],
    typed: "AuditLogTrigger",
  },
  {
    prefix: "google.cloud.firestore.document.v1.",
    required: ["database"],
    exact: ["database"],
    path: "document",
    typed: "FirestoreTrigger",
    format: EventDataContentType.PROTOBUF,
  },
  {
    prefix: "google.cloud.datastore.entity.v1.",
    required: ["database"],
    exact: ["database"],
    path: "entity",
    format: EventDataContentType.PROTOBUF,
  },
  { prefix: "google.firebase.database.ref.v1.", required: ["instance", "ref"] },
  { prefix: "google.firebase.firebasealerts.alerts.v1.", required: ["alerttype"] },
];

/** The only format in which Google delivers events of a type; undefined if there is a choice. */
export function formatOf(eventType: string): EventDataContentType | undefined {
  return rulesOf(eventType)?.format;
}

/** Throws if Eventarc does not support the filters. Warns if Google's catalogue of event types lacks the type or an attribute. */
export function checkEventType(at: Construct, eventType: string, filters: EventFilter[]): void {
  if (!isKnown(eventType)) return;
  const rules = rulesOf(eventType);
  for (const filter of filters) checkFilter(at, eventType, rules, filter);
  warnOfUnknown(at, eventType, filters);
  if (rules) checkRequired(at, rules, filters);
}

function rulesOf(eventType: string): EventRules | undefined {
  return RULES.find(({ prefix }) => eventType.startsWith(prefix));
}

/** Throws for a value that no event has: https://cloud.google.com/eventarc/docs/path-patterns */
function checkFilter(
  at: Construct,
  eventType: string,
  rules: EventRules | undefined,
  filter: EventFilter,
): void {
  const { attribute, value, pathPattern = false } = filter;
  if (!isKnown(attribute) || !isKnown(value)) return;
  const name = attribute.toLowerCase();
  if (rules?.exact?.includes(name)) checkExact(at, filter);
  else if (pathPattern) checkPathPattern(attribute, value, at);
  else if (isPathPattern(value) && takesPatterns(eventType, name)) {
    throw invalid(
      `'pathPattern' must be true for a value with '*' or '{', which no event has itself, got ${got(value)} for ${got(attribute)}`,
      at,
    );
  }
  if (rules?.path === name) checkDocumentPath(attribute, value, at);
}

function checkExact(at: Construct, { attribute, value, pathPattern = false }: EventFilter): void {
  if (!pathPattern && !isPathPattern(value)) return;
  throw invalid(
    `'filters' must have an exact value for ${got(attribute)}, which takes no path pattern, got ${got(value)}`,
    at,
  );
}

/** Whether the values of an attribute are paths, or ids of resources. */
function takesPatterns(eventType: string, attribute: string): boolean {
  return PATHS.has(attribute) || eventTypeOf(eventType)?.attributes.includes(attribute) === true;
}

const PATHS = new Set(["document", "entity", "resourcename", "ref", "instance"]);

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
