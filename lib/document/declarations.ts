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

/** The calls of modules in a JSON configuration, as resources of the type `module`. */
export function modulesIn(configuration: JsonObject): Declaration[] {
  return declarations({ module: configuration.module }, "managed", "");
}

function declarations(blocks: unknown, mode: Declaration["mode"], prefix: string): Declaration[] {
  const found: Declaration[] = [];
  for (const block of objectsIn(blocks)) {
    for (const type of Object.keys(block)) {
      for (const named of objectsIn(block[type])) {
        for (const name of Object.keys(named)) {
          const address = `${prefix}${type}.${name}`;
          for (const json of objectsIn(named[name])) found.push({ mode, type, address, json });
        }
      }
    }
  }
  return found;
}
