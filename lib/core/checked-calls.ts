import { invalid, type Place } from "./errors";
import { once } from "./once";
import { callsOf, type Field, fieldsIn } from "./read-signatures";
import { CALLS } from "./signatures/calls";
import { isOwnClass, markAs } from "./typed-objects";
import { type Check, checkOf, isStruct, type Mistake } from "./typed-value";
import { isConstruct, isObject } from "./value-kind";

type Method = (this: unknown, ...args: unknown[]) => unknown;

/** A class, also an abstract one or one with a private constructor. */
interface Class {
  readonly prototype: object;
}

/** A parameter with the check of its type. */
interface Parameter extends Field {
  readonly check: Check;
}

const CONSTRUCTORS = new Map(
  Object.keys(CALLS).map((type) => {
    const signature = () => callsOf(type).get("new") ?? "";
    return [
      type,
      {
        own: once(() => parametersIn(signature())),
        extended: once(() => parametersIn(signature(), true)),
      },
    ];
  }),
);

/**
 * Throws for arguments of a constructor that are missing, misspelt or of a wrong type. TypeScript refuses them; JavaScript and
 * JSON do not. A constructor calls it first, so that a refused construct is not in the tree.
 *
 * A class that a user derives may pass on props with more in them than ours. Then only a misspelling is refused.
 */
export function checkNew(type: string, made: Class, args: readonly unknown[]): void {
  const parameters = CONSTRUCTORS.get(type)?.[isOwnClass(made) ? "own" : "extended"]();
  if (parameters) checkArguments(parameters, undefined, args);
}

/**
 * Has the arguments of each public method of a class checked when it is called, and marks the class, so that its objects are
 * known as of this type. The file of a class calls it below the class.
 */
export function checkCalls(type: string, made: Class): void {
  markAs(type, made.prototype);
  for (const [call, signature] of callsOf(type)) {
    if (call === "new") continue;
    const holder = call.startsWith("#") ? made.prototype : made;
    const name = call.slice(1);
    const descriptor = Object.getOwnPropertyDescriptor(holder, name);
    const parameters = once(() => parametersIn(signature));
    const value = checked(descriptor?.value as Method, parameters);
    Object.defineProperty(holder, name, { ...descriptor, value });
  }
}

function parametersIn(signature: string, isExtended = false): readonly Parameter[] {
  return fieldsIn(signature).map((field) => ({ ...field, check: checkOf(field.type, isExtended) }));
}

function checked(method: Method, parameters: () => readonly Parameter[]): Method {
  return function (this: unknown, ...args: unknown[]): unknown {
    checkArguments(parameters(), this, args);
    return Reflect.apply(method, this, args);
  };
}

function checkArguments(parameters: readonly Parameter[], self: unknown, args: readonly unknown[]): void {
  for (let index = 0; index < parameters.length; index++) {
    const parameter = parameters[index];
    const value = parameter.isRest ? args.slice(index) : args[index];
    if (value === undefined && parameter.isOptional) continue;
    const mistake = parameter.check(value);
    if (mistake) throw invalid(sentence(parameter, mistake), placeOf(self, parameters, args));
  }
}

function sentence({ name, type }: Field, { path, told }: Mistake): string {
  return `'${isStruct(type) && path !== "" ? path.slice(1) : name + path}' ${told}`;
}

/** The construct that a call is about: the one that has the method, or the one that it would make. */
function placeOf(self: unknown, parameters: readonly Field[], args: readonly unknown[]): Place | undefined {
  const [first, id] = args;
  if (isObject(self) && isConstruct(self)) return self;
  if (!isObject(first) || !isConstruct(first)) return undefined;
  if (parameters.at(1)?.name !== "id" || typeof id !== "string") return first;
  return { node: { path: [first.node.path, id].filter((part) => part !== "").join("/") } };
}
