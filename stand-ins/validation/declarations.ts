import type { Blocks, Named, StackDocument } from "../hcl/stack-document";
import { bindingSchema } from "../schema/binding-schema";
import { schemaAt } from "../schema/newer-schema";
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

/** The resources and data sources of a stack, by address, with the schemas of the providers that it asks for. */
export function declarationsIn(document: StackDocument): Map<string, Declared> {
  const { resource = {}, data = {} } = document;
  const version = googleVersionIn(document);
  const all = (blocks: Blocks, kind: Declared["kind"], prefix: string): [string, Declared][] =>
    Object.entries(blocks).flatMap(([type, named]) =>
      Object.entries(named).map(([name, json]): [string, Declared] => [
        `${prefix}${type}.${name}`,
        declaration(kind, type, name, json, version),
      ]),
    );
  return new Map([...all(resource, "resource", ""), ...all(data, "data source", "data.")]);
}

/** The version of the provider `google` that a stack asks for; undefined where it asks for none. */
export function googleVersionIn({ terraform }: StackDocument): string | undefined {
  const { required_providers: { google = {} } = {} } = (terraform ?? {}) as {
    readonly required_providers?: { readonly google?: { readonly version?: string } };
  };
  return google.version?.replace(/^[^\d]*/, "");
}

function declaration(
  kind: Declared["kind"],
  type: string,
  name: string,
  json: Named,
  version: string | undefined,
): Declared {
  const { provider: given = type.split("_")[0] } = json as { provider?: string };
  const [provider] = given.split(".");
  return { kind, type, name, json, provider, schema: schemaOf(provider, kind, type, version) };
}

const ABSENT = new Set<string>();

function schemaOf(
  provider: string,
  kind: Declared["kind"],
  type: string,
  version: string | undefined,
): Block | undefined {
  const key = `${provider} ${kind} ${type}`;
  if (ABSENT.has(key)) return undefined;
  try {
    const schema = bindingSchema(provider, kind, type);
    return provider === "google" && kind === "resource" ? schemaAt(version, type, schema) : schema;
  } catch {
    ABSENT.add(key);
    return undefined;
  }
}
