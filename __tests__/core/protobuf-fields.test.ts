import { fieldsOf } from "../../lib/core/protobuf-fields";

/** The fields of some bytes, as texts. */
function read(...bytes: number[]): [number, string[]][] {
  const fields = [...fieldsOf(Uint8Array.from(bytes))];
  return fields.map(([field, values]) => [
    field,
    values.map((value) => Buffer.from(value).toString("latin1")),
  ]);
}

test.each<[string, number[], [number, string[]][]]>([
  ["no bytes", [], []],
  ["a text", [0x0a, 2, 0x68, 0x69], [[1, ["hi"]]]],
  ["an empty text", [0x0a, 0], [[1, [""]]]],
  [
    "a repeated text",
    [0x0a, 1, 0x61, 0x12, 1, 0x62, 0x0a, 1, 0x63],
    [
      [1, ["a", "c"]],
      [2, ["b"]],
    ],
  ],
  ["a field number of two bytes", [0x82, 0x01, 1, 0x61], [[16, ["a"]]]],
  ["numbers, which are passed over", [0x08, 0x96, 0x01, 0x11, 1, 2, 3, 4, 5, 6, 7, 8, 0x1d, 1, 2, 3, 4], []],
  ["a number of ten bytes", [0x08, ...Array<number>(9).fill(0xff), 0x01, 0x12, 0], [[2, [""]]]],
])("reads %s", (_, bytes, expected) => {
  expect(read(...bytes)).toEqual(expected);
});

test.each<[string, number[], string]>([
  ["a text that ends too early", [0x0a, 2, 0x68], "a field ends after the message"],
  ["a length that is no number", [0x0a, 0x80], "a field ends after the message"],
  ["a fixed number that ends too early", [0x11, 1], "a field ends after the message"],
  ["a group, which no descriptor has", [0x0b], "a field has the wire type 3"],
  ["an unknown type", [0x0f], "a field has the wire type 7"],
  ["the field 0", [0x02, 0], "a field has the number 0"],
  [
    "a number of eleven bytes",
    [0x08, ...Array<number>(10).fill(0xff), 1],
    "a number has more than ten bytes",
  ],
  [
    "a length beyond all memory",
    [0x0a, ...Array<number>(9).fill(0xff), 0x7f],
    "a field ends after the message",
  ],
])("refuses %s", (_, bytes, message) => {
  expect(() => read(...bytes)).toThrow(new RangeError(message));
});
