import { execFileSync } from "node:child_process";
import fs, { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { RootConstruct } from "constructs";
import { strToU8, zipSync } from "fflate";
import { contentDigest } from "../../lib/source/content-digest";
import type { Package } from "../../lib/source/package";
import { fileOf } from "../../lib/source/source-file";
import { zipPackage } from "../../lib/source/zip-package";

let project: string;
let at: RootConstruct;
beforeEach(() => {
  project = fs.realpathSync(mkdtempSync(join(tmpdir(), "zip-package-")));
  at = new RootConstruct("shop");
  at.node.setContext("cdktfJsonPath", join(project, "cdktf.json"));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(project, { recursive: true });
});

const MTIME = "2026-01-01T00:00:00";
const FILES = { "index.js": "one", "lib/a.js": "two", "package.json": "{}" };

function zipOf(files: { [path: string]: string } = FILES, level: 0 | 9 = 9): Buffer {
  const contents = Object.entries(files).map(([path, text]) => [path, strToU8(text)]);
  return Buffer.from(
    zipSync(Object.fromEntries(contents) as { [path: string]: Uint8Array }, { level, mtime: MTIME }),
  );
}

function pack(bytes: Uint8Array, name = "orders.zip"): Package {
  writeFileSync(join(project, name), bytes);
  return zipPackage(name, at);
}

function archiveOf(contents: Package): Buffer {
  const chunks: Uint8Array[] = [];
  contents.writeTo((chunk) => chunks.push(chunk));
  return Buffer.concat(chunks);
}

const mustBe = (fact: string, entry?: string): Error =>
  new Error(
    entry === undefined
      ? `'source' must be a zip archive, got 'orders.zip', ${fact} [at shop]`
      : `'source' must be a zip archive that Google can unpack, got '${entry}' in 'orders.zip', ${fact} [at shop]`,
  );
const NOT_ONE = mustBe("which cannot be read as one");

test.each([0, 9] as const)(
  "has a name, paths, texts, and the unchanged archive of compression level %d",
  (level) => {
    const bytes = zipOf(FILES, level);
    const contents = pack(bytes);
    expect(contents.name).toBe("'orders.zip'");
    expect(contents.paths).toEqual(Object.keys(FILES));
    expect(contents.readText("lib/a.js")).toBe("two");
    expect(contents.readText("missing")).toBe("");
    expect(contents.warnings).toEqual([]);
    expect(archiveOf(contents)).toEqual(bytes);
  },
);

test("has the digest of its bytes, whatever its name and its mode are", () => {
  const bytes = zipOf();
  const one = pack(bytes);
  fs.chmodSync(join(project, "orders.zip"), 0o755);
  expect(one.digest).toBe(contentDigest([fileOf("", bytes)]));
  expect([pack(bytes).digest, pack(bytes, "b.zip").digest]).toEqual([one.digest, one.digest]);
  expect(pack(zipOf(FILES, 0)).digest).not.toBe(one.digest);
});

test("does not list folders as files", () => {
  const bytes = zipSync({ lib: { "a.js": strToU8("a") }, "empty/": new Uint8Array() });
  expect(pack(bytes).paths).toEqual(["lib/a.js"]);
});

test("can have bytes before it and a comment after it", () => {
  const bytes = zipOf();
  const end = Buffer.from(bytes.subarray(-22));
  end.writeUInt16LE(7, 20);
  const whole = Buffer.concat([
    Buffer.from("#!/bin/sh\n"),
    bytes.subarray(0, -22),
    end,
    Buffer.from("comment"),
  ]);
  const contents = pack(whole);
  expect(contents.readText("lib/a.js")).toBe("two");
});

test("can use the 64-bit extension", () => {
  // Python writes the extension if the script requests it.
  const script = [
    "import zipfile",
    "zipfile.ZIP64_LIMIT = zipfile.ZIP_FILECOUNT_LIMIT = 0",
    "archive = zipfile.ZipFile('orders.zip', 'w', zipfile.ZIP_DEFLATED)",
    "[archive.writestr(f'{i}.js', str(i)) for i in range(3)]",
    "archive.close()",
  ].join("\n");
  execFileSync("python3", ["-c", script], { cwd: project });
  const contents = zipPackage("orders.zip", at);
  expect(contents.paths.map((path) => contents.readText(path))).toEqual(["0", "1", "2"]);
});

test("can be given as a link", () => {
  writeFileSync(join(project, "a.zip"), zipOf());
  symlinkSync("a.zip", join(project, "orders.zip"));
  expect(zipPackage("orders.zip", at).paths).toEqual(Object.keys(FILES));
});

test("is read once for all functions of an app, and again after a change", () => {
  const first = pack(zipOf());
  const open = jest.spyOn(fs, "openSync");
  expect(zipPackage("orders.zip", at)).toBe(first);
  expect(open).not.toHaveBeenCalled();
  expect(pack(zipOf({ "index.js": "two" })).digest).not.toBe(first.digest);
});

test("is refused if it changes while it is packed", () => {
  const contents = pack(zipOf());
  pack(zipOf({ "index.js": "two" }));
  expect(() => archiveOf(contents)).toThrow(
    new Error(
      "'source' must hold only what stays as it is while it is packed, got 'orders.zip', which has changed [at shop]",
    ),
  );
});

describe("is refused if it is not an archive:", () => {
  test.each(["missing.zip", ".", "orders.zip/inner", "pipe"])("%s, which is not a file", (path) => {
    writeFileSync(join(project, "orders.zip"), "");
    execFileSync("mkfifo", [join(project, "pipe")]);
    expect(() => zipPackage(path, at)).toThrow(
      new Error(
        `'source' must be a zip archive, got '${path}', which is not a file; it was looked for at '${join(project, path)}' [at shop]`,
      ),
    );
  });

  test.each([
    ["nothing", Buffer.alloc(0)],
    ["text", Buffer.from("PK is how archives begin, but this is text")],
    ["one that is cut off", zipOf().subarray(0, 90)],
    ["one without its first half", zipOf().subarray(100)],
    ["one whose entries are miscounted", patched(zipOf(), -12, 2)],
    ["one whose directory is elsewhere", patched(zipOf(), -6, 250)],
    ["one whose directory is too large", patched(zipOf(), -9, 250)],
  ])("%s", (_what, bytes) => {
    expect(() => pack(bytes)).toThrow(NOT_ONE);
  });

  test("a tar.gz archive, which Google's builder does not unpack either", () => {
    expect(() => pack(gzipSync("tar"))).toThrow(
      mustBe("which is compressed by gzip; pack it with zip, or give its directory"),
    );
  });
});

/** A copy of the bytes with one byte changed. A negative place counts from the end. */
function patched(bytes: Buffer, place: number, value: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[place < 0 ? copy.length + place : place] = value;
  return copy;
}

describe("is refused if Google's builder cannot unpack", () => {
  const CENTRAL = 46; // The bytes of a directory header before the name.
  const one = (level: 0 | 9 = 9) => zipOf({ "index.js": "exports.handler = () => {};".repeat(9) }, level);
  /** The offset of the directory. One header with its name, and the end record, follow it. */
  const directory = (bytes: Buffer) => bytes.length - 22 - CENTRAL - "index.js".length;

  test("an encrypted entry", () => {
    const bytes = one();
    expect(() => pack(patched(bytes, directory(bytes) + 8, 1))).toThrow(
      mustBe("which is encrypted", "index.js"),
    );
  });

  test("an entry with a compression method that Go does not support", () => {
    const bytes = one();
    expect(() => pack(patched(bytes, directory(bytes) + 10, 93))).toThrow(
      mustBe("which is compressed by method 93, and must be stored or deflated", "index.js"),
    );
  });

  test.each([
    ["a byte of its content", (bytes: Buffer) => patched(bytes, 60, bytes[60] ^ 0xff)],
    ["a byte of its stored content", () => patched(one(0), 60, 0)],
    ["its checksum", (bytes: Buffer) => patched(bytes, directory(bytes) + 16, 1)],
    ["its size", (bytes: Buffer) => patched(bytes, directory(bytes) + 24, 1)],
    ["a larger size", (bytes: Buffer) => patched(bytes, directory(bytes) + 25, 9)],
    ["its packed size", (bytes: Buffer) => patched(bytes, directory(bytes) + 20, 9)],
    ["a packed size beyond the end", (bytes: Buffer) => patched(bytes, directory(bytes) + 22, 9)],
    ["its place", (bytes: Buffer) => patched(bytes, directory(bytes) + 42, 7)],
  ])("an entry with a wrong value for %s", (_what, damaged) => {
    expect(() => pack(damaged(one()))).toThrow(mustBe("which is damaged", "index.js"));
  });

  test("a file that unpacks to more bytes than its size", () => {
    const bomb = zipOf({ "index.js": "0".repeat(5 * 2 ** 20) });
    const inflated = jest.spyOn(Buffer, "concat");
    expect(() => pack(patched(bomb, directory(bomb) + 26, 0))).toThrow(
      mustBe("which is damaged", "index.js"),
    );
    expect(inflated.mock.results.every(({ value }) => (value as Buffer).length < 2 ** 20)).toBe(true);
  });
});

describe("causes a warning if the builder does not do what the author expects:", () => {
  test.each([
    ["../index.js", "hold only files below its top", "which Google's builder puts beside the source", []],
    ["lib/../../x", "hold only files below its top", "which Google's builder puts beside the source", []],
    [
      "/index.js",
      "name its files by relative paths",
      "whose first slash Google's builder ignores",
      ["index.js"],
    ],
    [
      "lib\\a.js",
      "name its files with forward slashes",
      "whose backslashes are letters for Google's builder",
      ["lib\\a.js"],
    ],
  ])("%s", (name, rule, fact, paths) => {
    const contents = pack(zipOf({ "main.js": "", [name]: "" }));
    expect(contents.warnings).toEqual([`'source' must ${rule}, got '${name}' in 'orders.zip', ${fact}`]);
    expect(contents.paths).toEqual(["main.js", ...paths]);
  });

  test("a file that is there twice", () => {
    const bytes = zipOf({ "a.js": "", "b.js": "" });
    const twice = Buffer.from(bytes.toString("latin1").replaceAll("b.js", "a.js"), "latin1");
    expect(pack(twice).warnings).toEqual([
      "'source' must hold each file once, got 'a.js' in 'orders.zip', which Google's builder writes over the first of that name",
    ]);
  });

  test("but not for a name that goes up and comes back", () => {
    const contents = pack(zipOf({ "lib/../index.js": "", "./a.js": "" }));
    expect(contents.warnings).toEqual([]);
    expect(contents.paths).toEqual(["index.js", "a.js"]);
  });
});

test("is read one piece at a time, however large it is", () => {
  // A hole before the archive needs no space on the disk.
  const archive = zipOf();
  const descriptor = fs.openSync(join(project, "orders.zip"), "w");
  fs.writeSync(descriptor, archive, 0, archive.length, 20 * 2 ** 20);
  fs.closeSync(descriptor);
  const allocate = jest.spyOn(Buffer, "allocUnsafe");
  expect(zipPackage("orders.zip", at).readText("lib/a.js")).toBe("two");
  expect(Math.max(...allocate.mock.calls.map(([size]) => size))).toBe(8 * 2 ** 20);
});
