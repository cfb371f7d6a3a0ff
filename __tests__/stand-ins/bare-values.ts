import { bindingSchema } from "../../stand-ins/schema/binding-schema";
import type { Block } from "../../stand-ins/schema/schema";
import { timeSchema } from "../../stand-ins/schema/time-schema";
import type { Value, Values } from "../../stand-ins/schema/value";

// Only google-beta has these types, and its bindings are an optional package.
const isBeta = (type: string): boolean => type.startsWith("google_api_gateway_");

/** Whether the bindings of a type are installed. */
export function isInstalled(type: string): boolean {
  try {
    return !isBeta(type) || require.resolve("@cdktf/provider-google-beta/package.json") !== "";
  } catch {
    return false;
  }
}

export function schemaOf(type: string): Block {
  if (type.startsWith("time_")) return timeSchema(type);
  return bindingSchema(isBeta(type) ? "google-beta" : "google", "resource", type);
}

/** A configuration with each block once, and without any attributes. */
export function bare({ attributes, blocks }: Block): Values {
  return Object.fromEntries([
    ...attributes.map(({ name }): [string, Value] => [name, null]),
    ...blocks.map(({ name, nesting, block }): [string, Value] => [
      name,
      nesting === "single" ? bare(block) : [bare(block)],
    ]),
  ]);
}
