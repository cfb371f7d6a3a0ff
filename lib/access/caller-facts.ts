import { arrivalAt, pathOfCalls } from "../document/arrival";
import { type Caller, callersOf } from "../document/callers";
import type { Member } from "../document/member";
import type { Model } from "../document/model";
import { IAP } from "../document/policy-kinds";
import { isTold } from "../document/spelling";
import type { Entrance } from "./callables";
import { whenItHolds } from "./condition";
import { deniedAt } from "./denial";
import { type Fact, type FactDetails, FactKind } from "./fact";
import { reasonOf } from "./reason";
import type { Told } from "./told";
import type { Who } from "./who";

/**
 * The callers that a receiver's own policy lets in.
 *
 * Callers of a policy on the project are reported once, for all receivers in it.
 */
export function callerFacts(entrance: Entrance, model: Model, who: Who, told: Told): Fact[] {
  const { path, target, policy } = entrance;
  const callers = callersOf(entrance, model).filter(({ by }) => by.target === target);
  const unread = model.policiesFor(target).filter((part) => part.target === target && !part.isRead);
  const statements = model
    .policiesFor(target)
    .filter((part) => part.of === policy && part.target === target)
    .flatMap((part) => part.statements);
  const unclear = statements.filter(({ role }) => !isTold(role));
  const opaque = statements.filter(({ role }) => model.isOpaque(role));
  return [
    ...callers.map((caller) => callerFact(entrance, caller, model, who, told)),
    ...unread.map(({ resource }) => unknownFact(path, "who is let in", told.nameOf(resource))),
    ...opaque.map(({ role, members }) => opaqueFact(path, role, members, told)),
    ...unclear.map(({ role }) => unknownFact(path, "which role somebody has", told.tell(role))),
  ];
}

/** The fact that the permissions of a custom role are unknown, because no document defines the role. */
export function opaqueFact(path: string, role: string, members: readonly Member[], told: Told): Fact {
  const holders = members.map(({ spelling }) => told.tell(spelling)).sort();
  return unknownFact(path, `what ${role} lets ${holders.join(", ") || "somebody"} do`);
}

/** The fact that something is unknown before Terraform runs. */
export function unknownFact(path: string, subject: string, on?: string): Fact {
  return { path, kind: FactKind.UNKNOWN, subject, details: { on } };
}

function callerFact(entrance: Entrance, caller: Caller, model: Model, who: Who, told: Told): Fact {
  const { member, role, condition, by } = caller;
  const { path, through } = entrance;
  const subject = told.tell(member.spelling);
  if (!member.everyone && !member.isSomebody) return unknownFact(path, "who is let in", subject);
  const denied = deniedAt(entrance, member.spelling, model);
  const details = {
    as: who.as(member.spelling),
    role: told.tell(role),
    through,
    ...callsOf(entrance, member.spelling, who),
    denied: denied === "no" ? undefined : denied,
    ...toldCondition(condition, told),
    reason: member.everyone && reasonOf(by.resource),
  };
  return { path, kind: FactKind.CALLER, subject, details };
}

/** The details of a fact that describe a condition. */
export function toldCondition(condition: string | undefined, told: Told): FactDetails {
  const when = whenItHolds(condition);
  return when.condition === undefined ? {} : { ...when, condition: told.tell(when.condition) };
}

/** The network paths of a member's workloads, and whether ingress admits them. A person can call from anywhere. */
function callsOf({ receiver, policy }: Entrance, member: string, who: Who): FactDetails {
  const workloads = who.workloads(member).filter(({ resource }) => resource !== receiver?.resource);
  // If only the receiver itself acts as the member, the caller is the event trigger of the function.
  const calling = workloads.length > 0 ? workloads : who.workloads(member);
  if (calling.length === 0) return {};
  const path = [...new Set(calling.map(pathOfCalls))].sort().join(", ");
  // The ingress settings of App Engine are in other resources.
  if (!receiver || policy === IAP) return { path };
  const arrivals = calling.map((workload) => arrivalAt(receiver, pathOfCalls(workload), workload.project));
  if (arrivals.includes("yes")) return { path };
  return { path, arrives: arrivals.includes("unknown") ? "unknown" : "no" };
}
