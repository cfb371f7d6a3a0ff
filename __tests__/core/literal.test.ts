import { TerraformOutput, TerraformVariable, Testing, Token } from "cdktf";
import { literal, literals } from "../../lib/core/literal";
import { cpuTime } from "../support/cpu-time";
import { newStack } from "../support/stack";

test.each([
  ["plain text", "plain text"],
  ["", ""],
  ["$ and % and {}", "$ and % and {}"],
  ["$HOME costs $5 or 5%", "$HOME costs $5 or 5%"],
  ["${var.x}", "$${var.x}"],
  ["%{ if x }", "%%{ if x }"],
  ["${a}${b} %{c}%{d}", "$${a}$${b} %%{c}%%{d}"],
  // Terraform reads a dollar, then an escape.
  ["$${x} %%{x}", "$$${x} %%%{x}"],
  ["${TfTokens} ${TfToken}", "$${TfTokens} $${TfToken}"],
  ["${TfToken[x", "$${TfToken[x"],
  ["${TfToken[a b]}", "$${TfToken[a b]}"],
])("escapes '%s'", (text, expected) => {
  expect(literal(text)).toBe(expected);
});

test("escapes the text around tokens, and not the tokens", () => {
  const stack = newStack();
  const variable = new TerraformVariable(stack, "name", {});
  const synthesized = (before: string) => {
    const value = literal(before + variable.stringValue);
    new TerraformOutput(stack, `text-${String(count++)}`, { value, staticId: true });
    const { output } = JSON.parse(Testing.synth(stack)) as { output: { [id: string]: { value: string } } };
    return Object.values(output).at(-1)?.value;
  };
  let count = 0;
  expect(["costs $5 ", "%{y} ", "${x} ", "${x ", "$$", "a\rb", "\r\n"].map(synthesized)).toEqual([
    "costs $5 ${var.name}",
    "%%{y} ${var.name}",
    "$${x} ${var.name}",
    '${"$"}{x ${var.name}',
    '${"$$"}${var.name}',
    'a${"\\r"}b${var.name}',
    "\r\n${var.name}",
  ]);
});

test("does not escape a numeric token in text", () => {
  const stack = newStack();
  const variable = new TerraformVariable(stack, "count", {});
  const value = literal(`\${x} costs $${String(variable.numberValue)}`);
  new TerraformOutput(stack, "text", { value, staticId: true });
  const { output } = JSON.parse(Testing.synth(stack)) as { output: unknown };
  expect(output).toEqual({ text: { value: '$${x} costs ${"$"}${var.count}' } });
});

test("is fast for a long text before a token", () => {
  const { stringValue } = new TerraformVariable(newStack(), "name", {});
  const texts = ["$", "${", "${a", "\r", "$a", "%{"].map((unit) => unit.repeat(100_000 / unit.length));
  for (const text of texts) {
    const time = cpuTime(() => {
      expect(literal(`${text}a${stringValue}`).length).toBeGreaterThan(text.length);
    });
    expect(time).toBeLessThan(1_000);
  }
});

test("escapes every key and value of a map", () => {
  expect(literals({ A: "${a}", "${B}": "%{b}", "%{C}": "c" })).toEqual({
    A: "$${a}",
    "$${B}": "%%{b}",
    "%%{C}": "c",
  });
});

test("does not change a map that is a token", () => {
  const stack = newStack();
  const map = Token.asStringMap(new TerraformVariable(stack, "map", {}).value);
  expect(literals(map)).toBe(map);
  new TerraformOutput(stack, "map-of-data", { value: literals(map), staticId: true });

  const { output } = JSON.parse(Testing.synth(stack)) as { output: unknown };
  expect(output).toEqual({ "map-of-data": { value: "${var.map}" } });
});
