import { TerraformVariable } from "cdktf";
import { RootConstruct } from "constructs";
import { unzipSync } from "fflate";
import { got } from "../../lib/core/errors";
import { inlinePackage } from "../../lib/source/inline-package";
import type { Package } from "../../lib/source/package";
import { newStack } from "../support/stack";

const at = new RootConstruct("shop");

function unzipped(contents: Package): [string, string][] {
  const chunks: Uint8Array[] = [];
  contents.writeTo((chunk) => chunks.push(chunk));
  const files = Object.entries(unzipSync(Buffer.concat(chunks)));
  return files.map(([path, bytes]) => [path, Buffer.from(bytes).toString()]);
}

describe("inline files", () => {
  test("are sorted by the bytes of their paths", () => {
    const paths = ["🙂", "b", "ｂ", "a/b", "a!", "1"];
    const contents = inlinePackage(Object.fromEntries(paths.map((path) => [path, path])), at);
    expect(contents.paths).toEqual(["1", "a!", "a/b", "b", "ｂ", "🙂"]);
  });

  test.each(["", "/index.js", "lib/", "a//b", "..", "../index.js", "a/../b", "a\\b", "a\nb", "a\ud800"])(
    "are refused with the name %j",
    (path) => {
      expect(() => inlinePackage({ "index.js": "", [path]: "" }, at)).toThrow(
        new Error(
          `'source' must name its files by relative paths with forward slashes, got ${got(path)} [at shop]`,
        ),
      );
    },
  );

  test.each(["a b.js", "$(touch x)", "...", "..a/b..", "日本/🙂", ".env", "__proto__/a"])(
    "can have the name %s",
    (path) => {
      expect(unzipped(inlinePackage({ [path]: "x" }, at))).toEqual([[path, "x"]]);
    },
  );

  test("are refused if they hold a token", () => {
    const token = new TerraformVariable(newStack(), "url", {}).stringValue;
    expect(() => inlinePackage({ "index.js": `const url = "${token}";` }, at)).toThrow(
      new Error(
        "'source' must be known at synthesis, got a token in 'index.js'; pass it in 'environment' [at shop]",
      ),
    );
  });

  test("can hold JavaScript templates, which Terraform does not read", () => {
    const text = "const greet = (name) => `Hello ${name}, 50%{ off }`;";
    expect(unzipped(inlinePackage({ "index.js": text }, at))).toEqual([["index.js", text]]);
  });

  test.each([
    ["a name", "n".repeat(256), "got one of 256 in 256"],
    ["a name of wide letters", "日".repeat(86), "got one of 258 in 258"],
    ["a path", "n/".repeat(2_048) + "n", "got one of 1 in 4097"],
  ])("are refused with %s that is too long for Linux", (_what, path, found) => {
    expect(() => inlinePackage({ [path]: "" }, at)).toThrow(
      new Error(`'source' must have names of at most 255 bytes in paths of at most 4095, ${found} [at shop]`),
    );
  });

  test("can have names and paths of the longest length in Linux", () => {
    const paths = ["日".repeat(85), `${"n/".repeat(2_047)}n`];
    expect(inlinePackage({ [paths[0]]: "", [paths[1]]: "" }, at).paths).toHaveLength(2);
  });

  test("are refused if a file and a folder have one name", () => {
    expect(() => inlinePackage({ lib: "", "lib/a/b.js": "" }, at)).toThrow(
      new Error(
        "'source' must give a name to a file or to a folder, got 'lib' as both, for 'lib/a/b.js' [at shop]",
      ),
    );
    expect(inlinePackage({ "lib.js": "", "lib/a.js": "" }, at).paths).toEqual(["lib.js", "lib/a.js"]);
  });

  test("are refused if a zip archive cannot count them", () => {
    const files = Object.fromEntries(Array.from({ length: 65_535 }, (_, i) => [`${i}.js`, ""]));
    expect(() => inlinePackage(files, at)).toThrow(
      new Error("'source' must hold at most 65534 files, got 65535 [at shop]"),
    );
  });

  test("are refused if there is none", () => {
    expect(() => inlinePackage({}, at)).toThrow(
      new Error("'source' must hold at least one file, got none [at shop]"),
    );
  });
});
