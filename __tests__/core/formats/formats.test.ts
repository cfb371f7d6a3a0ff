import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fits, type Format } from "../../../lib/core/formats/format";
import { cpuTime } from "../../support/cpu-time";
import { EXAMPLES } from "./examples";

const FOLDER = join(__dirname, "..", "..", "..", "lib", "core", "formats");

/** Every format of the folder, by its name. */
const FORMATS = new Map(
  readdirSync(FOLDER)
    .flatMap((file) => Object.entries(jest.requireActual<{ [name: string]: unknown }>(join(FOLDER, file))))
    .filter((entry): entry is [string, Format] => typeof entry[1] === "object")
    .sort(([one], [other]) => (one < other ? -1 : 1)),
);
test("every format has examples", () => {
  expect(Object.keys(EXAMPLES).sort()).toEqual([...FORMATS.keys()]);
});

describe.each([...FORMATS])("%s", (name, format) => {
  const { good, bad } = EXAMPLES[name];

  test("accepts its good examples and refuses its bad ones", () => {
    expect([...good, ...bad].filter((text) => fits(text, format))).toEqual(good);
  });

  test("refuses a text with a line feed at its end, and an interpolation", () => {
    expect([`${good[0]}\n`, "${var.x}"].map((text) => fits(text, format))).toEqual(
      TAKES_ALL.includes(name) ? [false, true] : [false, false],
    );
  });

  test("accepts the example in its error, and has a source", () => {
    if (format.like !== undefined) expect(fits(format.like, format)).toBe(true);
    expect(format.source).toMatch(/^https:\/\/\S+$/);
    expect(format.pattern.source).toMatch(/^\^.*\$$/);
    expect(format.pattern.flags).toMatch(/^[iu]*$/);
  });

  test("is checked in linear time", () => {
    const time = cpuTime(() => {
      for (const text of longTexts(good)) fits(text, format);
    });
    expect(time).toBeLessThan(1_000);
  });
});

// Texts with a meaning in some pattern. If they are repeated, matching could restart at each of them.
const UNITS = ["a", "A", "1", "-", ".", "/", ":", "@", "%", "[", " ", "a.", "a-", "a/", "a:", "1.", "1h"];
const REPEATED = UNITS.map((unit) => unit.repeat(100_000 / unit.length));

/** Long texts that almost have a format: a good beginning, then a repeated text, then a bad end. */
function longTexts([first, second = ""]: readonly string[]): string[] {
  const beginnings = new Set(["", first.slice(0, first.length / 2), second.slice(0, -1)]);
  return [...beginnings].flatMap((beginning) => REPEATED.map((middle) => `${beginning}${middle}\u0000`));
}

// These formats accept text that looks like an interpolation.
const TAKES_ALL = ["ENTRY_POINT", "HEADER_VALUE", "ONE_LINE", "SOURCE_FILE", "VARIABLE_NAME"];
