import { type JsonObject, objectsIn } from "./json";

/** A resource or data source, as a document declares it. */
export interface Declaration {
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly address: string;
  readonly json: JsonObject;
}

/** What a configuration in JSON declares. Where Terraform takes an object, it also takes a list of them. */
export function declarationsIn(configuration: JsonObject): Declaration[] {
  return [
    ...declarations(configuration.resource, "managed", ""),
    ...declarations(configuration.data, "data", "data."),
  ];
}

function declarations(blocks: unknown, mode: Declaration["mode"], prefix: string): Declaration[] {
  return entriesIn(blocks).flatMap(([type, named]) =>
    entriesIn(named).flatMap(([name, declared]) =>
      objectsIn(declared).map((json) => ({ mode, type, address: `${prefix}${type}.${name}`, json })),
    ),
  );
}

function entriesIn(blocks: unknown): [string, unknown][] {
  return objectsIn(blocks).flatMap((block) => Object.entries(block));
}
