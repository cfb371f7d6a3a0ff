import type { Value } from "../schema/value";
import type { ConfigReader } from "./config-reader";

/** Reads any JSON value like terraform: every string and every key is a template. */
export function localValue(reader: ConfigReader, json: unknown, at: string): Value {
  if (typeof json === "string") return reader.text("string", json, at);
  if (Array.isArray(json)) {
    return json.map((element, position) => localValue(reader, element, `${at}.${String(position)}`));
  }
  if (typeof json !== "object" || json === null) return json as Value;
  return Object.fromEntries(
    Object.entries(json).map(([key, inner]) => {
      const name = reader.text("string", key, `${at} key`);
      return [typeof name === "string" ? name : key, localValue(reader, inner, `${at}.${key}`)];
    }),
  );
}
