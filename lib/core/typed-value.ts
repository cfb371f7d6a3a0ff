import { toldOfAddition, toldOfLoop } from "./looped-tokens";
import { once } from "./once";
import { type Field, fieldsIn } from "./read-signatures";
import { ENUMS } from "./signatures/enums";
import { OBJECTS } from "./signatures/objects";
import { STRUCTS } from "./signatures/structs";
import { likelyMeant, MOST_EDITS } from "./spelling-help";
import { holdsToken, isListToken, isMapToken, isResolvable } from "./token-text";
import { remedyFor, typeTest, wanted } from "./typed-objects";
import { isLiteral, isObject, kindOf, withArticle } from "./value-kind";

/** What is wrong with a value: where in it, like `.labels` or `[0]`, and the rest of the sentence behind the name. */
export interface Mistake {
  readonly path: string;
  readonly told: string;
}

/** Finds the first thing that is wrong with a value. It makes no text before it has found one, because each call runs it. */
export type Check = (value: unknown) => Mistake | undefined;

/** The props of an interface without behaviour. */
interface Struct {
  readonly name: string;
  readonly fields: readonly Field[];
  readonly checks: ReadonlyMap<string, Check>;
}

const STRUCTS_BY_NAME = new Map(
  Object.entries(STRUCTS).map(([name, signature]) => [name, once(() => structOf(name, signature))]),
);

function structOf(name: string, signature: string): Struct {
  const fields = fieldsIn(signature);
  return { name, fields, checks: new Map(fields.map((field) => [field.name, checkOf(field.type)])) };
}

/** Whether a type is an interface without behaviour: its props are named without the name of what holds them. */
export function isStruct(type: string): boolean {
  return STRUCTS_BY_NAME.has(type);
}

/** The check of a type. `isExtended` says that a class of the user's passes the props on, which may have more of them. */
export function checkOf(type: string, isExtended = false): Check {
  if (type === "any") return () => undefined;
  if (type.includes("|")) return unionCheck(type.split("|"));
  if (type.endsWith("[]")) return listCheck(checkOf(type.slice(0, -2)));
  if (type.startsWith("{")) return mapCheck(type.slice(1, -1));
  const struct = STRUCTS_BY_NAME.get(type);
  if (struct) return (value) => mistakeInStruct(struct(), value, isExtended);
  const isOf = Object.hasOwn(ENUMS, type) ? enumTest(type) : simpleTest(type);
  const canBeItem = ["string", "number"].includes(type);
  return (value) => {
    const told = canBeItem ? toldOfLoop(value) : undefined;
    if (told !== undefined) return { path: "", told };
    return isOf(value)
      ? undefined
      : wrong(wanted(type), value, tokenRemedy(type, value) || remedyFor(type, value));
  };
}

function unionCheck(types: readonly string[]): Check {
  const checks = types.map((type) => checkOf(type));
  const what = types.map(wanted).join(" or ");
  return (value) => {
    const fits = checks.some((check) => check(value) === undefined);
    return fits ? undefined : wrong(what, value);
  };
}

function enumTest(type: string): (value: unknown) => boolean {
  const values = new Set<unknown>(ENUMS[type].split("|"));
  return (value) => values.has(value) || isTextToken(value);
}

function simpleTest(type: string): (value: unknown) => boolean {
  if (type === "string") return (value) => typeof value === type;
  if (["number", "boolean"].includes(type)) {
    return (value) => typeof value === type || isTextToken(value) || isTokenObject(value);
  }
  const isOfType = typeTest(type);
  return (value) => isObject(value) && isOfType(value);
}

function isTextToken(value: unknown): boolean {
  return typeof value === "string" && holdsToken(value);
}

/** A token that cdktf types as `any`, such as the value of a variable. Code that reads texts or lists cannot work with it. */
function isTokenObject(value: unknown): boolean {
  return isObject(value) && isResolvable(value);
}

const TOKEN_REMEDIES: { readonly [type: string]: string } = {
  string: "; use stringValue of a variable, or Token.asString",
  list: "; use listValue of a variable, or Token.asList",
};

/** How a token that is an object becomes one that has a type, behind a semicolon; empty for other values. */
function tokenRemedy(type: string, value: unknown): string {
  return isTokenObject(value) ? (TOKEN_REMEDIES[type] ?? "") : "";
}

function mistakeInStruct(struct: Struct, value: unknown, isExtended: boolean): Mistake | undefined {
  if (!isObject(value) || Array.isArray(value)) return wrong(withArticle(struct.name), value);
  const given = value as { readonly [name: string]: unknown };
  return isLiteral(value)
    ? (mistakeInGiven(struct, given, isExtended) ?? missingIn(struct, given))
    : mistakeInObject(struct, given);
}

function mistakeInGiven(
  struct: Struct,
  given: { readonly [name: string]: unknown },
  isExtended: boolean,
): Mistake | undefined {
  for (const name of Object.keys(given)) {
    const item = given[name];
    if (item === undefined) continue;
    const check = struct.checks.get(name);
    const mistake = check ? check(item) : unknownProp(struct, name, isExtended);
    if (mistake) return check ? within(`.${name}`, mistake) : mistake;
  }
  return undefined;
}

function missingIn(
  { fields, checks }: Struct,
  given: { readonly [name: string]: unknown },
): Mistake | undefined {
  const missing = fields.find(({ name, isOptional }) => !isOptional && given[name] === undefined);
  const mistake = missing && checks.get(missing.name)?.(undefined);
  return missing && mistake && within(`.${missing.name}`, mistake);
}

/** TypeScript takes an object with a class of its own as props, too, if it has a prop at least. It may have more. */
function mistakeInObject(
  { name: type, fields, checks }: Struct,
  given: { readonly [name: string]: unknown },
): Mistake | undefined {
  if (!fields.some(({ name }) => name in given))
    return wrong(withArticle(type), given, fieldRemedy(fields, given));
  for (const { name, isOptional } of fields) {
    const item = given[name];
    const mistake = item === undefined && isOptional ? undefined : checks.get(name)?.(item);
    if (mistake) return within(`.${name}`, mistake);
  }
  return undefined;
}

/** The prop that takes an object which is given in the place of all props, behind a semicolon; empty if none or several do. */
function fieldRemedy(fields: readonly Field[], given: object): string {
  const found = fields.filter(({ type }) => Object.hasOwn(OBJECTS, type) && typeTest(type)(given));
  return found.length === 1 ? `; use { ${found[0].name} }` : "";
}

function unknownProp({ name: type, fields }: Struct, name: string, isExtended: boolean): Mistake | undefined {
  const names = fields.map((field) => field.name);
  const meant = likelyMeant(name, names, isExtended ? 1 : MOST_EDITS);
  if (meant === undefined && isExtended) return undefined;
  const remedy = meant === undefined ? "leave it out" : `did you mean '${meant}'?`;
  return { path: `.${name}`, told: `must be one of the props of ${type}, got an unknown name; ${remedy}` };
}

function listCheck(checkItem: Check): Check {
  return (value) => {
    if (!Array.isArray(value)) {
      const remedy = checkItem(value) ? "" : "; put it into one";
      return wrong("a list", value, tokenRemedy("list", value) || remedy);
    }
    const items: readonly unknown[] = value;
    if (isListToken(items)) return undefined;
    for (const [index, item] of items.entries()) {
      const mistake = checkItem(item);
      if (mistake) return within(`[${index}]`, mistake);
    }
    return undefined;
  };
}

function mapCheck(itemType: string): Check {
  const checkItem = checkOf(itemType);
  const takesTokens = ["any", "string"].includes(itemType);
  return (value) => {
    if (!isObject(value) || !isLiteral(value)) {
      return takesTokens && isTokenObject(value) ? undefined : wrong("an object", value);
    }
    const told = toldOfAddition(value);
    if (told !== undefined) return { path: "", told };
    if (isMapToken(value)) return undefined;
    for (const [key, item] of Object.entries(value)) {
      const mistake = checkItem(item);
      if (mistake) return within(`.${key}`, mistake);
    }
    return undefined;
  };
}

function within(step: string, { path, told }: Mistake): Mistake {
  return { path: step + path, told };
}

function wrong(what: string, value: unknown, remedy = ""): Mistake {
  return { path: "", told: `must be ${what}, got ${kindOf(value)}${remedy}` };
}
