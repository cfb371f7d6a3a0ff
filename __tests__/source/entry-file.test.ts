import { missingEntryFile } from "../../lib/source/entry-file";
import { Language } from "../../lib/source/language";

const TOKEN = "${TfToken[TOKEN.7]}";

/** The entry file that is missing in a package. Files are given with their texts, or only by their paths. */
function missing(
  language: Language,
  files: string[] | { [path: string]: string },
  buildEnvironment: { [name: string]: string } = {},
): string | undefined {
  const texts = Array.isArray(files) ? Object.fromEntries(files.map((path) => [path, ""])) : files;
  const contents = { paths: Object.keys(texts), readText: (path: string) => texts[path] };
  return missingEntryFile(language, contents, buildEnvironment);
}

describe.each([
  [
    Language.NODEJS,
    "the 'main' of package.json, index.js or function.js",
    ["index.js", "function.js"],
    ["index.ts", "index.mjs", "app.js", "Index.js", "src/index.js", "package.json"],
  ],
  [Language.PYTHON, "main.py", ["main.py"], ["app.py", "main.pyc", "src/main.py", "xmain.py"]],
  [
    Language.JAVA,
    "pom.xml, build.gradle or a .jar file",
    ["pom.xml", "build.gradle", "orders.jar"],
    ["build.gradle.kts", "src/main/java/Orders.java", "orders/pom.xml", "lib/a.jar", "pom.xml.bak"],
  ],
  [Language.RUBY, "app.rb", ["app.rb"], ["main.rb", "src/app.rb", "Gemfile"]],
  [Language.PHP, "index.php", ["index.php"], ["app.php", "public/index.php", "composer.json"]],
  [
    Language.DOTNET,
    "a project file",
    ["Orders.csproj", "Orders.fsproj", "Orders.vbproj", "src/Orders/Orders.csproj"],
    ["Orders.cs", "Orders.sln", "Orders.csproj.user", "src/Orders.cs"],
  ],
])("%s", (language, sought, entryFiles, others) => {
  test.each(entryFiles)(`finds the entry point through ${sought}: %s`, (path) => {
    expect(missing(language, ["README.md", path])).toBeUndefined();
  });

  test.each(others)("does not find it in %s", (path) => {
    expect(missing(language, ["README.md", path])).toBe(sought);
  });
});

describe("Go", () => {
  const SOUGHT = "go.mod and a .go file";

  test.each(["function.go", "x.go"])("finds the entry point through go.mod and %s", (path) => {
    expect(missing(Language.GO, ["go.mod", path])).toBeUndefined();
  });

  test.each([
    ["a .go file alone", ["function.go"]],
    ["go.mod alone", ["go.mod"]],
    ["a .go file in a folder", ["go.mod", "cmd/main.go"]],
    ["go.mod in a folder", ["function.go", "cmd/go.mod"]],
    ["something like a .go file", ["go.mod", "x.gox"]],
  ])("does not find the entry point through %s", (_, paths) => {
    expect(missing(Language.GO, paths)).toBe(SOUGHT);
  });
});

describe("the manifest of a Node.js function", () => {
  const withManifest = (manifest: unknown, ...paths: string[]) =>
    missing(Language.NODEJS, {
      "package.json": typeof manifest === "string" ? manifest : JSON.stringify(manifest),
      ...Object.fromEntries(paths.map((path) => [path, ""])),
    });
  const SOUGHT = "the 'main' of package.json, index.js or function.js";

  test.each([
    ["app.js", "app.js"],
    ["./app.js", "app.js"],
    ["src/app.mjs", "src/app.mjs"],
    ["lib/../app.js", "app.js"],
    ["lib", "lib/index.js"],
    ["./lib/", "lib/index.js"],
    ["lib", "lib/app.js"],
    [".", "index.js"],
    ["./", "index.js"],
    ["./", "function.js"],
  ])("can name %s, which is found in a package with %s", (main, path) => {
    expect(withManifest({ main }, path)).toBeUndefined();
  });

  test.each([
    ["app.js", "index.js"],
    ["app.js", "src/app.js"],
    // Node.js would find this file, but the buildpack looks for the exact name.
    ["app", "app.js"],
    ["li", "lib/index.js"],
    ["../app.js", "app.js"],
    ["/app.js", "app.js"],
    ["dist/index.js", "src/index.js"],
    [".", "app.js"],
  ])("can name %s, which is not found in a package with %s", (main, path) => {
    expect(withManifest({ main }, path)).toBe(SOUGHT);
  });

  test.each([{ "gcp-build": "tsc" }, { build: "tsc" }])(
    "accepts every package if it has the scripts %j, because the build can create the file",
    (scripts) => {
      expect(withManifest({ main: "dist/index.js", scripts }, "src/index.ts")).toBeUndefined();
    },
  );

  test.each(["compile", "lint,compile"])(
    "makes the file by the scripts that the build environment names: %s",
    (GOOGLE_NODE_RUN_SCRIPTS) => {
      const manifest = JSON.stringify({ main: "dist/index.js", scripts: { compile: "tsc" } });
      const files = { "package.json": manifest, "src/index.ts": "" };
      expect(missing(Language.NODEJS, files, { GOOGLE_NODE_RUN_SCRIPTS })).toBeUndefined();
    },
  );

  test("makes nothing where the build environment names no script", () => {
    const manifest = JSON.stringify({ main: "dist/index.js", scripts: { build: "tsc" } });
    const files = { "package.json": manifest, "src/index.ts": "" };
    expect(missing(Language.NODEJS, files, { GOOGLE_NODE_RUN_SCRIPTS: "" })).toBe(SOUGHT);
  });

  test("creates no file with an empty script for Google", () => {
    const scripts = { "gcp-build": "", build: "tsc" };
    expect(withManifest({ main: "dist/index.js", scripts }, "src/index.ts")).toBe(SOUGHT);
  });

  test.each([
    {},
    { main: "" },
    { scripts: {} },
    { scripts: null },
    [],
    null,
    5,
    "{",
    "",
    '"main"',
    { main: 5 },
    { main: {} },
  ])("names no file if it is %j; then index.js and function.js count", (manifest) => {
    expect(withManifest(manifest, "index.js")).toBeUndefined();
    expect(withManifest(manifest, "app.js")).toBe(SOUGHT);
  });
});

describe("the build environment", () => {
  test.each([
    ["handler.py", "handler.py"],
    ["./src/handler.py", "src/handler.py"],
    ["src", "src/handler.py"],
    ["src/", "src/handler.py"],
  ])("can name %s, which is found as %s", (source, path) => {
    expect(missing(Language.PYTHON, [path], { GOOGLE_FUNCTION_SOURCE: source })).toBeUndefined();
  });

  test.each(["handler.py", "src/handler.py", "sr", "main"])("can name %s, which is missing", (source) => {
    const environment = { GOOGLE_FUNCTION_SOURCE: source };
    expect(missing(Language.PYTHON, ["main.py", "src/main.py"], environment)).toBe(source);
  });

  test.each([TOKEN, "${var.source}"])("can name a token, %s, which is not checked", (source) => {
    expect(missing(Language.PYTHON, ["handler.py"], { GOOGLE_FUNCTION_SOURCE: source })).toBeUndefined();
  });

  test("can set GOOGLE_BUILDABLE, and then every package is accepted", () => {
    expect(
      missing(Language.GO, ["cmd/orders/main.go"], { GOOGLE_BUILDABLE: "./cmd/orders" }),
    ).toBeUndefined();
    expect(missing(Language.DOTNET, ["a/A.csproj", "b/B.csproj"], { GOOGLE_BUILDABLE: "a" })).toBeUndefined();
  });

  test("can have other variables, which have no effect", () => {
    expect(missing(Language.PYTHON, ["app.py"], { NPM_TOKEN: "x", GOOGLE_FUNCTION_SOURCE: "" })).toBe(
      "main.py",
    );
  });
});
