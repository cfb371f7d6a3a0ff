import { argumentOf, settled } from "../document/computed";
import { ownerOf } from "../document/owner";
import { pathOf, type Receiver } from "../document/receivers";
import { spellingOf } from "../document/spelling";
import { isAbsent } from "../document/value";
import type { Workload } from "../document/workloads";
import { unknownFact } from "./caller-facts";
import { type Fact, type FactDetails, FactKind } from "./fact";
import { reasonOf } from "./reason";
import type { Told } from "./told";

const KINDS: { readonly [type: string]: string } = {
  google_cloudfunctions2_function: "a 2nd gen function",
  google_cloudfunctions_function: "a 1st gen function",
  google_cloud_run_v2_service: "a Cloud Run service",
  google_cloud_run_service: "a Cloud Run service",
  google_app_engine_application: "an App Engine app",
};

/** The facts about a receiver: its type, ingress settings, caller checks and event trigger. */
export function receiverFacts(receiver: Receiver, told: Told): Fact[] {
  const { resource, isUnchecked, isBehindIap, isWithoutUrl, isEventDriven } = receiver;
  const path = pathOf(receiver);
  const fact = (kind: FactKind, subject: string, details: FactDetails = {}) => ({
    path,
    kind,
    subject,
    details,
  });
  const name = argumentOf(resource, "name");
  return [
    fact(FactKind.IS, KINDS[resource.type], {
      name: isAbsent(name) || name.is === "attribute" ? undefined : told.tell(spellingOf(name)),
    }),
    ...ingressFacts(receiver, path),
    ...(isWithoutUrl ? [fact(FactKind.DEFAULT_URL, "off")] : []),
    ...(isUnchecked ? [fact(FactKind.INVOKER_CHECK, "off", { reason: reasonOf(resource) })] : []),
    ...(isBehindIap ? [fact(FactKind.IAP, "on")] : []),
    ...(isEventDriven ? [fact(FactKind.TRIGGER, eventOf(receiver, told))] : []),
  ];
}

/** The service account that a workload runs as. Accounts for builds and calls are left out. */
export function runsAsFacts({ resource, does, account }: Workload, told: Told): Fact[] {
  if (does !== "run") return [];
  const subject =
    account === undefined
      ? "the default service account of the project"
      : `serviceAccount:${told.tell(account)}`;
  return [{ path: ownerOf(resource.path), kind: FactKind.RUNS_AS, subject, details: {} }];
}

/** The ingress settings of a receiver. Those of App Engine are in other, optional resources. */
function ingressFacts({ resource, ingress }: Receiver, path: string): Fact[] {
  if (ingress) return [{ path, kind: FactKind.INGRESS, subject: ingress.name, details: {} }];
  return resource.type === "google_app_engine_application" ? [] : [unknownFact(path, "ingress")];
}

function eventOf({ resource }: Receiver, told: Told): string {
  const type = settled(resource.value("event_trigger", "event_type"));
  return isAbsent(type) ? "events" : told.tell(spellingOf(type));
}
