import { TerraformVariable, Token } from "cdktf";
import fc from "fast-check";
import { Made } from "./made";

/** Texts with a special meaning between the user's code and Google: in HCL, JSON, JavaScript or a terminal. */
const AWKWARD = [
  ...["${x}", "%{x}", "$${x}", "%%{x}", "${", "%{", "}", "$", "%", "${1 + 1}", "%{if true}", "$%{", "%${"],
  ...['"', "'", "`", "\\", "\\n", "\n", "\r\n", "\t", "\u0007", "\u2028", "//", "/*", "#", "<&>", " "],
  ...["__proto__", "constructor", "toString", "hasOwnProperty", "//", "undefined", "null", "NaN"],
  ...["😀", "é", "日本", "\u202e", "👩‍👩‍👧", "ß", "İ"],
];

const tenKilobytes = fc
  .constantFrom("x", "-", "${x}", "日", "\n")
  .map((unit) => unit.repeat(Math.ceil(10_240 / Buffer.byteLength(unit))));

const pieces = fc
  .array(fc.oneof(fc.constantFrom(...AWKWARD), fc.string({ maxLength: 8 })), { maxLength: 6 })
  .map((all) => all.join(""));

/** Any Unicode character, except NUL, which ends a text in many places, and lone surrogates. */
const character = fc
  .integer({ min: 1, max: 0x10ffff - 0x800 })
  .map((code) => String.fromCodePoint(code < 0xd800 ? code : code + 0x800));

/** Any text that a user may write where text is expected. */
export const text = fc
  .oneof(
    { weight: 14, arbitrary: pieces },
    { weight: 5, arbitrary: fc.string({ unit: character }) },
    { weight: 1, arbitrary: tenKilobytes },
  )
  // Terraform's parser removes a byte order mark at the beginning of a text.
  .map((all) => all.replace(/^\uFEFF+/, ""));

/** Any text, in which `${` always begins a valid reference. */
export const textOrReference = fc.oneof(
  { weight: 4, arbitrary: text.map((all) => all.replaceAll("${", "$ {")) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...["", "a", "a b", "A", "-", "a".repeat(300), "../x", "/", "é", "1"]),
  },
);

/** Short ASCII text of the given characters. */
export function chars(characters: string, minLength: number, maxLength: number): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(...Array.from(characters)), minLength, maxLength });
}

const LOWER = "abcdefghijklmnopqrstuvwxyz";
export const LETTERS = LOWER + LOWER.toUpperCase();
export const DIGITS = "0123456789";

/** A lower-case name of at least two characters, with hyphens inside, like most of Google's names. */
export function name(minLength: number, maxLength: number): fc.Arbitrary<string> {
  return fc
    .tuple(
      chars(LOWER, 1, 1),
      chars(`${LOWER}${DIGITS}-`, minLength - 2, maxLength - 2),
      chars(LOWER + DIGITS, 1, 1),
    )
    .map((parts) => parts.join(""));
}

/** A variable of terraform, as a token. */
export const TOKEN = new Made(
  "variable.stringValue",
  (shop) => variable(shop, "string", "some-text").stringValue,
);

const INTERPOLATION = new Made("'${var.text}'", (shop) => {
  variable(shop, "string", "some-text");
  return "${var.text}";
});

/** A variable of terraform, as a token or as text. */
export const stringToken: fc.Arbitrary<Made<string>> = fc.constantFrom(TOKEN, INTERPOLATION);

/** Text with a token in it. */
export const textWithToken: fc.Arbitrary<Made<string>> = fc.tuple(pieces, pieces).map(
  ([before, after]) =>
    new Made(`${fc.stringify(before)} + variable.stringValue + ${fc.stringify(after)}`, (shop) => {
      return before + TOKEN.make(shop) + after;
    }),
);

export const numberToken: fc.Arbitrary<Made<number>> = fc.constant(
  new Made("variable.numberValue", (shop) => variable(shop, "number", 20).numberValue),
);

export const mapToken: fc.Arbitrary<Made<{ [key: string]: string }>> = fc.constant(
  new Made("Token.asStringMap(variable)", (shop) =>
    Token.asStringMap(variable(shop, "map(string)", {}).value),
  ),
);

const NAMES = { string: "text", number: "number", "map(string)": "map" };

function variable(
  shop: Parameters<Made["make"]>[0],
  type: keyof typeof NAMES,
  value: unknown,
): TerraformVariable {
  return shop.once(NAMES[type], (scope, id) => new TerraformVariable(scope, id, { type, default: value }));
}
