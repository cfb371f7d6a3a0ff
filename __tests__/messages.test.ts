import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as cdktf from "cdktf";
import ts from "typescript";
import { MEMBERS, NAMES } from "./support/api-names";

const LIB = join(__dirname, "..", "lib");

/** The texts of tables and of reports, which name no API. */
const NO_MESSAGES = /^core\/signatures\/|^triggers\/event-types\.ts$|^access\/report\//;

/** Words of other languages and packages, and of cdktf's constructs, that look like the API. */
const FOREIGN = [
  ...["KiB", "MiB", "OpenAPI", "BigQuery", "JavaScript", "GoogleProvider", "Node.js", "gRPC"],
  ...["addDependency", "addOverride", "stringValue", "listValue"],
  ...["getHours", "startsWith", "projectNumber"],
];

/** The texts of a file that are longer than one word. `…` stands for each value in them. */
function textsOf(file: string): string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(LIB, file), "utf8"),
    ts.ScriptTarget.ES2022,
    true,
  );
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) texts.push(node.text);
    if (ts.isTemplateExpression(node)) {
      texts.push([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join("…"));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return texts.filter((text) => text.includes(" "));
}

/** The words of a text that look like a class, a member of one, a method or a prop, and that do not exist. */
function missingIn(text: string): string[] {
  const owned = [...text.matchAll(/(?<![\w.…/])([A-Z]\w+)\.(\w+)/g)].filter(
    ([, owner, member]) => /[a-z]/.test(owner) && !isMember(owner, member),
  );
  const classes = [...text.matchAll(/(?<![\w.…/])([A-Z][a-z]+[A-Z]\w*)(?![\w.])/g)].filter(
    ([, name]) => !NAMES.has(name) && !(name in cdktf),
  );
  const words = [...text.matchAll(/(?<![\w…/.:-])([a-z]+[A-Z]\w*)(?![\w/])/g)].filter(
    ([, word]) => !MEMBERS.has(word) && !NAMES.has(word),
  );
  const methods = [...text.matchAll(/\.([a-z]\w*)\(/g)]
    .filter(([, method]) => !MEMBERS.has(method) && !(method in cdktf.Fn))
    .filter(([, method]) => owned.every(([, , member]) => member !== method))
    .map(([, method]) => [method]);
  return [...owned, ...classes, ...words, ...methods]
    .map(([word]) => word)
    .filter((word) => !FOREIGN.includes(word));
}

function isMember(owner: string, member: string): boolean {
  const foreign = (cdktf as unknown as { [name: string]: object | undefined })[owner];
  return NAMES.get(owner)?.has(member) ?? (foreign !== undefined && member in foreign);
}

test("every message names classes, members, methods and props that exist", () => {
  const files = readdirSync(LIB, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !NO_MESSAGES.test(file),
  );
  const missing = files.flatMap((file) =>
    textsOf(file).flatMap((text) => missingIn(text).map((word) => `${file}: ${word}`)),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(missing).toEqual([]);
});

test.each([
  ["use InvokerCheck.disabled(reason)", ["InvokerCheck.disabled"]],
  ["use InvokerIamCheck.off(reason)", ["InvokerIamCheck.off"]],
  ["make a CloudRunServiceNetwork first", ["CloudRunServiceNetwork"]],
  ["give it a 'vpcAcces'", ["vpcAcces"]],
  ["add orders.allowInvoke(…)", ["allowInvoke"]],
  ["use Fn.element or InvokerIamCheck.disabled(reason), and orders.grantInvoke(…)", []],
])("a message that says “%s” is told apart", (text, missing) => {
  expect([...new Set(missingIn(text))]).toEqual(missing);
});
