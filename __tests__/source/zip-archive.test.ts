import { execFileSync } from "node:child_process";
import { createCipheriv, createHash } from "node:crypto";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { unzipSync, Zip, ZipDeflate } from "fflate";
import { fileOf, type SourceFile } from "../../lib/source/source-file";
import { writeZip } from "../../lib/source/zip-archive";

const file = (path: string, content: string | Buffer = "", mode: SourceFile["mode"] = 0o644): SourceFile =>
  fileOf(path, Buffer.from(content), mode);

function zipArchive(files: SourceFile[]): Buffer {
  const chunks: Uint8Array[] = [];
  writeZip(files, (chunk) => chunks.push(chunk));
  return Buffer.concat(chunks);
}

/** Pseudo-random bytes that are the same in every run. */
const incompressible = (size: number) =>
  createCipheriv("aes-128-ctr", Buffer.alloc(16), Buffer.alloc(16)).update(Buffer.alloc(size));

const CENTRAL = 0x02014b50;
const END = 0x06054b50;

/** The entries of the central directory, read without fflate. */
function entries(zip: Uint8Array) {
  const bytes = Buffer.from(zip);
  const end = bytes.length - 22;
  expect(bytes.readUInt32LE(end)).toBe(END);
  let at = bytes.readUInt32LE(end + 16);
  return Array.from({ length: bytes.readUInt16LE(end + 10) }, () => {
    expect(bytes.readUInt32LE(at)).toBe(CENTRAL);
    const nameLength = bytes.readUInt16LE(at + 28);
    const header = bytes.readUInt32LE(at + 42);
    const body = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
    const packed = bytes.subarray(body, body + bytes.readUInt32LE(at + 20));
    const entry = {
      name: bytes.toString("utf8", at + 46, at + 46 + nameLength),
      localName: bytes.toString("utf8", header + 30, header + 30 + bytes.readUInt16LE(header + 26)),
      system: bytes[at + 5],
      isUtf8: (bytes.readUInt16LE(at + 8) & 0x800) !== 0,
      method: bytes.readUInt16LE(at + 10),
      time: bytes.readUInt16LE(at + 12),
      date: bytes.readUInt16LE(at + 14),
      localTime: bytes.readUInt16LE(header + 10),
      localDate: bytes.readUInt16LE(header + 12),
      extra: bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32),
      mode: bytes.readUInt32LE(at + 38).toString(8),
      size: bytes.readUInt32LE(at + 24),
      content: inflateRawSync(packed),
    };
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    return entry;
  });
}

test("has every file with its name, mode and content, and the earliest date of a zip archive", () => {
  const common = { system: 3, method: 8, time: 0, date: 0x21, localTime: 0, localDate: 0x21, extra: 0 };
  expect(entries(zipArchive([file("bin/run", "go", 0o755), file("ü.txt", "hey")]))).toEqual([
    {
      ...common,
      name: "bin/run",
      localName: "bin/run",
      isUtf8: false,
      mode: (0o100755 * 0x10000).toString(8),
      size: 2,
      content: Buffer.from("go"),
    },
    {
      ...common,
      name: "ü.txt",
      localName: "ü.txt",
      isUtf8: true,
      mode: (0o100644 * 0x10000).toString(8),
      size: 3,
      content: Buffer.from("hey"),
    },
  ]);
});

test("keeps the order of the files, also for names like '1' and '__proto__'", () => {
  const names = [
    ".env",
    "-1",
    "00",
    "10",
    "9",
    "0",
    "4294967294",
    "1/2",
    "__proto__",
    "a",
    "constructor",
    "🙂",
  ];
  const archive = entries(zipArchive(names.map((name) => file(name, name))));
  expect(archive.map(({ name, content }) => [name, content.toString()])).toEqual(
    names.map((name) => [name, name]),
  );
});

test("can be unpacked by fflate with any names", () => {
  const names = ["a b", "$(touch x)", 'it\'s "so"', "a\\b", "é", "e\u0301", "日本/🙂", "crlf\r\n"];
  const files = names.map((name) => file(name, `${name}\r\n`));
  const unpacked = Object.entries(unzipSync(zipArchive(files)));
  expect(unpacked.map(([name, bytes]) => [name, Buffer.from(bytes).toString()])).toEqual(
    names.map((name) => [name, `${name}\r\n`]),
  );
});

test.each([0, 1, 32767, 32768, 65535, 65536, 65537, 98304, 131072, 163840, 200_000, 1_000_000])(
  "unpacks to the same file of %i bytes, compressible or not",
  (size) => {
    const contents = [incompressible(size), Buffer.alloc(size, "const x = 1;\n")];
    const archive = entries(zipArchive(contents.map((content, i) => file(`${i}`, content))));
    expect(archive.map(({ content }, i) => content.equals(contents[i]))).toEqual([true, true]);
  },
);

test("has the same bytes as fflate's streams, in half of the time", () => {
  const contents = [0, 1, 100, 40_000, 65_535, 65_536, 65_537, 200_000].flatMap((size) => [
    incompressible(size),
    Buffer.alloc(size, "const x = 1;\n"),
    Buffer.concat([Buffer.alloc(size / 2, "const x = 1;\n"), incompressible(size / 2)]),
    Buffer.concat([incompressible(size / 2), Buffer.alloc(size / 2, "const x = 1;\n")]),
  ]);
  const chunks: Uint8Array[] = [];
  const zip = new Zip((_, chunk) => chunks.push(chunk));
  contents.forEach((content, i) => {
    const entry = new ZipDeflate(`${i}`, { level: 9 });
    Object.assign(entry, { os: 3, attrs: 0o100644 << 16, mtime: new Date(1980, 0, 1) });
    zip.add(entry);
    entry.push(content, true);
  });
  zip.end();
  const archive = zipArchive(contents.map((content, i) => file(`${i}`, content)));
  expect(archive.equals(Buffer.concat(chunks))).toBe(true);
});

test("packs a file that comes in pieces", () => {
  const pieces = [incompressible(100_000), Buffer.alloc(0), Buffer.alloc(100_000, "a"), incompressible(10)];
  const whole = Buffer.concat(pieces);
  const archive = entries(
    zipArchive([{ ...file("a"), size: whole.length, pieces: () => pieces }, file("b", "b")]),
  );
  expect(archive.map(({ content, size }) => [size, content.equals(whole)])).toEqual([
    [whole.length, true],
    [1, false],
  ]);
});

test("has the same bytes in every release, because a change would deploy every function again", () => {
  const archive = zipArchive([
    file("0", "zero"),
    file("index.js", "exports.handler = (req, res) => res.send('hello');\n".repeat(100)),
    file("run.sh", "#!/bin/sh\n", 0o755),
    file("ü", ""),
  ]);
  expect(createHash("sha256").update(archive).digest("hex")).toBe(
    "ddc1df668a3f9d46968328af91a1cca66e62bda21d86b851b01639f3fdde66f8",
  );
});

test("is the same in every time zone and at every time", () => {
  // Jest replaces process.env, so the time zone is set in another process.
  const script = `
    const { writeZip } = require(${JSON.stringify(join(__dirname, "../../lib/source/zip-archive"))});
    const zones = Intl.supportedValuesOf("timeZone");
    const archives = new Set();
    const offsets = new Set();
    for (const zone of zones) {
      process.env.TZ = zone;
      offsets.add(new Date(1980, 0, 1).getTimezoneOffset());
      const chunks = [];
      const file = { path: "a", mode: 0o644, size: 1, pieces: () => [Buffer.from("a")] };
      writeZip([file], (chunk) => chunks.push(chunk));
      archives.add(Buffer.concat(chunks).toString("hex"));
    }
    console.log(JSON.stringify({ zones: zones.length, offsets: offsets.size, archives: [...archives] }));
  `;
  const output = execFileSync(process.execPath, ["--import", "tsx", "--eval", script], { encoding: "utf8" });
  const { zones, offsets, archives } = JSON.parse(output) as {
    zones: number;
    offsets: number;
    archives: string[];
  };
  expect(zones).toBeGreaterThan(300);
  expect(offsets).toBeGreaterThan(24);
  expect(archives).toEqual([zipArchive([file("a", "a")]).toString("hex")]);
});
