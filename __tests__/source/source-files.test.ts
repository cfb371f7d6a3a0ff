import { execFileSync } from "node:child_process";
import fs, {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { App, TerraformStack } from "cdktf";
import { contentDigest } from "../../lib/source/content-digest";
import { bytesOf } from "../../lib/source/source-file";
import { sourceFiles } from "../../lib/source/source-files";

const GIVEN = "functions/orders";

let temporary: string;
let directory: string;
beforeEach(() => {
  // On macOS, the temporary directory is a link.
  temporary = fs.realpathSync(mkdtempSync(join(tmpdir(), "source-files-")));
  directory = join(temporary, "orders");
  mkdirSync(directory);
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(temporary, { recursive: true });
});

function write(path: string, content: string | Buffer = "", mode = 0o644): void {
  const location = join(directory, path);
  mkdirSync(dirname(location), { recursive: true });
  writeFileSync(location, content);
  chmodSync(location, mode);
}

function link(path: string, target: string): void {
  mkdirSync(dirname(join(directory, path)), { recursive: true });
  symlinkSync(target, join(directory, path));
}

const list = (options?: Parameters<typeof sourceFiles>[2]) =>
  sourceFiles(GIVEN, directory, options).map((file) => ({
    path: file.path,
    mode: file.mode,
    bytes: bytesOf(file),
  }));
const paths = () => list().map(({ path }) => path);
const texts = () => list().map(({ path, bytes }) => [path, Buffer.from(bytes).toString()]);

function refusal(options?: Parameters<typeof sourceFiles>[2]): string {
  try {
    list(options);
  } catch (error) {
    return (error as Error).message;
  }
  return "no error";
}

describe("the listing", () => {
  test("has the path, the mode and the bytes of every file, and no empty directories", () => {
    write("index.js", "exports.handler = 1;\n");
    write("bin/run.sh", "#!/bin/sh\n", 0o755);
    write("empty.txt");
    write("image.bin", Buffer.from([0, 255, 10, 13]));
    mkdirSync(join(directory, "nothing/inside"), { recursive: true });
    expect(list()).toEqual([
      { path: "bin/run.sh", mode: 0o755, bytes: Buffer.from("#!/bin/sh\n") },
      { path: "empty.txt", mode: 0o644, bytes: Buffer.alloc(0) },
      { path: "image.bin", mode: 0o644, bytes: Buffer.from([0, 255, 10, 13]) },
      { path: "index.js", mode: 0o644, bytes: Buffer.from("exports.handler = 1;\n") },
    ]);
  });

  test("is sorted by the bytes of whole paths, not by names, numbers, a language or UTF-16", () => {
    const sorted = ["10", "9", "B", "a b", "a-b", "a/b", "a/c/d", "aB", "ac", "z", "é", "\uFF21", "🙂"];
    for (const path of [...sorted].reverse()) write(path);
    expect(paths()).toEqual(sorted);
  });

  test("does not change names: spaces, shell syntax, quotes, backslashes, emoji, other scripts, prototypes", () => {
    // No file in the current folder of the tests has this name.
    const touched = basename(temporary);
    const names = [
      `$(touch ${touched})`,
      "..hidden",
      "__proto__",
      "a b",
      "a\\b",
      'it\'s "so"',
      "новый",
      "日本",
      "🙂",
    ];
    for (const name of names) write(name, name);
    expect(texts()).toEqual(names.map((name) => [name, name]));
    expect(fs.existsSync(touched)).toBe(false);
  });

  test("keeps Windows line ends", () => {
    write("crlf.txt", "a\r\nb\r\n");
    expect(texts()).toEqual([["crlf.txt", "a\r\nb\r\n"]]);
  });

  test.each([
    [0o400, 0o644],
    [0o600, 0o644],
    [0o644, 0o644],
    [0o666, 0o644],
    [0o655, 0o644],
    [0o700, 0o755],
    [0o744, 0o755],
    [0o755, 0o755],
    [0o777, 0o755],
    [0o4755, 0o755],
  ])("has for the mode %i the mode of git: %i", (mode, recorded) => {
    write("file", "", mode);
    expect(list()).toEqual([{ path: "file", mode: recorded, bytes: Buffer.alloc(0) }]);
  });

  test("has no executable files on Windows", () => {
    write("run.exe", "", 0o755);
    const { platform } = process;
    Object.defineProperty(process, "platform", { value: "win32" });
    const listed = list();
    Object.defineProperty(process, "platform", { value: platform });
    expect(listed).toEqual([{ path: "run.exe", mode: 0o644, bytes: Buffer.alloc(0) }]);
  });

  test("reads a directory through a link, and the links in it", () => {
    write("index.js");
    link("main.js", "index.js");
    symlinkSync("orders", join(temporary, "alias"));
    expect(sourceFiles(GIVEN, join(temporary, "alias")).map(({ path }) => path)).toEqual([
      "index.js",
      "main.js",
    ]);
  });
});

describe("the same content", () => {
  test("gives the same listing and digest in any order, at any time, under any umask", () => {
    const files: [string, string][] = [
      ["index.js", "1"],
      ["lib/a.js", "2"],
      ["lib/b/c.js", "3"],
      ["10", "4"],
    ];
    for (const [path, content] of files) write(path, content);
    const before = list();
    const digest = contentDigest(sourceFiles(GIVEN, directory));

    rmSync(directory, { recursive: true });
    const umask = process.umask(0o077);
    try {
      mkdirSync(directory);
      for (const [path, content] of [...files].reverse()) write(path, content, 0o600);
    } finally {
      process.umask(umask);
    }
    for (const [path] of files) utimesSync(join(directory, path), 1, new Date("2001-02-03T04:05:06Z"));
    const after = list();

    expect(after).toEqual(before);
    expect(contentDigest(sourceFiles(GIVEN, directory))).toBe(digest);
  });
});

describe("the ignore rules", () => {
  test("leave out files and whole directories", () => {
    write(".gcloudignore", "*.log\n/test/\n!keep.log\n");
    for (const path of ["index.js", "a.log", "keep.log", "test/a.js", "lib/test/a.js", "node_modules/x.js"]) {
      write(path);
    }
    expect(paths()).toEqual(["index.js", "keep.log", "lib/test/a.js"]);
  });

  test("prevent reading an ignored directory", () => {
    write("index.js");
    write("node_modules/deep/x.js");
    write("lib/node_modules/y.js");
    const read = jest.spyOn(fs, "readdirSync");
    expect(paths()).toEqual(["index.js"]);
    expect(read.mock.calls.map(([path]) => path)).toEqual([directory, join(directory, "lib")]);
  });

  test("take back a file in a directory that is not left out", () => {
    write(".gcloudignore", "/*\n!/src\n/src/*\n!/src/index.js\n");
    for (const path of ["README.md", "src/index.js", "src/index.test.js", "docs/a.md"]) write(path);
    expect(paths()).toEqual(["src/index.js"]);
  });

  test("take node_modules back", () => {
    write(".gcloudignore", "!node_modules\n");
    write("node_modules/left-pad/index.js");
    expect(paths()).toEqual(["node_modules/left-pad/index.js"]);
  });

  test("ignore .gcloudignore and .gitignore in folders, like gcloud", () => {
    write("lib/.gcloudignore", "*");
    write("lib/.gitignore", "*");
    write("lib/a.js");
    expect(paths()).toEqual(["lib/a.js"]);
  });

  test("treat a link to a directory as a directory", () => {
    write(".gcloudignore", "/dist/\n");
    write("build/a.js");
    link("dist", "build");
    expect(paths()).toEqual(["build/a.js"]);
  });

  test("exempt what they leave out from every other check", () => {
    write(".gcloudignore", ["outside", "venv/", "broken/", "loop", "pipe", "big"].join("\n"));
    write("index.js");
    write("big", Buffer.alloc(2 * 1024 * 1024));
    mkdirSync(join(temporary, "elsewhere"));
    link("outside", "/etc/hosts");
    link("venv", "../elsewhere");
    link("broken", "missing");
    link("loop", ".");
    execFileSync("mkfifo", [join(directory, "pipe")]);
    expect(list({ maxSizeMib: 1 }).map(({ path }) => path)).toEqual(["index.js"]);
  });
});

describe("links", () => {
  test("are packed as the files and directories that they lead to, with their modes", () => {
    write("real/run.sh", "run", 0o755);
    write("real/a.txt", "a");
    link("file", "real/run.sh");
    link("directory", "real");
    link("twice", "file");
    link("real/up", "../top.txt");
    link("absolute", join(directory, "top.txt"));
    write("top.txt", "top");
    expect(list().map(({ path, mode, bytes }) => [path, mode, Buffer.from(bytes).toString()])).toEqual([
      ["absolute", 0o644, "top"],
      ["directory/a.txt", 0o644, "a"],
      ["directory/run.sh", 0o755, "run"],
      ["directory/up", 0o644, "top"],
      ["file", 0o755, "run"],
      ["real/a.txt", 0o644, "a"],
      ["real/run.sh", 0o755, "run"],
      ["real/up", 0o644, "top"],
      ["top.txt", 0o644, "top"],
      ["twice", 0o755, "run"],
    ]);
  });

  test("give the same listing as copies of their targets", () => {
    write("real/a.txt", "a");
    link("same", "real");
    const linked = list();
    unlinkSync(join(directory, "same"));
    write("same/a.txt", "a");
    expect(linked).toEqual(list());
  });

  test("can lead into a directory whose name begins with two dots", () => {
    write("..data/a.txt", "a");
    link("a.txt", "..data/a.txt");
    expect(paths()).toEqual(["..data/a.txt", "a.txt"]);
  });

  test.each([
    ["../shared", "a directory beside"],
    ["..", "the directory around"],
    ["../orders-2/index.js", "a directory whose name begins alike"],
    ["/etc/hosts", "an absolute path"],
  ])("to %s, %s, are refused", (target) => {
    mkdirSync(join(temporary, "shared"));
    mkdirSync(join(temporary, "orders-2"));
    writeFileSync(join(temporary, "orders-2/index.js"), "");
    write("index.js");
    link("lib/out", join(target.startsWith("/") ? "" : "..", target));
    const written = target.startsWith("/") ? target : `../${target}`;
    expect(refusal()).toBe(
      `'source' must hold only links that stay inside it, got 'lib/out' in 'functions/orders', a link to '${written}'; put the files themselves there, or ignore the link in a .gcloudignore`,
    );
  });

  test("that lead out through another link are also refused", () => {
    link("a", "b");
    link("b", "..");
    expect(refusal()).toBe(
      "'source' must hold only links that stay inside it, got 'a' in 'functions/orders', a link to 'b'; put the files themselves there, or ignore the link in a .gcloudignore",
    );
  });

  test.each([
    ["missing.txt", "to nothing"],
    ["broken", "to themselves"],
  ])("to '%s', %s, are refused", (target) => {
    write("index.js");
    link("broken", target);
    expect(refusal()).toBe(
      `'source' must hold only links that lead somewhere, got 'broken' in 'functions/orders', a link to '${target}'`,
    );
  });

  test.each([
    ["loop", "."],
    ["lib/loop", ".."],
    ["lib/loop", "../lib"],
  ])("'%s' to '%s', a directory around them, are refused", (path, target) => {
    write("index.js");
    link(path, target);
    expect(refusal()).toBe(
      `'source' must hold no link to a directory around it, got '${path}' in 'functions/orders', a link to '${target}'`,
    );
  });

  test("that form a cycle with a second link are refused", () => {
    write("index.js");
    link("a/x", "../b");
    link("b/y", "../a");
    expect(refusal()).toBe(
      "'source' must hold no link to a directory around it, got 'a/x/y' in 'functions/orders', a link to '../a'",
    );
  });
});

describe("the directory", () => {
  test("is refused if it does not exist", () => {
    expect(() => sourceFiles("functions/ordres", join(temporary, "ordres"))).toThrow(
      new Error(
        `'source' must be a directory, got 'functions/ordres', which cannot be found; it was looked for at '${join(temporary, "ordres")}'`,
      ),
    );
  });

  test("is refused if it is below a file", () => {
    write("index.js");
    expect(() => sourceFiles("index.js/x", join(directory, "index.js/x"))).toThrow(
      new Error(
        `'source' must be a directory, got 'index.js/x', which cannot be found; it was looked for at '${join(directory, "index.js/x")}'`,
      ),
    );
  });

  test("is refused if it is a file", () => {
    write("orders.zip");
    expect(() => sourceFiles("orders.zip", join(directory, "orders.zip"))).toThrow(
      new Error("'source' must be a directory, got 'orders.zip', which is a file"),
    );
  });

  test("is refused if it is empty or holds only empty directories", () => {
    expect(refusal()).toBe("'source' must hold a file to deploy, got 'functions/orders', which is empty");
    mkdirSync(join(directory, "a/b"), { recursive: true });
    expect(refusal()).toBe("'source' must hold a file to deploy, got 'functions/orders', which is empty");
  });

  test("is refused if all of it is ignored", () => {
    write("node_modules/a.js");
    expect(refusal()).toBe(
      "'source' must hold a file to deploy, got 'functions/orders', whose files are all ignored by default",
    );
    write("index.js");
    write(".gitignore", "*");
    expect(refusal()).toBe(
      "'source' must hold a file to deploy, got 'functions/orders', whose files are all ignored by its .gitignore",
    );
    write(".gcloudignore", "*");
    expect(refusal()).toBe(
      "'source' must hold a file to deploy, got 'functions/orders', whose files are all ignored by its .gcloudignore",
    );
  });

  test("is named in errors by the caller's path, with the construct", () => {
    const at = new TerraformStack(new App(), "shop");
    expect(refusal({ at })).toBe(
      "'source' must hold a file to deploy, got 'functions/orders', which is empty [at shop]",
    );
    write(".gcloudignore", "#!include:missing");
    expect(refusal({ at })).toBe(
      "'source' must have the files that its .gcloudignore includes, got '#!include:missing' in 'functions/orders', which does not exist [at shop]",
    );
  });
});

describe("the size", () => {
  const MIB = 1024 * 1024;

  test("can equal the limit", () => {
    write("a", Buffer.alloc(MIB));
    expect(list({ maxSizeMib: 1 }).map(({ bytes }) => bytes.length)).toEqual([MIB]);
  });

  test("is refused above the limit; the error names the largest entry, and no file is read", () => {
    write("index.js", Buffer.alloc(MIB / 2));
    write("data/a/x", Buffer.alloc(MIB / 2));
    write("data/b", Buffer.alloc(MIB / 4));
    const open = jest.spyOn(fs, "openSync");
    expect(refusal({ maxSizeMib: 1 })).toBe(
      "'source' must hold at most 1 MiB, got 'functions/orders', which holds 1.3 MiB, of them 0.8 MiB in 'data'; add what is not needed to a .gcloudignore",
    );
    expect(open).not.toHaveBeenCalled();
  });

  test("is rounded up, so that one byte more does not look like the limit", () => {
    write("a", Buffer.alloc(MIB + 1));
    expect(refusal({ maxSizeMib: 1 })).toBe(
      "'source' must hold at most 1 MiB, got 'functions/orders', which holds 1.1 MiB, of them 1.1 MiB in 'a'; add what is not needed to a .gcloudignore",
    );
  });

  test("is at most 100 MiB by default, and more with the option", () => {
    write("a");
    fs.truncateSync(join(directory, "a"), 100 * MIB + 1);
    expect(refusal()).toBe(
      "'source' must hold at most 100 MiB, got 'functions/orders', which holds 100.1 MiB, of them 100.1 MiB in 'a'; add what is not needed to a .gcloudignore",
    );
    expect(list({ maxSizeMib: 101 }).map(({ path }) => path)).toEqual(["a"]);
  });

  test("counts a file once for every link to it", () => {
    write("a", Buffer.alloc(MIB));
    link("b", "a");
    expect(refusal({ maxSizeMib: 1.5 })).toBe(
      "'source' must hold at most 1.5 MiB, got 'functions/orders', which holds 2 MiB, of them 1 MiB in 'a'; add what is not needed to a .gcloudignore",
    );
  });

  test.each([0, -1, NaN, 2048, Infinity])("is refused with a limit of %d", (maxSizeMib) => {
    write("a");
    expect(refusal({ maxSizeMib })).toBe(`'maxSizeMib' must be above 0 and at most 2047, got ${maxSizeMib}`);
  });
});

describe("what cannot be packed", () => {
  test("a named pipe, which would block forever, is refused", () => {
    execFileSync("mkfifo", [join(directory, "pipe")]);
    expect(refusal()).toBe(
      "'source' must hold only files and directories, got 'pipe' in 'functions/orders', which is a named pipe",
    );
  });

  test("a link to a named pipe is refused", () => {
    write(".gcloudignore", "pipe");
    execFileSync("mkfifo", [join(directory, "pipe")]);
    link("x", "pipe");
    expect(refusal()).toBe(
      "'source' must hold only files and directories, got 'x' in 'functions/orders', which is a named pipe",
    );
  });

  test("a socket is refused", async () => {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(join(directory, "sock"), listening));
    const message = refusal();
    await new Promise((closed) => server.close(closed));
    expect(message).toBe(
      "'source' must hold only files and directories, got 'sock' in 'functions/orders', which is a socket",
    );
  });

  test("a link to a device is refused", () => {
    link("null", "/dev/null");
    expect(refusal()).toBe(
      "'source' must hold only files and directories, got 'null' in 'functions/orders', which is a device",
    );
  });

  // Root may read everything, so the system's error is simulated.
  const denied = Object.assign(new Error("EACCES: permission denied"), { code: "EACCES" });

  test("an unreadable file is refused", () => {
    write("lib/secret.txt");
    const { openSync } = fs;
    jest.spyOn(fs, "openSync").mockImplementation((path, flags) => {
      if (path === join(directory, "lib/secret.txt")) throw denied;
      return openSync(path, flags);
    });
    expect(refusal()).toBe(
      "'source' must hold only what can be read, got 'lib/secret.txt' in 'functions/orders', which gives EACCES",
    );
  });

  test.each([
    ["lib", "lib/"],
    ["", "."],
  ])("an unreadable directory '%s' is refused", (path, named) => {
    write("lib/a.js");
    const { readdirSync } = fs;
    jest.spyOn(fs, "readdirSync").mockImplementation(((location: string, options: object) => {
      if (location === join(directory, path)) throw denied;
      return readdirSync(location, options);
    }) as never);
    expect(refusal()).toBe(
      `'source' must hold only what can be read, got '${named}' in 'functions/orders', which gives EACCES`,
    );
  });

  // Other systems cannot create such a file.
  if (process.platform === "linux") {
    const notUtf8 = () => Buffer.concat([Buffer.from(`${directory}/caf`), Buffer.from([0xe9])]);

    test("a file whose name is not UTF-8 is refused", () => {
      writeFileSync(notUtf8(), "");
      expect(refusal()).toBe(
        "'source' must hold only files with names in UTF-8, got 'caf\uFFFD' in 'functions/orders', which has other bytes in its name",
      );
      write("caf\uFFFD");
      expect(refusal()).toBe(
        "'source' must hold only files with names in UTF-8, got 'caf\uFFFD' in 'functions/orders', which has other bytes in its name",
      );
    });

    test("a file whose name is not UTF-8 can be ignored; a real U+FFFD in a name is packed", () => {
      writeFileSync(notUtf8(), "");
      write(".gcloudignore", "caf?");
      write("index.js");
      expect(paths()).toEqual(["index.js"]);
      rmSync(notUtf8());
      write(".gcloudignore", "");
      write("caf\uFFFD");
      expect(paths()).toEqual(["caf\uFFFD", "index.js"]);
    });
  }

  test("the error names the first of two faults in byte order", () => {
    link("b", "missing");
    link("a", "missing");
    link("C", "missing");
    expect(refusal()).toBe(
      "'source' must hold only links that lead somewhere, got 'C' in 'functions/orders', a link to 'missing'",
    );
  });
});

describe("what changes while it is packed", () => {
  const changed = (path: string) =>
    `'source' must hold only what stays as it is while it is packed, got '${path}' in 'functions/orders', which has changed`;

  /** Lists the files, changes the directory, and then reads the files. */
  function readAfter(action: () => void): string {
    const files = sourceFiles(GIVEN, directory);
    action();
    try {
      files.forEach(bytesOf);
    } catch (error) {
      return (error as Error).message;
    }
    return "no error";
  }

  const outside = () => {
    const path = join(temporary, "secret.txt");
    writeFileSync(path, "secret");
    return path;
  };

  test("a file that becomes a link to one outside is not followed", () => {
    write("index.js", "public");
    const message = readAfter(() => {
      rmSync(join(directory, "index.js"));
      link("index.js", outside());
    });
    expect(message).toBe(changed("index.js"));
  });

  test("a file that becomes a hard link to one outside is refused", () => {
    write("index.js", "public");
    const message = readAfter(() => {
      rmSync(join(directory, "index.js"));
      fs.linkSync(outside(), join(directory, "index.js"));
    });
    expect(message).toBe(changed("index.js"));
  });

  test("a directory that becomes a link to one outside is refused", () => {
    write("lib/secret.txt", "public");
    outside();
    const message = readAfter(() => {
      rmSync(join(directory, "lib"), { recursive: true });
      link("lib", "..");
    });
    expect(message).toBe(changed("lib/secret.txt"));
  });

  test("a file that becomes a named pipe is refused without waiting", () => {
    write("index.js", "public");
    const message = readAfter(() => {
      rmSync(join(directory, "index.js"));
      execFileSync("mkfifo", [join(directory, "index.js")]);
    });
    expect(message).toBe(changed("index.js"));
  });

  test("a file that is deleted is named in the error", () => {
    write("index.js", "public");
    const message = readAfter(() => {
      rmSync(join(directory, "index.js"));
    });
    expect(message).toBe(
      "'source' must hold only what can be read, got 'index.js' in 'functions/orders', which gives ENOENT",
    );
  });

  test.each([
    ["grows", "public!"],
    ["shrinks", "publi"],
  ])("a file that %s is refused", (_what, content) => {
    write("index.js", "public");
    expect(
      readAfter(() => {
        writeFileSync(join(directory, "index.js"), content);
      }),
    ).toBe(changed("index.js"));
  });

  test("a file that shrinks while it is read is refused", () => {
    write("index.js", "public");
    const { readSync } = fs;
    jest.spyOn(fs, "readSync").mockImplementation(((descriptor: number, ...rest: [Buffer]) => {
      fs.truncateSync(join(directory, "index.js"));
      return readSync(descriptor, ...rest);
    }) as never);
    expect(refusal()).toBe(changed("index.js"));
  });

  test("a directory that becomes a link while it is listed is not followed", () => {
    write("lib/a.js", "public");
    mkdirSync(join(temporary, "elsewhere"));
    writeFileSync(join(temporary, "elsewhere/a.js"), "secret");
    const { readdirSync } = fs;
    jest.spyOn(fs, "readdirSync").mockImplementation(((location: string, options: object) => {
      if (location === join(directory, "lib")) {
        rmSync(location, { recursive: true });
        symlinkSync("../elsewhere", location);
      }
      return readdirSync(location, options);
    }) as never);
    expect(refusal()).toBe(changed("lib"));
  });

  test("a file that becomes a link while its directory is listed is not followed", () => {
    write("index.js", "public");
    const { readdirSync } = fs;
    jest.spyOn(fs, "readdirSync").mockImplementation(((location: string, options: object) => {
      const entries = readdirSync(location, options);
      rmSync(join(directory, "index.js"));
      link("index.js", outside());
      return entries;
    }) as never);
    expect(refusal()).toBe(changed("index.js"));
  });
});

describe("an app that packs its own folder", () => {
  test("leaves out its own output, whatever the name of that folder is", () => {
    write("index.js");
    write("dist/terraform/stacks/shop/cdk.tf.json");
    write("dist/bundle.js");
    const at = new TerraformStack(new App({ outdir: join(directory, "dist/terraform") }), "shop");
    expect(sourceFiles(GIVEN, directory, { at }).map(({ path }) => path)).toEqual([
      "dist/bundle.js",
      "index.js",
    ]);
  });

  test("packs a directory below its output that it does not write", () => {
    write("index.js");
    const at = new TerraformStack(new App({ outdir: temporary }), "shop");
    expect(sourceFiles(GIVEN, directory, { at }).map(({ path }) => path)).toEqual(["index.js"]);
  });
});

describe("an endless directory", () => {
  test("of links to directories with links is refused in a short time", () => {
    for (let file = 0; file < 1_000; file++) write(`d0/${file}`);
    for (let level = 1; level < 30; level++) {
      link(`d${level}/x`, `../d${level - 1}`);
      link(`d${level}/y`, `../d${level - 1}`);
    }
    expect(refusal()).toBe(
      "'source' must hold at most 65534 files, got 'functions/orders', which holds more; add what is not needed to a .gcloudignore",
    );
  });
});
