import { shown, valueOfString } from "./documents";

const more = { locals: { map: { b: "2", a: "1" } } };

test.each<[string, string]>([
  ['tolist(["a"])', "[a]"],
  ['toset(["a"])', "[a]"],
  ["tomap(local.map).a", "1"],
  ['sensitive("a")', "a"],
  ['concat(["a"], ["b", var.x])', "[a,b,<shop:var.x>]"],
  ['setunion(["a"], ["b"])', "[a,b]"],
  ['flatten([["a"], [["b"]], "c"])', "[a,b,c]"],
  ['compact(["a", "", null, "b"])', "[a,b]"],
  ['distinct(["a"])', "[a]"],
  ['reverse(["a", "b"])', "[b,a]"],
  ['sort(["b", "a"])', "[a,b]"],
  ['length(["b", "a"])', "2"],
  ["length(local.map)", "2"],
  ['one(["a"])', "a"],
  ["one([])", "null"],
  ['element(["a", "b"], 3)', "b"],
  ['coalesce(null, "", "a")', "a"],
  ['coalescelist([], ["a"])', "[a]"],
  ['try("a", "b")', "a"],
  ['lookup(local.map, "a", "x")', "1"],
  ['lookup(local.map, "c", "x")', "x"],
  ["keys(local.map)", "[a,b]"],
  ["values(local.map)", "[1,2]"],
  ['merge(local.map, { a = "x" }).a', "x"],
])("%s is %s", (call, expected) => {
  expect(shown(valueOfString(`\${${call}}`, more))).toBe(expected);
});

test.each([
  "concat(var.x)",
  "flatten(var.x)",
  "element([], 0)",
  'coalesce(var.x, "a")',
  "try(var.x, null)",
  'lookup(var.x, "a")',
  "keys(var.x)",
  "merge(local.map, var.x)",
])("%s is unknown", (call) => {
  expect(valueOfString(`\${${call}}`, more).is).toBe("unknown");
});
