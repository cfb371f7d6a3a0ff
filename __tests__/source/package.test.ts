import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TerraformVariable } from "cdktf";
import { RootConstruct } from "constructs";
import { strToU8, unzipSync, zipSync } from "fflate";
import { got } from "../../lib/core/errors";
import { directoryPackage, inlinePackage, type Package, zipPackage } from "../../lib/source/package";
import { newStack } from "../support/stack";

let project: string;
const at = new RootConstruct("shop");
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "package-"));
  at.node.setContext("cdktfJsonPath", join(project, "cdktf.json"));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(project, { recursive: true });
});

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(join(project, path, ".."), { recursive: true });
  writeFileSync(join(project, path), content);
}

const unzipped = (contents: Package) =>
  Object.entries(unzipSync(contents.archive())).map(([path, bytes]) => [path, Buffer.from(bytes).toString()]);

const FILES = { "index.js": "one", "lib/a.js": "two", "package.json": "{}" };
const zipped = (files: { [path: string]: string } = FILES) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));

const writeDirectory = () => {
  Object.entries(FILES).forEach(([path, text]) => {
    write(`orders/${path}`, text);
  });
};

/** The same three files by each of the three ways. */
const packages: [string, () => Package, string][] = [
  ["a directory", () => (writeDirectory(), directoryPackage("orders", undefined, at)), "'orders'"],
  ["inline files", () => inlinePackage(FILES, at), "inline files"],
  ["a zip archive", () => (write("orders.zip", zipped()), zipPackage("orders.zip", at)), "'orders.zip'"],
];

test.each(packages)("%s is a name, paths, texts and an archive", (_title, pack, name) => {
  const contents = pack();
  expect(contents.name).toBe(name);
  expect(contents.paths).toEqual(Object.keys(FILES));
  expect(contents.readText("package.json")).toBe("{}");
  expect(contents.readText("missing")).toBe("");
  expect(unzipped(contents)).toEqual(Object.entries(FILES));
});

test("inline files and a directory of the same files are the same package", () => {
  const [directory, inline] = packages.map(([, pack]) => pack());
  expect(inline.digest).toBe(directory.digest);
  expect(inline.archive()).toEqual(directory.archive());
});

test("a zip archive is used as it is, and has a digest of its bytes", () => {
  const bytes = zipped();
  write("a.zip", bytes);
  write("b.zip", bytes);
  write("c.zip", zipSync({ "index.js": strToU8("one") }, { level: 0 }));
  const [a, b, c] = ["a.zip", "b.zip", "c.zip"].map((path) => zipPackage(path, at));
  expect(Buffer.from(a.archive())).toEqual(Buffer.from(bytes));
  expect(b.digest).toBe(a.digest);
  expect(c.digest).not.toBe(a.digest);
});

test("a zip archive with entries for its folders has no files of their names", () => {
  write("orders.zip", zipSync({ lib: { "a.js": strToU8("a") }, "empty/": new Uint8Array() }));
  expect(zipPackage("orders.zip", at).paths).toEqual(["lib/a.js"]);
});

describe("inline files", () => {
  test("are in the byte order of their paths, whatever their order was", () => {
    const paths = ["🙂", "b", "ｂ", "a/b", "a", "1"];
    const contents = inlinePackage(Object.fromEntries(paths.map((path) => [path, path])), at);
    expect(contents.paths).toEqual(["1", "a", "a/b", "b", "ｂ", "🙂"]);
  });

  test.each(["", "/index.js", "lib/", "a//b", "..", "../index.js", "a/../b", "a\\b", "a\nb"])(
    "cannot be called %j",
    (path) => {
      expect(() => inlinePackage({ "index.js": "", [path]: "" }, at)).toThrow(
        new Error(
          `'source' must name its files by relative paths with forward slashes, got ${got(path)} [at shop]`,
        ),
      );
    },
  );

  test.each(["a b.js", "$(touch x)", "...", "..a/b..", "日本/🙂", ".env", "__proto__/a"])(
    "can be called %s",
    (path) => {
      expect(unzipped(inlinePackage({ [path]: "x" }, at))).toEqual([[path, "x"]]);
    },
  );

  test("hold no token, which would be packed as the text that cdktf puts for it", () => {
    const token = new TerraformVariable(newStack(), "url", {}).stringValue;
    expect(() => inlinePackage({ "index.js": `const url = "${token}";` }, at)).toThrow(
      new Error(
        "'source' must be known at synthesis, got a token in 'index.js'; pass it in 'environment' [at shop]",
      ),
    );
  });

  test("hold templates of JavaScript, which are none of Terraform's", () => {
    const text = "const greet = (name) => `Hello ${name}, 50%{ off }`;";
    expect(unzipped(inlinePackage({ "index.js": text }, at))).toEqual([["index.js", text]]);
  });

  test.each([
    ["undefined", undefined],
    ["null", null],
    ["80", 80],
  ])("hold text, and not %s, which callers without type-checking may pass", (quoted, text) => {
    expect(() => inlinePackage({ "index.js": text as unknown as string }, at)).toThrow(
      new Error(`'source' must hold text, got ${quoted} in 'index.js' [at shop]`),
    );
  });

  test("must be at least one", () => {
    expect(() => inlinePackage({}, at)).toThrow(
      new Error("'source' must hold at least one file, got none [at shop]"),
    );
  });
});

describe("errors name the construct and what was given:", () => {
  test("a directory that is not there", () => {
    expect(() => directoryPackage("missing", undefined, at)).toThrow(
      new Error(
        `'source' must be a directory, got 'missing', which cannot be found; it was looked for at '${join(project, "missing")}' [at shop]`,
      ),
    );
  });

  test("a directory that is too large", () => {
    write("orders/data", "x".repeat(2 ** 20 + 1));
    expect(() => directoryPackage("orders", 1, at)).toThrow(
      new Error(
        "'source' must hold at most 1 MiB, got 'orders', which holds 1.1 MiB, of them 1.1 MiB in 'data'; add what is not needed to a .gcloudignore [at shop]",
      ),
    );
  });

  test.each(["missing.zip", ".", "orders.zip/inner"])("a zip archive at %s that is no file", (path) => {
    write("orders.zip", "");
    expect(() => zipPackage(path, at)).toThrow(
      new Error(
        `'source' must be a zip archive, got ${got(path)}, which is not a file; it was looked for at '${join(project, path)}' [at shop]`,
      ),
    );
  });

  test.each([
    ["empty", ""],
    ["text", "PK is how archives begin, but this is text"],
    ["cut off", zipped().subarray(0, 90)],
  ])("a zip archive that is %s", (_title, content) => {
    write("orders.zip", content);
    expect(() => zipPackage("orders.zip", at)).toThrow(
      new Error("'source' must be a zip archive, got 'orders.zip', which cannot be read as one [at shop]"),
    );
  });
});

describe("a relative path begins", () => {
  const digestOf = (path: string, root = at) => directoryPackage(path, undefined, root).digest;

  test("at the folder of the cdktf.json that the app knows, wherever it runs", () => {
    writeDirectory();
    jest.spyOn(process, "cwd").mockReturnValue(tmpdir());
    expect(digestOf("orders")).toBe(digestOf(join(project, "orders")));
    expect(digestOf("./lib/../orders/")).toBe(digestOf("orders"));
  });

  test("at the folder of the nearest cdktf.json above the current one, where the app knows none", () => {
    writeDirectory();
    write("cdktf.json", "{}");
    mkdirSync(join(project, "deep/down"), { recursive: true });
    jest.spyOn(process, "cwd").mockReturnValue(join(project, "deep/down"));
    expect(digestOf("orders", new RootConstruct("shop"))).toBe(digestOf("orders"));
  });

  test("at the current folder, where there is no cdktf.json", () => {
    writeDirectory();
    jest.spyOn(process, "cwd").mockReturnValue(project);
    expect(digestOf("orders", new RootConstruct("shop"))).toBe(digestOf("orders"));
  });

  test("there for zip archives, too", () => {
    write("dist/orders.zip", zipped());
    jest.spyOn(process, "cwd").mockReturnValue(tmpdir());
    expect(zipPackage("dist/orders.zip", at).digest).toBe(
      zipPackage(join(project, "dist/orders.zip"), at).digest,
    );
  });
});
