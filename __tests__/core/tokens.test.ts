import { Fn, Lazy, type TerraformStack, TerraformVariable, Token } from "cdktf";
import { Construct } from "constructs";
import { isKnown, isToken, resolvedIn, sameText, textIn } from "../../lib/core/tokens";
import { newApp, newStack } from "../support/stack";

const variable = new TerraformVariable(newStack(), "value", {});

test.each<[string, unknown]>([
  ["a string token", variable.stringValue],
  ["a string token within text", `a-${variable.stringValue}-b`],
  ["a number token", variable.numberValue],
  ["a number token within text", `a/${String(variable.numberValue)}/b`],
  ["a list token", variable.listValue],
  ["a map token", Token.asStringMap(variable.value)],
  ["a map of numbers that is a token", Token.asNumberMap(variable.value)],
  ["a map of anything that is a token", Token.asAnyMap(variable.value)],
  ["a map with a token among its keys", { ...Token.asStringMap(variable.value), A: "a" }],
  ["a reference", variable.value],
  ["a value that is produced later", Lazy.stringValue({ produce: () => "later" })],
  ["an interpolation", "${var.value}"],
  ["an interpolation within text", "a-${var.value}-b"],
])("is a token, and not known: %s", (_, value) => {
  expect(isToken(value)).toBe(true);
  expect(isKnown(value)).toBe(false);
});

test.each([
  ["text"],
  [""],
  ["$VALUE {}"],
  ["$${var.value}"],
  ["${var.value"],
  ["${var.value}-${"],
  ["${}"],
  [0],
  [-1],
  [1e308],
  [true],
  [null],
  [["a", "b"]],
  [{ a: 1 }],
  [{}],
])("is known, and not a token: %j", (value: unknown) => {
  expect(isToken(value)).toBe(false);
  expect(isKnown(value)).toBe(true);
});

test("undefined is neither a token nor known", () => {
  expect(isToken(undefined)).toBe(false);
  expect(isKnown(undefined)).toBe(false);
});

test("resolves tokens in values of any kind", () => {
  const stack = newStack();
  const { stringValue, numberValue, listValue } = new TerraformVariable(stack, "value", {});
  expect(resolvedIn(stack, { a: [stringValue, `b/${numberValue}`], c: listValue, d: 1 })).toEqual({
    a: ["${var.value}", "b/${var.value}"],
    c: "${var.value}",
    d: 1,
  });
});

describe("sameText", () => {
  const app = newApp();
  const [shop, bank] = [newStack(app, "shop"), newStack(app, "bank")];
  const variables = [shop, bank].map((stack) => new TerraformVariable(stack, "value", {}));
  // Each call reads the attribute again, and gets a new token.
  const [ofShop, ofBank] = variables.map((each) => () => each.stringValue);
  const inShop = new Construct(shop, "orders");

  test.each<[string, string | undefined, string | undefined]>([
    ["nothing", undefined, undefined],
    ["a text", "a", "a"],
    ["two readings", ofShop(), ofShop()],
    ["two readings within text", `a-${ofShop()}`, `a-${ofShop()}`],
    ["two readings within an expression", Fn.lower(ofShop()), Fn.lower(ofShop())],
    ["a reading and what it reads", ofShop(), "${var.value}"],
    ["what is produced later and the text", Lazy.stringValue({ produce: () => "a" }), "a"],
    ["two readings of another stack", ofBank(), ofBank()],
    ["two readings of another stack within an expression", Fn.lower(ofBank()), Fn.lower(ofBank())],
  ])("is true for %s", (_, one, other) => {
    expect(sameText(inShop, one, other)).toBe(true);
  });

  test.each<[string, string | undefined, string | undefined]>([
    ["a text and nothing", "a", undefined],
    ["nothing and a token", undefined, ofShop()],
    ["two texts", "a", "b"],
    ["a token and a text", ofShop(), "a"],
    ["tokens of two stacks that read alike", ofShop(), ofBank()],
    ["expressions of two stacks that read alike", Fn.lower(ofShop()), Fn.lower(ofBank())],
    ["a token of another stack and an interpolation that reads like it", ofBank(), "${var.value}"],
  ])("is false for %s", (_, one, other) => {
    expect(sameText(inShop, one, other)).toBe(false);
  });

  test.each<[string, TerraformStack, string, string, boolean]>([
    ["texts that are known", bank, "a", "a", true],
    ["tokens of one stack", bank, ofShop(), ofShop(), true],
    ["expressions of one stack", bank, Fn.lower(ofShop()), Fn.lower(ofShop()), true],
    ["the tokens of two stacks", bank, ofShop(), ofBank(), false],
    ["interpolations that read alike in two stacks", bank, "${var.value}", "${var.value}", false],
    ["interpolations within one stack", shop, "${var.value}", "${var.value}", true],
  ])("for %s, used in two places: in %s", (_, stack, one, other, expected) => {
    expect(sameText(inShop, one, other, new Construct(stack, `place-${String(count++)}`))).toBe(expected);
  });
  let count = 0;

  test("compares texts that are marked with the stacks of their references", () => {
    expect(
      [`a-${ofShop()}`, `a-${ofBank()}`, Fn.lower(ofBank()), "b"].map((text) => textIn(inShop, text)),
    ).toEqual(["a-${var.value}", "a-bank: ${var.value}", "${lower(bank: var.value)}", "b"]);
  });

  test("does not change while cdktf connects the stacks", () => {
    const before = textIn(inShop, ofBank());
    const token = ofBank();
    new TerraformVariable(shop, "copy", { default: token });
    app.synth();
    expect(textIn(inShop, token)).toBe(before);
  });
});
