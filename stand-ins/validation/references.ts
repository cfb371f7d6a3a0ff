import type { Named, StackDocument } from "../hcl/stack-document";
import type { Declared } from "./declarations";

/** The references in the arguments that terraform itself reads. */
export function metaReferences(json: Named): string[] {
  const { depends_on = [], lifecycle = {} } = json as { depends_on?: string[]; lifecycle?: Named };
  const { replace_triggered_by = [] } = lifecycle as { replace_triggered_by?: string[] };
  return [...depends_on, ...replace_triggered_by];
}

/** The address at the beginning of a reference: of a resource, a data source, a variable or a local value. */
export function addressOf(reference: string): string {
  return reference
    .split(".")
    .slice(0, reference.startsWith("data.") ? 3 : 2)
    .join(".");
}

/** The problem of a reference to something that does not exist, or to an attribute that does not exist. */
export function dangling(
  reference: string,
  declarations: Map<string, Declared>,
  { variable = {}, locals = {} }: StackDocument,
): string[] {
  for (const [prefix, values] of Object.entries({ "var.": variable, "local.": locals })) {
    if (!reference.startsWith(prefix)) continue;
    return Object.hasOwn(values, reference.slice(prefix.length)) ? [] : [`${reference} is not declared`];
  }
  const address = addressOf(reference);
  const { schema } = declarations.get(address) ?? {};
  if (!schema) return [`${reference} is not declared`];
  const attribute = /^\.(\w+)/.exec(reference.slice(address.length))?.[1];
  const names = ["id", ...[...schema.attributes, ...schema.blocks].map(({ name }) => name)];
  return attribute === undefined || names.includes(attribute) ? [] : [`${reference} is no attribute`];
}

/** The first cycle of references, as a problem. */
export function cycle(edges: Map<string, string[]>): string[] {
  const done = new Set<string>();
  const visit = (address: string, above: string[]): string[] => {
    if (above.includes(address)) return [`a cycle: ${[...above, address].join(", ")}`];
    if (done.has(address)) return [];
    const found = (edges.get(address) ?? []).flatMap((next) => visit(next, [...above, address]));
    done.add(address);
    return found;
  };
  return [...edges.keys()].flatMap((address) => visit(address, [])).slice(0, 1);
}
