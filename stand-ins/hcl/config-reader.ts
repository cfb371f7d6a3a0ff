import type { AttributeType, Block, NestedBlock } from "../schema/schema";
import { UNKNOWN, type Value, type Values } from "../schema/value";
import type { Named } from "./stack-document";
import { template } from "./template";

type CollectionType = Extract<AttributeType, unknown[]>;

/** Reads blocks by their schema, like the core of terraform. */
export class ConfigReader {
  public readonly references: string[] = [];
  public readonly problems: string[] = [];

  /** Every argument of the schema, as a value or null, as terraform sends it to providers. */
  public block({ attributes, blocks }: Block, json: Named, at = ""): Values {
    const known = new Set([...attributes, ...blocks].map(({ name }) => name));
    for (const name of Object.keys(json)) {
      if (!known.has(name)) this.problems.push(`${at}${name} is no argument`);
    }
    const values: Values = {};
    for (const { name, type, required } of attributes) {
      values[name] = this.value(type, json[name], at + name);
      if (required && json[name] === undefined) this.problems.push(`${at}${name} is required`);
    }
    for (const nested of blocks)
      values[nested.name] = this.nested(nested, json[nested.name], at + nested.name);
    return values;
  }

  private nested({ nesting, required, repeated, block }: NestedBlock, json: unknown, at: string): Value {
    if (nesting === "single") return json === undefined ? null : this.block(block, json as Named, `${at}.`);
    const all = (json === undefined ? [] : [json].flat()) as Named[];
    if (all.length > 1 && !repeated) this.problems.push(`${at} stands ${String(all.length)} times`);
    if (all.length === 0 && required) this.problems.push(`${at} is required`);
    return all.map((one, position) => this.block(block, one, `${at}.${String(position)}.`));
  }

  private value(type: AttributeType, json: unknown, at: string): Value {
    if (json === undefined || json === null) return null;
    if (typeof json === "string") return this.text(type, json, at);
    if (typeof json === "number" && (type === "number" || type === "string")) {
      return type === "string" ? String(json) : json;
    }
    if (typeof json === "boolean" && type === "bool") return json;
    return (
      (Array.isArray(type) ? this.collection(type, json, at) : undefined) ?? this.mismatch(type, json, at)
    );
  }

  private collection([kind, element]: CollectionType, json: unknown, at: string): Value | undefined {
    if (kind === "object" || typeof json !== "object" || json === null) return undefined;
    if (kind !== "map") {
      return Array.isArray(json)
        ? json.map((one, position) => this.value(element, one, `${at}.${String(position)}`))
        : undefined;
    }
    if (Array.isArray(json)) return undefined;
    return Object.fromEntries(
      Object.entries(json).map(([key, inner]) => {
        const name = this.text("string", key, `${at} key`);
        return [typeof name === "string" ? name : key, this.value(element, inner, `${at}.${key}`)];
      }),
    );
  }

  private mismatch(type: AttributeType, json: unknown, at: string): Value {
    this.problems.push(`${at} must be ${JSON.stringify(type)}, got ${JSON.stringify(json).slice(0, 80)}`);
    return UNKNOWN;
  }

  /** The value of a string, after terraform's type conversion. */
  public text(type: AttributeType, json: string, at: string): Value {
    const { text, references, problems } = template(json);
    this.references.push(...references);
    this.problems.push(...problems.map((problem) => `${at} holds ${problem}`));
    if (text === undefined) return UNKNOWN;
    if (type === "string") return text;
    if (type === "number" && text.trim() !== "" && Number.isFinite(Number(text))) return Number(text);
    if (type === "bool" && (text === "true" || text === "false")) return text === "true";
    return this.mismatch(type, json, at);
  }
}
