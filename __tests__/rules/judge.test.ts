import { judge } from "../../lib/rules/judge";
import type { Rule } from "../../lib/rules/rule";
import { RuleSeverity } from "../../lib/rules/rule-severity";
import { shop } from "../document/documents";
import { at } from "./findings";

const rule = (id: string, severity: RuleSeverity): Rule => ({
  id,
  title: id,
  why: id,
  severity,
  check: ({ resources }) => resources.map(({ path }) => ({ path, message: `'x' must be, got ${id}` })),
});

const RULES = [rule("wrong", RuleSeverity.ERROR), rule("odd", RuleSeverity.WARNING)];
const resource = {
  google_x: { a: at("shop/orders/Resource", {}), b: at("shop/orders2/Resource", {}) },
};

const judged = (acknowledged: object = {}) => {
  const { errors, warnings } = judge(shop({ resource, "//": { acknowledged } }), RULES);
  return { errors: errors.map(({ text }) => text), warnings: warnings.map(({ text }) => text) };
};

const ERRORS = [
  "'x' must be, got wrong [at shop/orders/Resource] (wrong)",
  "'x' must be, got wrong [at shop/orders2/Resource] (wrong)",
];
const WARNINGS = [
  "'x' must be, got odd [at shop/orders/Resource] (odd)",
  "'x' must be, got odd [at shop/orders2/Resource] (odd)",
];
const stale = (path: string, rule: string) =>
  `'acknowledge' must name a warning that there is, and why it is meant, got '${rule}', which finds nothing here [at ${path}] (stale-acknowledgement)`;

test("findings end with their path and their rule; errors and warnings are separate", () => {
  expect(judged()).toEqual({ errors: ERRORS, warnings: WARNINGS });
});

test("what a rule finds twice at one place is told once", () => {
  const twice: Rule = { ...RULES[1], check: (model) => [...RULES[1].check(model), ...RULES[1].check(model)] };
  expect(judge(shop({ resource }), [twice]).warnings.map(({ text }) => text)).toEqual(WARNINGS);
});

test("an acknowledgement applies to a construct and all below it, and to no other", () => {
  expect(judged({ "shop/orders": { odd: "it is meant" } })).toEqual({
    errors: ERRORS,
    warnings: [WARNINGS[1]],
  });
  expect(judged({ shop: { odd: "it is meant" } })).toEqual({ errors: ERRORS, warnings: [] });
});

test.each(["", " ", "\u200b", 1, null])("an acknowledgement with the reason %j has no effect", (reason) => {
  expect(judged({ shop: { odd: reason } }).warnings).toEqual([...WARNINGS, stale("shop", "odd")]);
});

test("an error cannot be acknowledged", () => {
  expect(judged({ shop: { wrong: "it is meant" } })).toEqual({
    errors: ERRORS,
    warnings: [...WARNINGS, stale("shop", "wrong")],
  });
});

test("an acknowledgement without a finding is reported", () => {
  expect(judged({ "shop/page": { odd: "it was meant" } }).warnings).toEqual([
    ...WARNINGS,
    stale("shop/page", "odd"),
  ]);
});

test("a finding has one line, whatever its values are", () => {
  const path = "shop/a\nb";
  const { errors } = judge(shop({ resource: { google_x: { a: at(path, {}) } } }), RULES);
  expect(errors[0].text).toBe("'x' must be, got wrong [at shop/a\\nb] (wrong)");
});
