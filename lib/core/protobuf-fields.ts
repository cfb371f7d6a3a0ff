// The wire types of the format: https://protobuf.dev/programming-guides/encoding/#structure
const VARINT = 0;
const I64 = 1;
const LEN = 2;
const I32 = 5;

const LONGEST_VARINT = 10;

/**
 * The fields of a protobuf message that hold texts or messages, by number. All others are passed over.
 *
 * Throws a RangeError for bytes that are not a message.
 */
export function fieldsOf(message: Uint8Array): Map<number, Uint8Array[]> {
  const fields = new Map<number, Uint8Array[]>();
  const cursor = new Cursor(message);
  while (!cursor.isAtEnd) {
    const tag = cursor.varint();
    const [field, type] = [Math.floor(tag / 8), tag % 8];
    if (field === 0) throw new RangeError("a field has the number 0");
    const bytes = valueAt(cursor, type);
    if (bytes) fields.set(field, [...(fields.get(field) ?? []), bytes]);
  }
  return fields;
}

function valueAt(cursor: Cursor, type: number): Uint8Array | undefined {
  if (type === LEN) return cursor.take(cursor.varint());
  if (type === VARINT) cursor.varint();
  else if (type === I64) cursor.take(8);
  else if (type === I32) cursor.take(4);
  else throw new RangeError(`a field has the wire type ${type}`);
  return undefined;
}

/** A place in some bytes. */
class Cursor {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  public get isAtEnd(): boolean {
    return this.at === this.bytes.length;
  }

  public take(length: number): Uint8Array {
    if (length > this.bytes.length - this.at) throw new RangeError("a field ends after the message");
    const taken = this.bytes.subarray(this.at, this.at + length);
    this.at += length;
    return taken;
  }

  /** A number of seven bits a byte, the lowest first. Numbers above 2^53 lose digits, and are never needed. */
  public varint(): number {
    let value = 0;
    for (let index = 0; index < LONGEST_VARINT; index++) {
      const [byte] = this.take(1);
      value += (byte % 128) * 2 ** (7 * index);
      if (byte < 128) return value;
    }
    throw new RangeError("a number has more than ten bytes");
  }
}
