import type { Expression } from "./expression";
import { isObject, type Json, type JsonObject } from "./json";
import { readTemplate } from "./template";

/** A place in a block that refers to another block. */
export interface Reference {
  /** The argument in which it stands, such as `service_config.environment_variables.URL`. */
  readonly argument: string;

  /** The address of the other block, such as `google_service_account.orders` or `local.document`. */
  readonly to: string;
}

// Arguments that name addresses in plain text.
const ADDRESSES = new Set(["depends_on", "replace_triggered_by"]);

/** All references in the arguments of a block, also those that are no value, such as `depends_on`. */
export function referencesIn(block: JsonObject): Reference[] {
  return Object.entries(block).flatMap(([name, value]) => (name === "//" ? [] : within(value, [name])));
}

function within(json: Json | undefined, path: readonly string[]): Reference[] {
  if (Array.isArray(json)) return (json as readonly Json[]).flatMap((one) => within(one, path));
  if (isObject(json)) return Object.entries(json).flatMap(([name, one]) => within(one, [...path, name]));
  if (typeof json !== "string") return [];
  const isAddress = ADDRESSES.has(path[path.length - 1]) && !json.includes("${");
  if (!isAddress && !json.includes("${")) return [];
  const addresses = addressesIn(readTemplate(isAddress ? `\${${json}}` : json));
  return [...new Set(addresses)].map((to) => ({ argument: path.join("."), to }));
}

function addressesIn(expression: Expression): string[] {
  switch (expression.is) {
    case "value":
      return [];
    case "template":
      return expression.parts.flatMap(addressesIn);
    case "path": {
      const [first, second] = expression.steps;
      return [expression.root === "data" ? `data.${first}.${second}` : `${expression.root}.${first}`];
    }
    case "index":
      return [expression.of, expression.key].flatMap(addressesIn);
    case "call":
      return expression.args.flatMap(addressesIn);
    case "list":
      return expression.items.flatMap(addressesIn);
    case "fields":
      return expression.entries.flat().flatMap(addressesIn);
    case "choice":
      return [expression.test, expression.yes, expression.no].flatMap(addressesIn);
    case "opaque":
      return expression.refersTo.flatMap(addressesIn);
  }
}
