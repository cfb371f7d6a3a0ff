import { isDeepStrictEqual } from "node:util";
import { ConfigReader } from "../hcl/config-reader";
import type { Named, StackDocument } from "../hcl/stack-document";
import { Fakes } from "../provider/fakes";
import { withFilledBlocks } from "../provider/filled-in";
import { KeptState } from "../provider/kept-state";
import { replacements } from "../provider/replacement";
import { mapAttributes } from "../schema/block-values";
import type { AttributeType, Block } from "../schema/schema";
import { isKnown, isValues, UNKNOWN, type Value, type Values } from "../schema/value";
import { declarationsIn, googleVersionIn } from "./declarations";
import { META } from "./meta-arguments";

/** The arguments of resources, by address. */
export type Held = ReadonlyMap<string, Values>;

/** Reads a reference as its own text, so that an unchanged reference is an unchanged value. */
class LiteralReader extends ConfigReader {
  public override text(type: AttributeType, json: string, at: string): Value {
    const value = super.text(type, json, at);
    return value === UNKNOWN ? json : value;
  }
}

/**
 * The resources in Google after several versions of a stack are deployed in turn, computed without Terraform.
 *
 * If the code leaves out an argument that the provider keeps in the state, the value of an earlier version stays.
 */
export function heldAfter(...versions: StackDocument[]): Held {
  return versions.reduce<Held>((before, version) => deployed(version, before), new Map());
}

/** The differences, one line per argument. Resources that only one side has are left out. */
export function differences(one: Held, other: Held): string[] {
  return [...one].flatMap(([address, values]) => {
    const others = other.get(address);
    return others === undefined ? [] : differencesIn(values, others, address);
  });
}

function deployed(document: StackDocument, before: Held): Held {
  const [settings] = [(document.provider?.google ?? {}) as Named | Named[]].flat();
  const version = googleVersionIn(document);
  const held = new Map<string, Values>();
  for (const [address, { kind, type, json, schema }] of declarationsIn(document)) {
    if (kind !== "resource" || !schema) continue;
    const given = Object.fromEntries(Object.entries(json).filter(([name]) => !META.includes(name)));
    const proposed = new LiteralReader().block(schema, given);
    const planned = plannedFrom(new KeptState(type, version), type, schema, proposed, before.get(address));
    held.set(address, answered(type, schema, planned, settings as Values));
  }
  return held;
}

function plannedFrom(
  state: KeptState,
  type: string,
  block: Block,
  proposed: Values,
  prior: Values | undefined,
): Values {
  if (!prior) return proposed;
  // Terraform itself keeps single arguments, according to the schema. The provider keeps whole blocks.
  const blocks = state.in(block, proposed, prior);
  const kept = mapAttributes(block, blocks, (attribute, value, path) =>
    attribute.optional && attribute.computed && value === null ? (valueAt(prior, path) ?? null) : value,
  );
  return replacements(type, block, prior, kept).length > 0 ? proposed : kept;
}

function answered(type: string, block: Block, planned: Values, settings: Values): Values {
  const filled = withFilledBlocks(type, block, planned);
  const fakes = new Fakes(type, filled, settings);
  return mapAttributes(block, filled, (attribute, value, path) =>
    attribute.computed && !isKnown(value) ? fakes.value(attribute.type, path) : value,
  );
}

function valueAt(values: Value, path: readonly (string | number)[]): Value | undefined {
  return path.reduce<Value | undefined>(
    (value, step) => (Array.isArray(value) ? value[Number(step)] : isValues(value) ? value[step] : undefined),
    values,
  );
}

function differencesIn(one: Value | undefined, other: Value | undefined, at: string): string[] {
  if (isDeepStrictEqual(one, other)) return [];
  if (!isNested(one) || !isNested(other)) {
    return [`${at}: ${JSON.stringify(one)} instead of ${JSON.stringify(other)}`];
  }
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].flatMap((name) => differencesIn(one[name], other[name], `${at}.${name}`));
}

/** Whether a value is an object or a list. */
function isNested(value: Value | undefined): value is Values {
  return typeof value === "object" && value !== null;
}
