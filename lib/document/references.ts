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
  const found: Reference[] = [];
  for (const name of Object.keys(block)) {
    if (name !== "//") collect(block[name], [name], found);
  }
  return found;
}

/** Adds the references of a value. The path leads to it; it is the same list for all values of a block. */
function collect(json: Json | undefined, path: string[], found: Reference[]): void {
  if (typeof json === "string") {
    collectFrom(json, path, found);
  } else if (Array.isArray(json)) {
    for (const one of json as readonly Json[]) collect(one, path, found);
  } else if (isObject(json)) {
    for (const name of Object.keys(json)) {
      path.push(name);
      collect(json[name], path, found);
      path.pop();
    }
  }
}

function collectFrom(text: string, path: readonly string[], found: Reference[]): void {
  const isTemplate = text.includes("${");
  if (!isTemplate && !ADDRESSES.has(path[path.length - 1])) return;
  const argument = path.join(".");
  const addresses = addressesIn(readTemplate(isTemplate ? text : `\${${text}}`));
  for (const to of new Set(addresses)) found.push({ argument, to });
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
