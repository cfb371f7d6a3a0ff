import { createHash } from "node:crypto";
import fc from "fast-check";
import { ContentDigest, contentDigest } from "../../lib/source/content-digest";
import { bytesOf, fileOf, type SourceFile } from "../../lib/source/source-file";

const file = (path: string, content: string, mode: SourceFile["mode"] = 0o644): SourceFile =>
  fileOf(path, Buffer.from(content), mode);

const base = [file("a.js", "one"), file("b.js", "two")];

test("the digest is the SHA-256 of every mode, name, length and content", () => {
  const stream = "644 a.js\0" + "3\0one" + "755 b/ü.sh\0" + "0\0";
  expect(contentDigest([file("a.js", "one"), file("b/ü.sh", "", 0o755)])).toBe(
    createHash("sha256").update(stream, "utf8").digest("hex"),
  );
});

test("the digest is the same in every release, because a change would deploy every function again", () => {
  expect(contentDigest(base)).toBe("87e5485883b0ef61ef9457ecda38e582c18ebadb5a003563e2c2e2ba5fba759f");
});

test("the digest does not depend on the kind of array or the number of pieces", () => {
  const copies = base.map((one) => fileOf(one.path, new Uint8Array(bytesOf(one))));
  expect(contentDigest(copies)).toBe(contentDigest(base));
  const letters = base.map((one) => ({
    ...one,
    pieces: () => Array.from(bytesOf(one).toString(), (letter) => Buffer.from(letter)),
  }));
  expect(contentDigest(letters)).toBe(contentDigest(base));
});

test("the digest can be computed while another function reads the files", () => {
  const digest = new ContentDigest();
  expect(base.map((one) => bytesOf(digest.watch(one)).toString())).toEqual(["one", "two"]);
  expect(digest.end()).toBe(contentDigest(base));
});

test("the digest changes with each relevant edit", () => {
  const edits = {
    nothing: base,
    "a changed byte": [file("a.js", "onE"), file("b.js", "two")],
    "a byte moved to the next file": [file("a.js", "on"), file("b.js", "etwo")],
    "bytes swapped between files": [file("a.js", "two"), file("b.js", "one")],
    "a renamed file": [file("a.js", "one"), file("c.js", "two")],
    "a letter moved from the content to the name": [file("a.js", "one"), file("b.jst", "wo")],
    "a file moved into a directory": [file("a.js", "one"), file("x/b.js", "two")],
    "chmod +x": [file("a.js", "one", 0o755), file("b.js", "two")],
    "chmod +x of the other": [file("a.js", "one"), file("b.js", "two", 0o755)],
    "an added empty file": [...base, file("c.js", "")],
    "an added empty file in front": [file("", ""), ...base],
    "a removed file": [file("a.js", "one")],
    "two files in one": [file("a.js", "one644 b.js\x003\0two")],
    "no files": [],
    "Windows line ends": [file("a.js", "one\r\n"), file("b.js", "two")],
    "Unix line ends": [file("a.js", "one\n"), file("b.js", "two")],
  };
  const digests = Object.values(edits).map(contentDigest);
  expect(new Set(digests).size).toBe(Object.keys(edits).length);
});

const textOf = (files: SourceFile[]) =>
  JSON.stringify(files.map((one) => [one.path, one.mode, bytesOf(one).toString()]));

test("the digest differs exactly if two lists of files differ", () => {
  const files = fc.array(
    fc
      .tuple(
        fc.string({ unit: fc.constantFrom("a", "6", "4", " ") }),
        fc.boolean(),
        fc.string({ unit: fc.constantFrom("\0", "a", "6", "4", " ") }),
      )
      .map(([path, executable, content]) => file(path, content, executable ? 0o755 : 0o644)),
    { maxLength: 3 },
  );
  fc.assert(
    fc.property(files, files, (a, b) => {
      expect(contentDigest(a) === contentDigest(b)).toBe(textOf(a) === textOf(b));
    }),
  );
});
