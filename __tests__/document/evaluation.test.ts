import { shown, valueOfString } from "./documents";

const more = {
  variable: {
    everyone: { default: "allUsers" },
    open: {},
    list: { default: ["a", "b"] },
    written: { default: "${local.x}" },
  },
  locals: { name: "orders", members: ["allUsers", "user:${local.name}@example.com"], map: { a: { b: "c" } } },
  resource: { google_thing: { one: { name: "first", block: [{ inner: "x" }] } } },
};

const value = (string: unknown) => shown(valueOfString(string, more));

test.each<[string, string]>([
  ["plain", "plain"],
  ["", ""],
  ["a { b }", "a { b }"],
  ["$${local.name}", "${local.name}"],
  ["a$${b} %%{c}", "a${b} %{c}"],
  ["$$${local.name}", "$${local.name}"],
  ["100% $5", "100% $5"],
  ["C:\\n", "C:\\n"],
  ['${"allUsers"}', "allUsers"],
  ['${"a\\"b\\\\\\n\\u0041"}', 'a"b\\\nA'],
  ['${"$${x}"}', "${x}"],
  ["a-${local.name}-b", "a-orders-b"],
  ["${local.name}${local.name}", "ordersorders"],
  ['${"${"${local.name}"}"}', "orders"],
  ["${ /* who */ local.name # really\n }", "orders"],
  ["${(local.name)}", "orders"],
  ["${local.members[1]}", "user:orders@example.com"],
  ["${local.members.0}", "allUsers"],
  ['${local.map["a"].b}', "c"],
  ["${local.map.a[local.key]}", "<{b=c}[(shop:local.key)]>"],
  ["${var.everyone}", "allUsers"],
  ["${var.list[1]}", "b"],
  ["${true}", "true"],
  ["${null}", "null"],
  ["${1.5e3}", "1500"],
  ['${["a", local.name,]}', "[a,orders]"],
  ['${{ a = "x", "b": local.name }}', "{a=x,b=orders}"],
  ['${true ? "yes" : "no"}', "yes"],
  ['${join("", ["all", "Users"])}', "allUsers"],
])("%j evaluates to %j", (string, expected) => {
  expect(value(string)).toBe(expected);
});

test.each<[string, string]>([
  ["a variable without a default", "${var.open}"],
  ["a name that is not declared", "${local.nothing}"],
  ["what only Terraform has", "${path.module}"],
  ["an output of a module", "${module.iam.member}"],
])("%s is unknown, and equal to itself", (_, string) => {
  expect(value(string)).toBe(`<shop:${string.slice(2, -1)}>`);
});

test("the default of a variable is not a template", () => {
  expect(value("${var.written}")).toBe("${local.x}");
});

test("an attribute of a resource is not confused with its arguments", () => {
  expect(valueOfString("${google_thing.one.id}", more)).toMatchObject({ is: "attribute", path: ["id"] });
  expect(valueOfString("${google_thing.one.block[0].made}", more)).toMatchObject({
    is: "attribute",
    path: ["block", 0, "made"],
  });
  expect(value("x/${google_thing.one.id}")).toBe("x/<shop:google_thing.one.id>");
});

test("a conditional expression keeps both results, wherever it is", () => {
  expect(value('${var.open ? "allUsers" : "user:a@example.com"}')).toBe("<allUsers|user:a@example.com>");
  expect(value('a-${var.open ? "x" : "y"}-b')).toBe("<a-x-b|a-y-b>");
  expect(value('${upper(var.open ? "x" : "y")}')).toBe("<X|Y>");
});

test.each([
  ["a sum", "${1 + local.name}"],
  ["a loop", "${[for m in local.members : upper(m)]}"],
  ["all of a list", "${local.members[*]}"],
  ["a negation", "${!var.open}"],
  ["an unknown function", "${sha256(local.name)}"],
  ["a directive", "%{ if true }${local.name}%{ endif }"],
  ["a heredoc", "${<<EOT\nallUsers\nEOT\n}"],
  ["trimmed text", "a ${~ local.name ~} b"],
  ["a function of a provider", "${provider::google::name_from_id(local.name)}"],
])("the result of %s is unknown", (_, string) => {
  expect(valueOfString(string, more).is).toBe("unknown");
});

test("an unknown value still has the references in it", () => {
  const value = valueOfString("%{ if true }${google_thing.one.id}%{ endif }", more);
  expect(value).toMatchObject({
    is: "unknown",
    from: expect.arrayContaining([
      { is: "attribute", of: expect.anything() as unknown, path: ["id"] },
    ]) as unknown,
  });
});

test.each<[string, string]>([
  ["an end that never comes", `\${${"a".repeat(200_000)}`],
  ["quotation marks without end", `\${"${'"'.repeat(200_000)}`],
  ["brackets without end", `\${${"[".repeat(200_000)}`],
  ["templates in templates", '${"'.repeat(60_000)],
  ["steps without end", `\${local${".a".repeat(100_000)}}`],
  ["indices without end", `\${local${"[0]".repeat(100_000)}}`],
  ["signs without end", `\${${"!".repeat(200_000)}x}`],
  ["choices without end", `\${${"a?b:".repeat(60_000)}c}`],
  ["comments without end", `\${${"/*".repeat(100_000)}`],
  ["dollars", "$".repeat(200_000)],
  ["operators", `\${a${"+a".repeat(100_000)}}`],
  ["much text", `${"x".repeat(200_000)}{`],
])("hostile text is read fast: %s", (_, string) => {
  const start = performance.now();
  valueOfString(string, more);
  expect(performance.now() - start).toBeLessThan(2_000);
});

test("locals that refer to themselves are unknown", () => {
  const locals = { a: "${local.b}", b: "x${local.a}" };
  expect(valueOfString("${local.a}", { locals }).is).not.toBe("known");
});

test.each<[string, (next: string) => unknown]>([
  ["text", (next) => `\${${next}}\${${next}}`],
  ["unknown text", (next) => `\${${next}}-\${var.open}-\${${next}}`],
  ["lists", (next) => [`\${${next}}`, `\${${next}}`]],
  ["objects", (next) => ({ a: `\${${next}}`, b: `\${${next}}` })],
  ["arguments of functions", (next) => `\${sha256(${next}, ${next})}`],
  ["choices", (next) => `\${var.open ? "\${${next}}x" : "\${${next}}y"}`],
])("a few locals cannot evaluate to terabytes: %s", (_, make) => {
  const locals = Object.fromEntries(
    Array.from({ length: 60 }, (__, index) => [`a${String(index)}`, make(`local.a${String(index + 1)}`)]),
  );
  const start = performance.now();
  shown(valueOfString("${local.a0}", { ...more, locals: { ...locals, a60: "x" } }));
  expect(performance.now() - start).toBeLessThan(2_000);
});

test("a very long chain of locals is unknown", () => {
  const chain = Array.from({ length: 20_000 }, (_, index) => [
    `a${String(index)}`,
    `\${local.a${String(index + 1)}}`,
  ]);
  expect(valueOfString("${local.a0}", { locals: Object.fromEntries(chain) as object }).is).toBe("unknown");
});
