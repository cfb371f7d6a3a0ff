import { type JsonObject, objectsIn } from "./json";

/** A resource or data source, as a document declares it. */
export interface Declaration {
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly address: string;
  readonly json: JsonObject;
}

/** The resources and data sources in a JSON configuration. Terraform accepts an object or a list of objects. */
export function declarationsIn(configuration: JsonObject): Declaration[] {
  return [
    ...declarations(configuration.resource, "managed", ""),
    ...declarations(configuration.data, "data", "data."),
  ];
}

function declarations(blocks: unknown, mode: Declaration["mode"], prefix: string): Declaration[] {
  const found: Declaration[] = [];
  for (const [type, named] of entriesIn(blocks)) {
    for (const [name, declared] of entriesIn(named)) {
      const address = `${prefix}${type}.${name}`;
      for (const json of objectsIn(declared)) found.push({ mode, type, address, json });
    }
  }
  return found;
}

function entriesIn(blocks: unknown): [string, unknown][] {
  return objectsIn(blocks).flatMap((block) => Object.entries(block));
}
