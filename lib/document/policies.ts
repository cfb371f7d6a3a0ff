import { choicesOf } from "./choices";
import { argumentOf, filled, settled } from "./computed";
import { type Form, form } from "./form";
import { isObject, parsed, valueOf } from "./json";
import { membersOf } from "./member";
import type { PolicyPart } from "./policy";
import { POLICY_KINDS, type PolicyHolder } from "./policy-kinds";
import type { Resource } from "./resource";
import { spellingOf } from "./spelling";
import { textOf } from "./text";
import { isAbsent, type Value } from "./value";
import { itemsOf, within } from "./within";

/** One type of IAM resource. */
interface PolicyType {
  readonly of: PolicyHolder;
  readonly owns: PolicyPart["owns"];

  /** The full name of the resource with the policy. */
  readonly target: Form;

  /** The argument that may be the full name, and the pattern of a full name. */
  readonly inFull: string;
  readonly pattern: RegExp;
}

const TYPES = new Map(
  Object.entries(POLICY_KINDS).flatMap(([prefix, { of, target }]) => {
    const inFull = target.slice(target.lastIndexOf("{") + 1, target.lastIndexOf("}"));
    const pattern = new RegExp(`(?:^|/)(${target.replace(/\{[^{}]+\}/g, "[^/]+")})$`);
    const type = { of, target: form(target), inFull, pattern };
    return (["member", "binding", "policy"] as const).map((owns): [string, PolicyType] => [
      `${prefix}_iam_${owns}`,
      { ...type, owns },
    ]);
  }),
);

/** The part of a policy that a resource writes; undefined if it writes none that is read here. */
export function policyPartOf(resource: Resource): PolicyPart | undefined {
  if (resource.mode !== "managed") return undefined;
  const type = TYPES.get(resource.type);
  if (!type) return undefined;
  const { statements, isRead } = readingOf(resource, type.owns);
  return { resource, of: type.of, target: targetOf(resource, type), owns: type.owns, statements, isRead };
}

/** The full name of the resource with a policy: `projects/P/topics/T`, also for a short name or a reference. */
function targetOf(resource: Resource, { target, inFull, pattern }: PolicyType): string {
  const given = spellingOf(argumentOf(resource, inFull));
  const full = given.includes("/") ? pattern.exec(given)?.[1] : undefined;
  return full ?? spellingOf(filled(target, resource));
}

/** The bindings that could be read, and whether these are all of them. */
type Reading = Pick<PolicyPart, "statements" | "isRead">;

const UNREAD: Reading = { statements: [], isRead: false };

function readingOf(resource: Resource, owns: PolicyPart["owns"]): Reading {
  if (owns === "policy") return policyDataOf(argumentOf(resource, "policy_data"));
  const members = owns === "member" ? [resource.value("member")] : itemsOf(resource.value("members"));
  return statementsOf(resource.value("role"), members, resource.value("condition"));
}

/** The bindings of a whole policy: from the data source `google_iam_policy`, or from JSON. */
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
    statementsOf(
      within(binding, ["role"]),
      itemsOf(within(binding, ["members"])),
      within(binding, ["condition"]),
    ),
  );
  return readings ? together(readings) : UNREAD;
}

function statementsOf(roles: Value, listed: readonly Value[] | undefined, given: Value): Reading {
  const members = listed?.flatMap(membersOf) ?? [];
  const condition = conditionOf(given);
  const statements = choicesOf(settled(roles)).map((role) => ({
    role: spellingOf(role),
    members,
    condition,
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
