import { holdsInterpolation } from "../../lib/core/interpolation";
import { cpuTime } from "../support/cpu-time";

test.each([
  "${var.x}",
  "a-${var.x}-b",
  "${a}${b}",
  "$$${a} ${b}", // data, then an interpolation
  "100% ${a}",
  '${lookup(var.m, "}")}',
  '${"${a}"}',
  '${"a\\"}"}',
  "${ { a = { b = 1 } } }",
  '${join("-", [for x in ["a", "b"] : "${x}-${var.y}"])}',
  "%{ if var.x }${a}%{ endif }",
  "\\${a}", // a backslash escapes nothing here
  "${a}}",
  '"${a}',
])("Terraform reads an interpolation in %s", (text) => {
  expect(holdsInterpolation(text)).toBe(true);
});

test.each([
  ["nothing", ""],
  ["a dollar", "$5 {}"],
  ["an escaped one", "$${a}"],
  ["an escaped one behind a dollar", "$$${a}"],
  ["one without an end", "${a"],
  ["one without an end behind another", "${a}-${b"],
  ["one whose end is in a string", '${"}'],
  ["one whose end is escaped within a string", '${"\\"}'],
  ["one whose brace is not closed", "${ { }"],
  ["one with nothing in it", "${}"],
  ["one with spaces in it", "${  }"],
  ["a directive", "%{ if true }a%{ endif }"],
  ["a directive without an end beside one", "${a} %{ if"],
])("Terraform reads no interpolation in %s", (_, text) => {
  expect(holdsInterpolation(text)).toBe(false);
});

test.each([
  "${".repeat(50_000),
  "${ ".repeat(30_000),
  '${"'.repeat(30_000),
  "$".repeat(100_000) + "${",
  "${" + "{".repeat(100_000),
  `\${${" ".repeat(100_000)}`,
])("is fast for a long text (%#)", (text) => {
  const time = cpuTime(() => {
    expect(holdsInterpolation(text)).toBe(false);
  });
  expect(time).toBeLessThan(1_000);
});
