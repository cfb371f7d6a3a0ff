import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Lazy, TerraformVariable, Token } from "cdktf";
import {
  holdsToken,
  isItemOfListToken,
  isListToken,
  isMapToken,
  splitAtTokens,
  withoutTokens,
} from "../../lib/core/token-text";
import { cpuTime } from "../support/cpu-time";
import { newStack } from "../support/stack";

const variable = new TerraformVariable(newStack(), "value", {});
const STRING = variable.stringValue;
const NUMBER = String(variable.numberValue);

test.each([
  ["a string token", STRING],
  ["a string token within text", `a-${STRING}-b`],
  ["a number token", NUMBER],
  ["a number token within text", `a/${NUMBER}/b`],
  [
    "a token with a hint of what it is",
    Token.asString(Lazy.anyValue({ produce: () => 1 }), { displayHint: "a.b:c" }),
  ],
])("finds %s", (_, text) => {
  expect(holdsToken(text)).toBe(true);
});

test.each([
  "",
  "text",
  "${var.value}",
  "${TfToken}",
  "${TfToken[",
  "${TfToken[]}",
  "${TfToken[a b]}",
  "${TfToken[x}",
  "$TfToken[TOKEN.1]",
  "-8.1",
  "e+298",
  "1e+298",
  // cdktf does not find a token here either.
  `a-${NUMBER}`,
  `1${NUMBER}`,
  `${NUMBER}0`,
  `${NUMBER}-a`,
])("finds no token in '%s'", (text) => {
  expect(holdsToken(text)).toBe(false);
});

test("splits text at its tokens, without empty pieces", () => {
  expect(splitAtTokens(`a-${STRING}${NUMBER}/b`)).toEqual([
    { text: "a-", isToken: false },
    { text: STRING, isToken: true },
    { text: NUMBER, isToken: true },
    { text: "/b", isToken: false },
  ]);
  expect(splitAtTokens(STRING)).toEqual([{ text: STRING, isToken: true }]);
  expect(splitAtTokens("text")).toEqual([{ text: "text", isToken: false }]);
  expect(splitAtTokens("")).toEqual([]);
});

test("replaces each token with the literal replacement", () => {
  expect(withoutTokens(`a-${STRING}/${NUMBER}`)).toBe("a-/");
  expect(withoutTokens(`a-${STRING}/${NUMBER}`, "$&")).toBe("a-$&/$&");
});

test("recognizes maps that are tokens", () => {
  expect(isMapToken(Token.asStringMap(variable.value))).toBe(true);
  expect([{}, { a: STRING }, { [STRING]: "a" }].map(isMapToken)).toEqual([false, false, false]);
});

test.each([
  "${TfToken[a".repeat(10_000),
  "-8.1095".repeat(20_000),
  `-8.1095${"1".repeat(100_000)}`,
  "$".repeat(100_000),
])("is fast for a long text (%#)", (text) => {
  const time = cpuTime(() => {
    expect(holdsToken(text)).toBe(false);
    expect(splitAtTokens(text)).toHaveLength(1);
  });
  expect(time).toBeLessThan(1_000);
});

test.each([
  ["spells", "TfToken", "token-text.ts"],
  ["resolves", "DefaultTokenResolver", "tokens.ts"],
])("only one file knows how cdktf %s a token", (_, text, file) => {
  const lib = join(__dirname, "..", "..", "lib");
  const files = readdirSync(lib, { recursive: true, encoding: "utf8" });
  const knowing = files.filter(
    (path) => path.endsWith(".ts") && readFileSync(join(lib, path), "utf8").includes(text),
  );
  expect(knowing).toEqual([join("core", file)]);
});

test("cdktf writes the item of a list of numbers as it is recognized here", () => {
  const numbers = Array.from({ length: 1000 }, (_, index) =>
    Token.asNumberList(Lazy.anyValue({ produce: () => [index] })),
  );
  expect(numbers.every((list) => isListToken(list) && isItemOfListToken(list[0]))).toBe(true);
  expect([0, -1, -1e300, 1.8885e289, NaN, -Infinity].some(isItemOfListToken)).toBe(false);
});
