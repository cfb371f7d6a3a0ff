import { ENUMS } from "./signatures/enums";
import { OBJECTS } from "./signatures/objects";
import { isLiteral, withArticle } from "./value-kind";

// All copies of this package share a symbol from Symbol.for, and no minifier renames it.
const symbolOf = (type: string) => Symbol.for(`cdktf-cloud-run-functions.${type}`);
const OWN = Symbol.for("cdktf-cloud-run-functions.class");

/** Marks the objects of a class with the name of their type. */
export function markAs(type: string, prototype: object): void {
  Object.defineProperty(prototype, symbolOf(type), { value: true });
  Object.defineProperty(prototype, OWN, { value: true });
}

/** Whether a class is one of this package, and not one that a user derives from it. */
export function isOwnClass({ prototype }: { readonly prototype: object }): boolean {
  return Object.hasOwn(prototype, OWN);
}

const INTERFACE = /^I[A-Z]/;

/**
 * A test of whether an object is of a class, or has all that an interface asks for.
 *
 * Any object can implement an interface, also without naming it, as in TypeScript. A literal is never of a class: the methods
 * that make objects of the class check what is in them.
 */
export function typeTest(type: string): (value: object) => boolean {
  const symbol = symbolOf(type);
  const [written] = objectParts(type);
  const members = written.split(" ");
  const takesLiterals = INTERFACE.test(type);
  return (value) =>
    symbol in value ||
    (written !== "" && members.every((member) => member in value) && (takesLiterals || !isLiteral(value)));
}

// Where words of our own say more than the signatures do.
const WANTED: { readonly [type: string]: string } = {
  BackendAuthentication: "one of BackendAuthentication, because there is no default for a security choice",
  IAllowPolicy: "an allow policy",
  ICloudRunInvocable: "a function or a service of Cloud Run",
  IEventTrigger: "a trigger, like new StorageTrigger({ bucket })",
  IngressSettings: "one of IngressSettings, because there is no default for a security choice",
  OAuthClientSecret: "an OAuthClientSecret, because a literal would stand in the JSON",
};
const HINTS: { readonly [type: string]: string } = {
  FunctionSource: "FunctionSource.directory('functions/orders')",
  IAllowPolicy: "the grant methods of the resource",
  Role: "one of Role, like Role.RUN_INVOKER, or Role.of(…)",
  Runtime: "one of Runtime, like Runtime.NODEJS_22",
};

/** A type in the words of an error. */
export function wanted(type: string): string {
  return WANTED[type] ?? withArticle(type);
}

/** How a user gets a value of a type, behind a semicolon; empty where there is no short way. */
export function remedyFor(type: string): string {
  if (type in ENUMS) return `; use one of ${ENUMS[type].split("|").join(", ")}`;
  const [, makers] = objectParts(type);
  const hint = HINTS[type] ?? makers.split(", ").join(" or ");
  return hint === "" ? "" : `; use ${hint}`;
}

function objectParts(type: string): [members: string, makers: string] {
  const [members = "", makers = ""] = (Object.hasOwn(OBJECTS, type) ? OBJECTS[type] : "").split("; ");
  return [members, makers];
}
