import { RootConstruct } from "constructs";
import { unzipSync } from "fflate";
import { FilesPackage } from "../../lib/source/package";
import { fileOf } from "../../lib/source/source-file";

const at = new RootConstruct("shop");
const FILES = { "index.js": "one", "lib/a.js": "two", "package.json": "{}" };
const files = Object.entries(FILES).map(([path, text]) => fileOf(path, Buffer.from(text)));

test("a package of files has a name, paths, texts, a digest and an archive", () => {
  const contents = new FilesPackage("'orders'", files, at);
  expect(contents.name).toBe("'orders'");
  expect(contents.paths).toEqual(Object.keys(FILES));
  expect(contents.readText("package.json")).toBe("{}");
  expect(contents.readText("missing")).toBe("");
  expect(contents.digest).toMatch(/^[0-9a-f]{64}$/);
  const chunks: Uint8Array[] = [];
  contents.writeTo((chunk) => chunks.push(chunk));
  const unzipped = Object.entries(unzipSync(Buffer.concat(chunks)));
  expect(unzipped.map(([path, bytes]) => [path, Buffer.from(bytes).toString()])).toEqual(
    Object.entries(FILES),
  );
});

test("files that no longer match the digest are an error", () => {
  const bytes = Buffer.from("one");
  const contents = new FilesPackage("'orders'", [fileOf("index.js", bytes)], at);
  bytes.write("onE");
  expect(() => {
    contents.writeTo(() => undefined);
  }).toThrow(
    new Error(
      "'source' must hold only what stays as it is while it is packed, got 'orders', which has changed [at shop]",
    ),
  );
});
