import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import { ignoreRules } from "../../lib/source/ignore-rules";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "ignore-rules-"));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

function write(name: string, ...lines: string[]): void {
  writeFileSync(join(directory, name), lines.join("\n"));
}

/** The paths that are not left out. A path that ends with a slash is a directory. */
function leftIn(...paths: string[]): string[] {
  const rules = ignoreRules("functions/orders", directory);
  return paths.filter((path) => {
    const isDirectory = path.endsWith("/");
    return !rules.leavesOut(isDirectory ? path.slice(0, -1) : path, isDirectory);
  });
}

const load = () => ignoreRules("functions/orders", directory);
const DEFAULTS = [
  ...[".git/", ".git", ".gitignore", ".gcloudignore"],
  ...["node_modules/", "lib/node_modules/", "cdktf.out/", "lib/cdktf.out/", ".terraform/"],
];

test("without ignore files, version control, node_modules and cdktf.out are left out at any depth", () => {
  expect(leftIn(...DEFAULTS, "lib/.gitignore", "index.js", "lib/", "git", ".gitattributes")).toEqual([
    "index.js",
    "lib/",
    "git",
    ".gitattributes",
  ]);
  expect(load().file).toBeUndefined();
});

test("the defaults also apply if a .gcloudignore does not repeat them", () => {
  write(".gcloudignore", "*.md");
  expect(leftIn(...DEFAULTS, "README.md", "index.js")).toEqual(["index.js"]);
  expect(load().file).toBe(".gcloudignore");
});

test("a .gcloudignore can take a default back", () => {
  write(".gcloudignore", "!node_modules", "!.gitignore");
  expect(leftIn(...DEFAULTS, "node_modules/left-pad/index.js")).toEqual([
    ".gitignore",
    "node_modules/",
    "lib/node_modules/",
    "node_modules/left-pad/index.js",
  ]);
});

test("a .gcloudignore can take cdktf's output back", () => {
  write(".gcloudignore", "!cdktf.out");
  expect(leftIn(...DEFAULTS)).toEqual(["cdktf.out/", "lib/cdktf.out/"]);
});

test("a file cannot be taken back if its directory is left out", () => {
  write(".gcloudignore", "!node_modules/left-pad/index.js");
  expect(leftIn("node_modules/", "node_modules/left-pad/index.js")).toEqual([]);
});

test("without a .gcloudignore, the .gitignore applies and can take defaults back", () => {
  write(".gitignore", "dist/", "!node_modules");
  expect(leftIn("dist/", "dist", "node_modules/", "index.js")).toEqual(["dist", "node_modules/", "index.js"]);
  expect(load().file).toBe(".gitignore");
});

test("a .gcloudignore that does not include the .gitignore replaces it", () => {
  write(".gitignore", "dist/");
  write(".gcloudignore", "");
  expect(leftIn("dist/")).toEqual(["dist/"]);
  expect(load().file).toBe(".gcloudignore");
});

test.each([
  ["*.log", ["a.log", "x/b.log", "a.logs"], ["a.logs"]],
  ["/top.txt", ["top.txt", "x/top.txt"], ["x/top.txt"]],
  ["build/", ["build/", "build", "x/build/"], ["build"]],
  ["a/b", ["a/b", "x/a/b"], ["x/a/b"]],
  ["**/gen", ["gen", "x/y/gen"], []],
  ["docs/**", ["docs/a", "docs/a/b", "x/docs/a"], ["x/docs/a"]],
  ["file?.[ch]", ["file1.c", "file2.h", "file1.o", "file10.c"], ["file1.o", "file10.c"]],
  ["\\#a", ["#a", "a"], ["a"]],
  ["\\!a", ["!a", "a"], ["a"]],
  ["# a", ["# a", "a"], ["# a", "a"]],
  ["with space", ["with space", "with"], ["with"]],
  ["trailing  ", ["trailing", "trailing  "], ["trailing  "]],
  ["Data", ["Data", "data"], ["data"]],
  ["$(touch x)", ["$(touch x)", "x"], ["x"]],
  ["é🙂", ["é🙂", "é"], ["é"]],
])("the pattern %j matches like in git", (pattern, paths, left) => {
  write(".gcloudignore", pattern);
  expect(leftIn(...paths)).toEqual(left);
});

test("the last rule that matches decides", () => {
  write(".gcloudignore", "*.json", "!package.json", "test/package.json");
  expect(leftIn("a.json", "package.json", "test/package.json")).toEqual(["package.json"]);
});

test("the rules of an included file are inserted at its line", () => {
  write("shared.ignore", "*.json");
  write(".gcloudignore", "!a.json", "#!include:shared.ignore", "!b.json");
  expect(leftIn("a.json", "b.json", "c.json")).toEqual(["b.json"]);
});

test("an include line can have spaces around the mark and the name", () => {
  write(".gitignore", "dist/");
  write(".gcloudignore", "#  !include: .gitignore ");
  expect(leftIn("dist/", "index.js")).toEqual(["index.js"]);
});

test("an include mark that is not at the start of a line is a comment or a pattern", () => {
  write(".gitignore", "dist/");
  write(".gcloudignore", "## !include:.gitignore", " #!include:.gitignore");
  expect(leftIn("dist/")).toEqual(["dist/"]);
});

test("an include in an included file is a comment, even if its file does not exist", () => {
  write("one", "#!include:two", "#!include:missing", "*.one");
  write("two", "*.two");
  write(".gcloudignore", "#!include:one");
  expect(leftIn("a.one", "a.two")).toEqual(["a.two"]);
});

test("an include in a .gitignore is a comment", () => {
  write(".gitignore", "#!include:missing", "*.log");
  expect(leftIn("a.log", "a.txt")).toEqual(["a.txt"]);
});

test("files can have Windows line ends and a byte order mark", () => {
  writeFileSync(join(directory, "shared.ignore"), "\uFEFF*.tmp\r\n*.bak\r\n");
  writeFileSync(join(directory, ".gcloudignore"), "\uFEFF*.log\r\n#!include:shared.ignore\r\n*.old\r\n");
  expect(leftIn("a.log", "a.tmp", "a.bak", "a.old", "a.txt")).toEqual(["a.txt"]);
});

test.each(["#!include:missing", "#!include:"])("refuses %j, whose file does not exist", (line) => {
  write(".gcloudignore", line);
  expect(load).toThrow(
    new Error(
      `'source' must have the files that its .gcloudignore includes, got '${line}' in 'functions/orders', which does not exist`,
    ),
  );
});

test.each(["#!include:../.gitignore", "#!include:sub/rules", "#!include:..\\rules"])(
  "refuses %j, which leads out of the directory",
  (line) => {
    write(".gcloudignore", line);
    expect(load).toThrow(
      new Error(
        `'source' must have a .gcloudignore that includes files beside it only, got '${line}' in 'functions/orders', which gcloud refuses as well; copy the rules`,
      ),
    );
  },
);

test.each([".gcloudignore", ".gitignore"])("refuses a directory named %s", (name) => {
  mkdirSync(join(directory, name));
  expect(load).toThrow(
    new Error(
      `'source' must have readable ignore files, got '${name}' in 'functions/orders', which is a directory`,
    ),
  );
});

const unreadable = (name: string, fact: string) =>
  new Error(`'source' must have readable ignore files, got '${name}' in 'functions/orders', which ${fact}`);

test.each([".gcloudignore", ".gitignore"])(
  "refuses a named pipe called %s, and does not wait for it",
  (name) => {
    execFileSync("mkfifo", [join(directory, name)]);
    expect(load).toThrow(unreadable(name, "is a named pipe"));
  },
);

test("refuses an include of something that is not a file", () => {
  execFileSync("mkfifo", [join(directory, "shared.ignore")]);
  write(".gcloudignore", "#!include:shared.ignore");
  expect(load).toThrow(unreadable("shared.ignore", "is a named pipe"));
});

test.each(["missing", ".gcloudignore"])(
  "refuses a broken link to %s, because all rules would be lost",
  (target) => {
    write(".gitignore", "secrets/");
    symlinkSync(target, join(directory, ".gcloudignore"));
    expect(load).toThrow(unreadable(".gcloudignore", "is a link that leads nowhere"));
  },
);

test("refuses a link that leads out of the directory", () => {
  symlinkSync("/etc/hosts", join(directory, ".gcloudignore"));
  expect(load).toThrow(unreadable(".gcloudignore", "is a link that leads out of it; copy the rules"));
});

test("follows a link to a file of the directory", () => {
  write("rules.txt", "*.log");
  symlinkSync("rules.txt", join(directory, ".gcloudignore"));
  expect(leftIn("a.log", "a.txt")).toEqual(["a.txt"]);
});

test("accepts a file of one mebibyte, and refuses a larger one", () => {
  writeFileSync(join(directory, ".gcloudignore"), `*.log\n#${"x".repeat(2 ** 20 - 7)}`);
  expect(leftIn("a.log", "a.txt")).toEqual(["a.txt"]);
  writeFileSync(join(directory, ".gcloudignore"), `*.log\n#${"x".repeat(2 ** 20 - 6)}`);
  expect(load).toThrow(unreadable(".gcloudignore", "has 1.1 MiB, and 1 MiB is the most"));
});

test("Terraform's state is always left out, at any depth and whatever the rules say", () => {
  const states = [
    "terraform.shop.tfstate",
    "lib/terraform.tfstate",
    "terraform.tfstate.backup",
    "a.tfstate.1.backup",
  ];
  expect(leftIn(...states, ".terraform.tfstate.lock.info", "tfstate.js", "tfstate/")).toEqual([
    "tfstate.js",
    "tfstate/",
  ]);
  write(".gcloudignore", "!*.tfstate", "!*.tfstate.*", "!terraform.shop.tfstate", "!*");
  expect(leftIn(...states)).toEqual([]);
});

test("a .gitignore that is not included is not read", () => {
  mkdirSync(join(directory, ".gitignore"));
  write(".gcloudignore", "*.log");
  expect(leftIn("a.log", "a.txt")).toEqual(["a.txt"]);
});

test("errors name the construct", () => {
  write(".gcloudignore", "#!include:missing");
  const at = new TerraformStack(new App(), "shop");
  expect(() => ignoreRules("functions/orders", directory, at)).toThrow(
    new Error(
      "'source' must have the files that its .gcloudignore includes, got '#!include:missing' in 'functions/orders', which does not exist [at shop]",
    ),
  );
});
