import { createHash, randomUUID } from "node:crypto";

/** A step into a value: the name of a field, or a position. */
export type Step = string | number;

export type Scalar = null | boolean | number | string;

/** A value as the document shows it. What it does not show is `unknown`, and never guessed. */
export type Value = Known | List | Fields | Attribute | Text | Either | Unknown;

/** A value that the document contains. An absent value is null, as in Terraform. */
export interface Known {
  readonly is: "known";
  readonly value: Scalar;
}

/** A list, a set or a tuple. */
export interface List {
  readonly is: "list";
  readonly items: readonly Value[];

  /** How many values it contains, at all depths. */
  readonly size: number;
}

/** An object or a map. */
interface Fields {
  readonly is: "fields";
  readonly fields: ReadonlyMap<string, Value>;
  readonly size: number;
}

/** An attribute of a resource or data source, such as `google_service_account.orders.email`. */
export interface Attribute {
  readonly is: "attribute";
  readonly of: Holder;
  readonly path: readonly Step[];
}

/** Text with unknown parts. */
interface Text {
  readonly is: "text";
  readonly parts: readonly Value[];
}

/** One of several values. Terraform decides which one when it runs. */
interface Either {
  readonly is: "either";
  readonly values: readonly Value[];
}

/** A value that only Terraform knows. */
export interface Unknown {
  readonly is: "unknown";

  /** Its spelling. Two values of one document with the same spelling are equal. */
  readonly spelling: string;

  /** The values that it is made from, as far as the document shows them. */
  readonly from: readonly Value[];

  /** The Terraform function that makes it from them. */
  readonly by?: string;
}

/** A resource or a data source, which has attributes. */
export interface Holder {
  /** The document that declares it. */
  readonly document: string;
  readonly address: string;
  readonly type: string;

  /** The value of an argument, or of a part of it; null if it is absent. */
  value(...path: readonly Step[]): Value;

  /** An argument of its provider, such as the project. */
  ofProvider(argument: string): Value;

  /**
   * A cache for its resolved attributes.
   *
   * @default - no cache
   */
  readonly settledAttributes?: Map<string, Value>;
}

export const ABSENT: Known = { is: "known", value: null };

// A few lines can evaluate to terabytes. Values above these limits become unknown.
const MAX_SIZE = 100_000;
const MAX_SPELLING = 2_000;

export function known(value: Scalar): Known {
  return value === null ? ABSENT : { is: "known", value };
}

export function unknown(spelling: string, from: readonly Value[] = [], by?: string): Unknown {
  const kept = spelling.length > MAX_SPELLING ? digestOf(spelling) : spelling;
  return { is: "unknown", spelling: kept, from, by };
}

/** An unknown value in place of a value that is too large. It equals no other value. */
export function beyondMeasure(): Unknown {
  return unknown(`beyond measure: ${randomUUID()}`);
}

function digestOf(spelling: string): string {
  return createHash("sha256").update(spelling).digest("hex");
}

export function list(items: readonly Value[]): Value {
  const size = sizeOf(items);
  return size > MAX_SIZE ? beyondMeasure() : { is: "list", items, size };
}

export function fields(entries: Iterable<readonly [string, Value]>): Value {
  const map = new Map(entries);
  const size = sizeOf(map.values());
  return size > MAX_SIZE ? beyondMeasure() : { is: "fields", fields: map, size };
}

function sizeOf(values: Iterable<Value>): number {
  let size = 1;
  for (const value of values) size += value.is === "list" || value.is === "fields" ? value.size : 1;
  return size;
}

export function isAbsent(value: Value): boolean {
  return value.is === "known" && value.value === null;
}
