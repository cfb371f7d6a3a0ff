import { ENUMS } from "./signatures/enums";
import { OBJECTS } from "./signatures/objects";
import { isLiteral, isObject, withArticle } from "./value-kind";

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

/** Whether an object is of a class of this package, or of one that is derived from it. */
export function isOwn(value: object): boolean {
  return OWN in value;
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
  const { members, lookalikes } = objectParts(type);
  const others = lookalikes.map(symbolOf);
  const takesLiterals = INTERFACE.test(type);
  return (value) =>
    symbol in value ||
    (members.length > 0 &&
      members.every((member) => member in value) &&
      (takesLiterals || !isLiteral(value)) &&
      !others.some((other) => other in value));
}

// Where words of our own say more than the signatures do.
const WANTED: { readonly [type: string]: string } = {
  BackendAuthentication: "one of BackendAuthentication, because there is no default for a security choice",
  IAllowPolicy: "an allow policy",
  ICloudRunInvocable: "a function or a service of Cloud Run",
  IEventTrigger: "a trigger",
  IInvocable: "what can be called",
  IngressSettings: "one of IngressSettings, because there is no default for a security choice",
  OAuthClientSecret: "an OAuthClientSecret, because a literal would stand in the JSON",
};
const HINTS: { readonly [type: string]: string } = {
  FunctionSource: "FunctionSource.directory('functions/orders')",
  IAllowPolicy: "the grant methods of the resource",
  IEventTrigger: "one of the triggers, like new PubSubTrigger(…)",
  IInvocable:
    "a function or a service, or CloudRunFunction.fromFunctionName(…) or CloudRunService.fromServiceName(…) for one that exists",
  IPrincipal: "Principal.of(…), an account, a function or a service",
  Role: "one of Role, like Role.RUN_INVOKER, or Role.of(…)",
  Runtime: "one of Runtime, like Runtime.NODEJS_22",
};

/** A type in the words of an error. */
export function wanted(type: string): string {
  return WANTED[type] ?? withArticle(type);
}

const RUN = "the 'run' of a SchedulerJob for a job, or grantRun, or a RoleBinding with Role.RUN_INVOKER";

// What is given in the place of a type, and the line that makes the type of it.
const LINES: { readonly [type: string]: { readonly [given: string]: string } } = {
  ICloudRunInvocable: { ICloudRunJob: RUN },
  IEventTrigger: { ITopic: "new PubSubTrigger({ topic })", IBucket: "new StorageTrigger({ bucket })" },
  IInvocable: { ICloudRunJob: RUN },
  IPrincipal: { ICloudRunJob: "the service account of the job" },
  ISecret: { SecretVersion: "the secret itself" },
  SecretVersion: { ISecret: 'the version of the secret, like secret.version("3")' },
  string: {
    ISecret: "'secretEnvironment' for the value of a secret",
    SecretVersion: "'secretEnvironment' for the value of a secret",
  },
};

/** How a user gets a value of a type, behind a semicolon; empty where there is no short way. */
export function remedyFor(type: string, given: unknown): string {
  if (type in ENUMS) return `; use one of ${ENUMS[type].split("|").join(", ")}`;
  const usual = HINTS[type] ?? objectParts(type).makers.join(" or ");
  const hint = lineFor(type, given) ?? usual;
  return hint === "" ? "" : `; use ${hint}`;
}

function lineFor(type: string, given: unknown): string | undefined {
  if (!isObject(given) || !Object.hasOwn(LINES, type)) return undefined;
  return Object.entries(LINES[type]).find(([one]) => typeTest(one)(given))?.[1];
}

interface ObjectParts {
  readonly members: readonly string[];
  readonly makers: readonly string[];
  readonly lookalikes: readonly string[];
}

function objectParts(type: string): ObjectParts {
  const text = Object.hasOwn(OBJECTS, type) ? OBJECTS[type] : "";
  const [members = "", makers = "", lookalikes = ""] = text.split("; ");
  return { members: words(members, " "), makers: words(makers, ", "), lookalikes: words(lookalikes, " ") };
}

function words(text: string, separator: string): string[] {
  return text === "" ? [] : text.split(separator);
}
