import { isNowhere } from "../../lib/source/entry-point";
import { Language } from "../../lib/source/language";

const contents = (files: { [path: string]: string }) => ({
  paths: Object.keys(files),
  readText: (path: string) => files[path],
});
const CODE = contents({ "index.js": "exports.hello = () => {};\nexports.api = { orders() {} };" });

test.each(["helo", "handler", "api.order_", "hello.world"])("%s occurs nowhere in the code", (entryPoint) => {
  expect(isNowhere(entryPoint, Language.NODEJS, CODE)).toBe(true);
});

test.each(["hello", "api.orders", "${var.entry}"])("%s may be a function of the code", (entryPoint) => {
  expect(isNowhere(entryPoint, Language.NODEJS, CODE)).toBe(false);
});

test.each([
  [Language.NODEJS, "src/index.ts"],
  [Language.PYTHON, "main.py"],
  [Language.RUBY, "app.rb"],
  [Language.PHP, "index.php"],
])("%s is read in files such as %s", (language, path) => {
  const files = contents({ "README.md": "hello", [path]: "helo" });
  expect(isNowhere("helo", language, files)).toBe(false);
  expect(isNowhere("hello", language, files)).toBe(true);
});

test.each([
  ["compiled languages", Language.GO, { "main.go": "func Helo() {}" }],
  ["code without any text", Language.NODEJS, { "index.js": "" }],
  ["packages without code", Language.NODEJS, { "README.md": "hello" }],
  [
    "large packages",
    Language.NODEJS,
    Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`${index}.js`, "helo"])),
  ],
])("nothing is said of %s", (_what, language, files) => {
  expect(isNowhere("hello", language, contents(files))).toBe(false);
});
