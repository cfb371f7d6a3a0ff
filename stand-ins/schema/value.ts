import { decode, encode, ExtensionCodec } from "@msgpack/msgpack";

/** A value that Terraform knows only after an apply. */
export const UNKNOWN = Symbol("known after apply");

export type Value = null | string | number | boolean | typeof UNKNOWN | Value[] | Values;

/** The members of a block, an object or a map. */
export interface Values {
  [name: string]: Value;
}

export function isValues(value: Value | undefined): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is given and known already. */
export function isKnown(value: Value): value is Exclude<Value, null | typeof UNKNOWN> {
  return value !== null && value !== UNKNOWN;
}

/** A text or a number as text; empty for every other value. */
export function textOf(value: Value | undefined): string {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}

/** A value in tfplugin6.proto: MessagePack, or JSON if it comes from Terraform's state file. */
export interface DynamicValue {
  readonly msgpack?: Uint8Array;
  readonly json?: Uint8Array;
}

export function decodeValue({ msgpack, json }: DynamicValue): Value {
  return msgpack?.length
    ? (decode(msgpack, { extensionCodec }) as Value)
    : (JSON.parse(Buffer.from(json ?? []).toString() || "null") as Value);
}

export function encodeValue(value: Value): DynamicValue {
  return { msgpack: encode(value, { extensionCodec }) };
}

const extensionCodec = new ExtensionCodec();
const unknownExtension = {
  encode: (value: unknown) => (value === UNKNOWN ? Uint8Array.of(0) : null),
  decode: () => UNKNOWN,
};
extensionCodec.register({ type: 0, ...unknownExtension });
// Extension 12 is an unknown value about which Terraform knows something: a prefix, or that it is not null.
extensionCodec.register({ type: 12, ...unknownExtension, encode: () => null });
