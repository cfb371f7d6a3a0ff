import { TerraformVariable, Token } from "cdktf";
import { checkLabels } from "../../lib/core/labels";
import { newStack } from "../support/stack";

const stack = newStack();
const token = new TerraformVariable(stack, "label", {}).stringValue;
const check = (labels: { [key: string]: string }) => () => {
  checkLabels(labels, stack);
};
const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`label-${i}`, ""]));

test.each([
  ["none", {}],
  ["letters, digits, underscores and hyphens", { "team_1-a": "shop_2-b" }],
  ["an empty value", { team: "" }],
  ["a value that begins with a digit", { version: "2-1" }],
  ["letters of any alphabet", { größe: "小" }],
  ["63 characters", { ["k".repeat(63)]: "v".repeat(63) }],
  ["64 labels", many(64)],
  ["a map that is a token", Token.asStringMap(new TerraformVariable(stack, "labels", {}).value)],
  ["tokens as keys and values", { [token]: token, "${var.key}": "${var.Value}" }],
])("accepts %s", (_, labels: { [key: string]: string }) => {
  expect(check(labels)).not.toThrow();
});

test.each(["", "Team", "1team", "_team", "-team", "team.a", "team a", "k".repeat(64)])(
  "refuses the key '%s'",
  (key) => {
    expect(check({ [key]: "shop" })).toThrow(
      new Error(
        `'labels' must have keys of 1 to 63 lower-case letters, digits, '_' and '-' that begin with a letter, got '${key}' [at shop]`,
      ),
    );
  },
);

test.each(["Shop", "a.b", "a b", "v".repeat(64)])("refuses the value '%s'", (value) => {
  expect(check({ team: value })).toThrow(
    new Error(
      `'labels.team' must be at most 63 lower-case letters, digits, '_' and '-', got '${value}' [at shop]`,
    ),
  );
});

test("refuses more than 64 labels", () => {
  expect(check(many(65))).toThrow(new Error("'labels' must hold at most 64 labels, got 65 [at shop]"));
});
