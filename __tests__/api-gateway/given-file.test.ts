import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { objectAt } from "../../lib/api-gateway/given-file";

/** Reads a document at the prop `path`. */
const documentIn = (path: string) => objectAt("path", path, "an OpenAPI document");

const folder = mkdtempSync(join(tmpdir(), "openapi-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The path of a file with some text. */
function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const DOCUMENT = { swagger: "2.0", paths: { "/a": { get: { responses: { 200: { description: "OK" } } } } } };

test("JSON is read", () => {
  expect(documentIn(file("a.json", JSON.stringify(DOCUMENT)))).toEqual(DOCUMENT);
});

test.each(["yaml", "yml"])(
  "YAML is read from a file that ends in %s, with numbers as status codes",
  (ending) => {
    const text = `
swagger: "2.0"
paths:
  /a:
    get:
      responses:
        200: { description: OK }
`;
    expect(documentIn(file(`a.${ending}`, text))).toEqual(DOCUMENT);
  },
);

test("a relative path starts in the folder of cdktf.json, wherever below it the app runs", () => {
  file("cdktf.json", "{}");
  file("shop.json", JSON.stringify(DOCUMENT));
  mkdirSync(join(folder, "deep", "down"), { recursive: true });
  jest.spyOn(process, "cwd").mockReturnValue(join(folder, "deep", "down"));
  expect(documentIn("shop.json")).toEqual(DOCUMENT);
  expect(() => documentIn("stop.json")).toThrow(
    new Error(
      `'path' must be a file, got 'stop.json', which is not one; it was looked for at '${join(folder, "stop.json")}'`,
    ),
  );
  jest.restoreAllMocks();
});

test("anchors of YAML are resolved", () => {
  expect(documentIn(file("anchors.yaml", "a: &x { b: 1 }\nc: *x\n"))).toEqual({ a: { b: 1 }, c: { b: 1 } });
});

/** What is wrong with JSON, in the words of this version of Node.js. */
function reasonOf(parse: () => unknown): string {
  try {
    return String(parse());
  } catch (error) {
    return (error as Error).message;
  }
}

const missing = join(folder, "missing.yaml");

test.each([
  [
    "another ending",
    file("a.txt", ""),
    (path: string) => `'path' must end in .json, .yaml, .yml, got '${path}'`,
  ],
  [
    "no file",
    missing,
    (path: string) =>
      `'path' must be a file, got '${path}', which is not one; it was looked for at '${path}'`,
  ],
  [
    "broken JSON",
    file("broken.json", "{"),
    (path: string) =>
      `'path' must hold JSON or YAML, got '${path}': ${reasonOf(() => JSON.parse("{") as unknown)}`,
  ],
  [
    "broken YAML",
    file("broken.yaml", "a: [1\n"),
    (path: string) =>
      `'path' must hold JSON or YAML, got '${path}': Flow sequence in block collection must be sufficiently indented and end with a ] at line 2, column 1`,
  ],
  [
    "a key twice",
    file("twice.yaml", "a: 1\na: 2\n"),
    (path: string) =>
      `'path' must hold JSON or YAML, got '${path}': Map keys must be unique at line 2, column 1`,
  ],
  [
    "a list",
    file("list.yaml", "- a\n"),
    (path: string) => `'path' must hold an OpenAPI document, got '${path}', which holds a list`,
  ],
  [
    "nothing",
    file("empty.yaml", ""),
    (path: string) => `'path' must hold an OpenAPI document, got '${path}', which holds nothing`,
  ],
  [
    "a word",
    file("word.yaml", "openapi\n"),
    (path: string) => `'path' must hold an OpenAPI document, got '${path}', which holds the string 'openapi'`,
  ],
])("%s is refused", (_what, path, message) => {
  expect(() => documentIn(path)).toThrow(new Error(message(path)));
});

test("a folder is refused", () => {
  const path = join(folder, "sub.json");
  expect(() => documentIn(path)).toThrow(
    new Error(`'path' must be a file, got '${path}', which is not one; it was looked for at '${path}'`),
  );
});
