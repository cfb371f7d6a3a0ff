import { invalid, type Place } from "./errors";
import { once } from "./once";
import { callsOf, type Field, fieldsIn } from "./read-signatures";
import { CALLS } from "./signatures/calls";
import { isOwnClass, markAs } from "./typed-objects";
import { mistakeInArgument } from "./typed-value";
import { isConstruct, isObject } from "./value-kind";

type Method = (this: unknown, ...args: unknown[]) => unknown;

/** A class, also an abstract one or one with a private constructor. */
interface Class {
  readonly prototype: object;
}

const CONSTRUCTORS = new Map(
  Object.keys(CALLS).map((type) => [type, once(() => fieldsIn(callsOf(type).get("new") ?? ""))]),
);

/**
 * Throws for arguments of a constructor that are missing, misspelt or of a wrong type. TypeScript refuses them; JavaScript and
 * JSON do not. A constructor calls it first, so that a refused construct is not in the tree.
 *
 * A class that a user derives may pass on props with more in them than ours. Then only a misspelling is refused.
 */
export function checkNew(type: string, made: Class, args: readonly unknown[]): void {
  check(CONSTRUCTORS.get(type)?.() ?? [], undefined, args, !isOwnClass(made));
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
    const fields = once(() => fieldsIn(signature));
    const value = checked(descriptor?.value as Method, fields);
    Object.defineProperty(holder, name, { ...descriptor, value });
  }
}

function checked(method: Method, fields: () => readonly Field[]): Method {
  return function (this: unknown, ...args: unknown[]): unknown {
    check(fields(), this, args, false);
    return Reflect.apply(method, this, args);
  };
}

function check(fields: readonly Field[], self: unknown, args: readonly unknown[], isExtended: boolean): void {
  for (const [index, field] of fields.entries()) {
    const mistake = mistakeInArgument(field, field.isRest ? args.slice(index) : args[index], isExtended);
    if (mistake) throw invalid(`'${mistake.prop}' ${mistake.told}`, placeOf(self, fields, args));
  }
}

/** The construct that a call is about: the one that has the method, or the one that it would make. */
function placeOf(self: unknown, fields: readonly Field[], args: readonly unknown[]): Place | undefined {
  const [first, id] = args;
  if (isObject(self) && isConstruct(self)) return self;
  if (!isObject(first) || !isConstruct(first)) return undefined;
  if (fields.at(1)?.name !== "id" || typeof id !== "string") return first;
  return { node: { path: [first.node.path, id].filter((part) => part !== "").join("/") } };
}
