import { bindingSchema } from "../../stand-ins/schema/binding-schema";
import { schemaAt } from "../../stand-ins/schema/newer-schema";
import type { Block } from "../../stand-ins/schema/schema";

/** The arguments of a resource type in a version of the provider, as `template.scaling.max_instance_count`. */
export function argumentsOf(type: string, version?: string): string[] {
  return pathsIn(schemaAt(version, type, bindingSchema("google", "resource", type))).sort();
}

function pathsIn(block: Block, before = ""): string[] {
  const own = block.attributes.filter(({ required, optional }) => required || optional);
  return [
    ...own.map(({ name }) => before + name).filter((path) => path !== "id"),
    ...block.blocks.flatMap(({ name, block: inner }) => pathsIn(inner, `${before}${name}.`)),
  ];
}

/** Those of some arguments that a resource sets. */
export function writtenIn(resource: object, paths: readonly string[]): string[] {
  return paths.filter((path) => isSet(resource, path.split(".")));
}

function isSet(value: unknown, [name, ...deeper]: string[]): boolean {
  if (value === undefined || value === null) return false;
  if ((name as string | undefined) === undefined) return true;
  if (Array.isArray(value)) return value.some((item) => isSet(item, [name, ...deeper]));
  return typeof value === "object" && isSet((value as { [name: string]: unknown })[name], deeper);
}
