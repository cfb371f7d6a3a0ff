import { once } from "./once";
import { type Field, fieldsIn } from "./read-signatures";
import { ENUMS } from "./signatures/enums";
import { STRUCTS } from "./signatures/structs";
import { likelyMeant, MOST_EDITS } from "./spelling-help";
import { holdsToken, isItemOfListToken, isMapToken, isResolvable } from "./token-text";
import { isOfType, remedyFor, wanted } from "./typed-objects";
import { isLiteral, isObject, kindOf, withArticle } from "./value-kind";

/** What is wrong with a value: the prop, and the rest of the sentence behind it. */
export interface Mistake {
  readonly prop: string;
  readonly told: string;
}

const STRUCT_FIELDS = new Map(
  Object.entries(STRUCTS).map(([name, signature]) => [name, once(() => fieldsIn(signature))]),
);

/**
 * The first thing that is wrong with an argument of a call; undefined where TypeScript would take it.
 *
 * @param isExtended whether a class of the user's passes the props on, which may have more of them
 */
export function mistakeInArgument(field: Field, value: unknown, isExtended: boolean): Mistake | undefined {
  const { name, type, isOptional } = field;
  if (value === undefined && isOptional) return undefined;
  if (!Object.hasOwn(STRUCTS, type)) return mistakeIn(type, value, name);
  return mistakeInStruct(type, value, { prop: name, within: "", isExtended });
}

function mistakeIn(type: string, value: unknown, prop: string): Mistake | undefined {
  if (type === "any") return undefined;
  if (type.endsWith("[]")) return mistakeInList(type.slice(0, -2), value, prop);
  if (type.startsWith("{")) return mistakeInMap(type.slice(1, -1), value, prop);
  if (Object.hasOwn(STRUCTS, type)) {
    return mistakeInStruct(type, value, { prop, within: `${prop}.`, isExtended: false });
  }
  if (type === "string" && typeof value === "string" && isItemOfListToken(value)) return loopOverToken(prop);
  return isOf(type, value) ? undefined : wrong(prop, wanted(type), value, remedyFor(type));
}

interface StructPlace {
  readonly prop: string;
  readonly within: string;
  readonly isExtended: boolean;
}

function mistakeInStruct(name: string, value: unknown, place: StructPlace): Mistake | undefined {
  const fields = STRUCT_FIELDS.get(name)?.() ?? [];
  if (!isObject(value) || Array.isArray(value) || sharesNothing(fields, value)) {
    return wrong(place.prop, withArticle(name), value);
  }
  const unknown = isLiteral(value) ? unknownProp(name, fields, value, place) : undefined;
  if (unknown) return unknown;
  const given = value as { readonly [name: string]: unknown };
  for (const { name: prop, type, isOptional } of fields) {
    const item = given[prop];
    if (item === undefined && isOptional) continue;
    const mistake = mistakeIn(type, item, place.within + prop);
    if (mistake) return mistake;
  }
  return undefined;
}

/** TypeScript takes an object with a class of its own as props, too, if it has a prop at least. */
function sharesNothing(fields: readonly Field[], value: object): boolean {
  return !isLiteral(value) && !fields.some(({ name }) => name in value);
}

function unknownProp(
  type: string,
  fields: readonly Field[],
  value: object,
  { within, isExtended }: StructPlace,
): Mistake | undefined {
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined || fields.some(({ name }) => name === key)) continue;
    const names = fields.map(({ name }) => name);
    const meant = likelyMeant(key, names, isExtended ? 1 : MOST_EDITS);
    if (meant === undefined && isExtended) continue;
    const remedy = meant === undefined ? "leave it out" : `did you mean '${meant}'?`;
    return {
      prop: within + key,
      told: `must be one of the props of ${type}, got an unknown name; ${remedy}`,
    };
  }
  return undefined;
}

function mistakeInList(type: string, value: unknown, prop: string): Mistake | undefined {
  if (isTokenForAll(value)) return undefined;
  if (!Array.isArray(value)) {
    const isItem = mistakeIn(type, value, prop) === undefined;
    return wrong(prop, "a list", value, isItem ? "; put it into one" : "");
  }
  const items: readonly unknown[] = value;
  if (items.length === 1 && typeof items[0] === "string" && isItemOfListToken(items[0])) return undefined;
  for (const [index, item] of items.entries()) {
    const mistake = mistakeIn(type, item, `${prop}[${index}]`);
    if (mistake) return mistake;
  }
  return undefined;
}

function mistakeInMap(type: string, value: unknown, prop: string): Mistake | undefined {
  if (isTokenForAll(value)) return undefined;
  if (!isObject(value) || !isLiteral(value)) return wrong(prop, "an object", value);
  if (isMapToken(value)) return undefined;
  for (const [key, item] of Object.entries(value)) {
    const mistake = mistakeIn(type, item, `${prop}.${key}`);
    if (mistake) return mistake;
  }
  return undefined;
}

function isOf(type: string, value: unknown): boolean {
  if (type === "string" || type === "number" || type === "boolean") {
    return typeof value === type || isTokenForAll(value);
  }
  if (Object.hasOwn(ENUMS, type)) {
    return ENUMS[type].split("|").includes(value as string) || isTokenForAll(value);
  }
  return isObject(value) && isOfType(type, value);
}

/** What cdktf types as `any`, such as the value of a variable. */
function isTokenForAll(value: unknown): boolean {
  if (typeof value === "string") return holdsToken(value);
  return isObject(value) && isResolvable(value);
}

function loopOverToken(prop: string): Mistake {
  const told =
    "must be a text, got an item of a list that only Terraform knows, over which no loop in code can run; use a TerraformIterator, or a variable for each item";
  return { prop, told };
}

function wrong(prop: string, what: string, value: unknown, remedy = ""): Mistake {
  return { prop, told: `must be ${what}, got ${kindOf(value)}${remedy}` };
}
