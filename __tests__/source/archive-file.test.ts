import fs, { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os, { tmpdir } from "node:os";
import { join } from "node:path";
import { RootConstruct } from "constructs";
import type { archiveFile as ArchiveFile } from "../../lib/source/archive-file";
import type { Package } from "../../lib/source/package";

const at = new RootConstruct("shop");
const DIGEST = "0".repeat(32);

let temporary: string;
let archiveFile: typeof ArchiveFile;
beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), "archive-file-"));
  // The folder is created once per process, for the first archive.
  jest.isolateModules(() => {
    ({ archiveFile } = jest.requireActual<{ archiveFile: typeof ArchiveFile }>(
      "../../lib/source/archive-file",
    ));
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(temporary, { recursive: true });
});

const packageOf = (...chunks: string[]): Package => ({
  ...{ name: "files", digest: DIGEST, paths: [], warnings: [], readText: () => "" },
  writeTo: (write) => {
    for (const chunk of chunks) write(Buffer.from(chunk));
  },
});

function pathIn(folder: string): string {
  jest.spyOn(os, "tmpdir").mockReturnValue(folder);
  return archiveFile(DIGEST, packageOf("one", "two"), at);
}

test("an archive is in a private folder, which is deleted when the process exits", () => {
  const once = jest.spyOn(process, "once");
  const path = pathIn(temporary);
  expect(path).toMatch(/cdktf-cloud-run-functions-\w{6}[/\\]0{32}[/\\]source\.zip$/);
  expect(readFileSync(path, "utf8")).toBe("onetwo");
  once.mock.calls
    .filter(([event]) => event === "exit")
    .forEach(([, clean]) => {
      (clean as () => void)();
    });
  expect(readdirSync(temporary)).toEqual([]);
});

test("an archive is written once per digest, and again if it was deleted", () => {
  const path = pathIn(temporary);
  writeFileSync(path, "still there");
  expect(readFileSync(pathIn(temporary), "utf8")).toBe("still there");
  rmSync(join(path, "../.."), { recursive: true });
  expect(readFileSync(pathIn(temporary), "utf8")).toBe("onetwo");
});

describe("a temporary folder", () => {
  const refusal = (folder: string, code: string) =>
    new Error(
      `'source' must be packed in a temporary folder, got '${folder}', which gives ${code}; set TMPDIR to one that takes it [at shop]`,
    );

  test("that does not exist is refused", () => {
    const folder = join(temporary, "missing");
    expect(() => pathIn(folder)).toThrow(refusal(folder, "ENOENT"));
  });

  test("that is a file is refused", () => {
    const folder = join(temporary, "file");
    writeFileSync(folder, "");
    expect(() => pathIn(folder)).toThrow(refusal(folder, "ENOTDIR"));
  });

  // Root may write everywhere, so the system's error is simulated.
  test("that is read-only is refused", () => {
    jest.spyOn(fs, "mkdtempSync").mockImplementation(() => {
      throw Object.assign(new Error("EROFS: read-only file system"), { code: "EROFS" });
    });
    expect(() => pathIn(temporary)).toThrow(refusal(temporary, "EROFS"));
  });

  test("that is full is refused, and no partial archive is left", () => {
    const { writeFileSync } = fs;
    jest.spyOn(fs, "writeFileSync").mockImplementation((file) => {
      writeFileSync(file, "on");
      throw Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
    });
    expect(() => pathIn(temporary)).toThrow(refusal(temporary, "ENOSPC"));
    jest.restoreAllMocks();
    const [folder] = readdirSync(temporary);
    expect(readdirSync(join(temporary, folder, DIGEST))).toEqual([]);
    expect(readFileSync(pathIn(temporary), "utf8")).toBe("onetwo");
  });
});
