import fs, { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { RootConstruct } from "constructs";
import { directoryPackage } from "../../lib/source/directory-package";
import { inlinePackage } from "../../lib/source/inline-package";
import type { Package } from "../../lib/source/package";

let project: string;
let at: RootConstruct;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "directory-package-"));
  at = newRoot();
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(project, { recursive: true });
});

function newRoot(): RootConstruct {
  const root = new RootConstruct("shop");
  root.node.setContext("cdktfJsonPath", join(project, "cdktf.json"));
  return root;
}

function write(path: string, content: string | Uint8Array): string {
  const location = join(project, path);
  mkdirSync(dirname(location), { recursive: true });
  writeFileSync(location, content);
  return location;
}

function archiveOf(contents: Package): Buffer {
  const chunks: Uint8Array[] = [];
  contents.writeTo((chunk) => chunks.push(chunk));
  return Buffer.concat(chunks);
}

const FILES = { "index.js": "one", "lib/a.js": "two", "package.json": "{}" };

const writeOrders = () => {
  for (const [path, text] of Object.entries(FILES)) write(`orders/${path}`, text);
};

test("equals the package of inline files with the same names and texts", () => {
  writeOrders();
  const [directory, inline] = [directoryPackage("orders", undefined, at), inlinePackage(FILES, at)];
  expect(directory.name).toBe("'orders'");
  expect(directory.paths).toEqual(inline.paths);
  expect(directory.digest).toBe(inline.digest);
  expect(directory.readText("lib/a.js")).toBe("two");
  expect(archiveOf(directory)).toEqual(archiveOf(inline));
});

describe("a directory is read", () => {
  const opened = (spy: jest.SpiedFunction<typeof fs.openSync>) => spy.mock.calls.length;

  test("once for all functions of an app that use it", () => {
    writeOrders();
    const open = jest.spyOn(fs, "openSync");
    const first = directoryPackage("orders", undefined, at);
    expect(opened(open)).toBe(3);
    expect(directoryPackage("orders", undefined, at)).toBe(first);
    expect(opened(open)).toBe(3);
    expect(directoryPackage("orders", undefined, newRoot())).not.toBe(first);
  });

  test("again after any change, even if the size stays the same", () => {
    writeOrders();
    const digests = [directoryPackage("orders", undefined, at).digest];
    utimesSync(write("orders/index.js", "onE"), 1, 1);
    digests.push(directoryPackage("orders", undefined, at).digest);
    write("orders/new.js", "");
    digests.push(directoryPackage("orders", undefined, at).digest);
    expect(new Set(digests).size).toBe(3);
  });

  test("one piece at a time, however large its files are", () => {
    write("orders/index.js", Buffer.alloc(20 * 2 ** 20));
    const contents = directoryPackage("orders", undefined, at);
    const allocate = jest.spyOn(Buffer, "allocUnsafe");
    archiveOf(contents);
    expect(Math.max(...allocate.mock.calls.map(([size]) => size))).toBe(8 * 2 ** 20);
  });
});

describe("an error names the construct and the given path of", () => {
  test("a directory that does not exist", () => {
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
});
