import { choicesOf } from "./choices";
import { argumentOf, filled, settled } from "./computed";
import { isObject, parsed, valueOf } from "./json";
import { membersOf } from "./member";
import type { PolicyPart } from "./policy";
import { POLICY_KINDS, type PolicyKind } from "./policy-kinds";
import type { Resource } from "./resource";
import { spellingOf } from "./spelling";
import { textOf } from "./text";
import { isAbsent, list, type Value } from "./value";
import { itemsOf, within } from "./within";

const TYPE = /^(google_\w+)_iam_(member|binding|policy)$/;

/** The part of a policy that a resource writes; undefined where it writes none that is read here. */
export function policyPartOf(resource: Resource): PolicyPart | undefined {
  if (resource.mode !== "managed") return undefined;
  const [prefix, owns] = TYPE.exec(resource.type)?.slice(1) ?? ["", ""];
  if (!Object.hasOwn(POLICY_KINDS, prefix)) return undefined;
  const kind = POLICY_KINDS[prefix];
  const part = { resource, of: kind.of, target: targetOf(resource, kind) };
  if (owns === "policy") return { ...part, owns, ...policyDataOf(argumentOf(resource, "policy_data")) };
  const isMember = owns === "member";
  const members = isMember ? list([resource.value("member")]) : resource.value("members");
  const reading = statementsOf(resource.value("role"), members, resource.value("condition"));
  return { ...part, owns: isMember ? "member" : "binding", ...reading };
}

/** The full name of what a policy is of: `projects/P/topics/T`, whether it is given in full, in short or by reference. */
function targetOf(resource: Resource, { target }: PolicyKind): string {
  const name = target.slice(target.lastIndexOf("{") + 1, target.lastIndexOf("}"));
  const given = spellingOf(argumentOf(resource, name));
  const inFull = given.includes("/") ? fullPattern(target).exec(given)?.[1] : undefined;
  return inFull ?? spellingOf(filled(target, resource));
}

function fullPattern(target: string): RegExp {
  return new RegExp(`(?:^|/)(${target.replace(/\{[^{}]+\}/g, "[^/]+")})$`);
}

/** What is read of a policy, and whether that is all of it. */
type Reading = Pick<PolicyPart, "statements" | "isRead">;

const UNREAD: Reading = { statements: [], isRead: false };

/** What a whole policy says: as the data source `google_iam_policy` makes it, or as JSON. */
function policyDataOf(data: Value): Reading {
  return together(choicesOf(data).map(bindingsIn));
}

function bindingsIn(data: Value): Reading {
  if (data.is === "attribute" && data.of.type === "google_iam_policy")
    return fromBindings(data.of.value("binding"));
  if (data.is === "unknown" && data.by === "jsonencode")
    return fromBindings(within(data.from[0], ["bindings"]));
  const json = parsed(textOf(data) ?? "");
  return isObject(json) ? fromBindings(valueOf(json.bindings)) : UNREAD;
}

function fromBindings(bindings: Value): Reading {
  const readings = itemsOf(bindings)?.map((binding) =>
    statementsOf(within(binding, ["role"]), within(binding, ["members"]), within(binding, ["condition"])),
  );
  return readings ? together(readings) : UNREAD;
}

function statementsOf(role: Value, members: Value, condition: Value): Reading {
  const listed = itemsOf(members);
  const statements = choicesOf(settled(role)).map((one) => ({
    role: spellingOf(one),
    members: listed?.flatMap(membersOf) ?? [],
    condition: conditionOf(condition),
  }));
  return { statements, isRead: listed !== undefined };
}

function conditionOf(condition: Value): string | undefined {
  if (isAbsent(condition) || itemsOf(condition)?.length === 0) return undefined;
  return ["title", "expression", "description"]
    .map((name) => within(condition, [name]))
    .map((value) => (isAbsent(value) ? "" : spellingOf(settled(value))))
    .join("\n");
}

function together(readings: readonly Reading[]): Reading {
  return {
    statements: readings.flatMap(({ statements }) => statements),
    isRead: readings.every(({ isRead }) => isRead),
  };
}
