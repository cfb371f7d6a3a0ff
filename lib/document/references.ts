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
  return Object.entries(block).flatMap(([name, json]) => (name === "//" ? [] : referencesAt(json, [name])));
}

function referencesAt(json: Json | undefined, path: readonly string[]): Reference[] {
  if (Array.isArray(json)) return (json as readonly Json[]).flatMap((one) => referencesAt(one, path));
  if (isObject(json)) {
    return Object.entries(json).flatMap(([name, inner]) => referencesAt(inner, [...path, name]));
  }
  const template = templateIn(json, path[path.length - 1]);
  const addresses = template === undefined ? [] : addressesIn(readTemplate(template));
  return [...new Set(addresses)].map((to) => ({ argument: path.join("."), to }));
}

/** The template in the value of an argument; undefined if it has none. */
function templateIn(json: Json | undefined, name: string): string | undefined {
  if (typeof json !== "string") return undefined;
  if (json.includes("${")) return json;
  return ADDRESSES.has(name) ? `\${${json}}` : undefined;
}

/** Reads to which blocks others refer, without the arguments: the search for circles asks it of every block. */
export class NeedsReader {
  // Several blocks have the same text, such as all grants of a function.
  private readonly known = new Map<string, readonly string[]>();

  /** The addresses of the blocks that a block refers to. One can occur several times. */
  public needsOf(block: JsonObject): readonly string[] {
    const needs: string[] = [];
    for (const name in block) if (name !== "//") this.addNeeds(block[name], name, needs);
    return needs;
  }

  // With `for…in`, V8 knows that the object has the property. With a list of keys, this takes twice the instructions.
  private addNeeds(json: Json | undefined, name: string, needs: string[]): void {
    if (Array.isArray(json)) {
      for (const one of json as readonly Json[]) this.addNeeds(one, name, needs);
    } else if (isObject(json)) {
      for (const inner in json) this.addNeeds(json[inner], inner, needs);
    } else {
      const template = templateIn(json, name);
      if (template !== undefined) needs.push(...this.addressesOf(template));
    }
  }

  private addressesOf(template: string): readonly string[] {
    let addresses = this.known.get(template);
    if (!addresses) {
      addresses = addressesIn(readTemplate(template));
      this.known.set(template, addresses);
    }
    return addresses;
  }
}

function addressesIn(expression: Expression): readonly string[] {
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
