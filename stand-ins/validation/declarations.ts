import type { Blocks, Named, StackDocument } from "../hcl/stack-document";
import { bindingSchema } from "../schema/binding-schema";
import type { Block } from "../schema/schema";

/** A resource or a data source of a stack. */
export interface Declared {
  readonly kind: "resource" | "data source";
  readonly type: string;
  readonly name: string;
  readonly json: Named;
  /** The local name of its provider: the given one, or the first word of its type. */
  readonly provider: string;
  /** The schema of its type; undefined if the provider has no such type. */
  readonly schema?: Block;
}

/** The resources and data sources of a stack, by address. */
export function declarationsIn({ resource = {}, data = {} }: StackDocument): Map<string, Declared> {
  const all = (blocks: Blocks, kind: Declared["kind"], prefix: string): [string, Declared][] =>
    Object.entries(blocks).flatMap(([type, named]) =>
      Object.entries(named).map(([name, json]): [string, Declared] => [
        `${prefix}${type}.${name}`,
        declaration(kind, type, name, json),
      ]),
    );
  return new Map([...all(resource, "resource", ""), ...all(data, "data source", "data.")]);
}

function declaration(kind: Declared["kind"], type: string, name: string, json: Named): Declared {
  const { provider: given = type.split("_")[0] } = json as { provider?: string };
  const [provider] = given.split(".");
  return { kind, type, name, json, provider, schema: schemaOf(provider, kind, type) };
}

const ABSENT = new Set<string>();

function schemaOf(provider: string, kind: Declared["kind"], type: string): Block | undefined {
  const key = `${provider} ${kind} ${type}`;
  if (ABSENT.has(key)) return undefined;
  try {
    return bindingSchema(provider, kind, type);
  } catch {
    ABSENT.add(key);
    return undefined;
  }
}
