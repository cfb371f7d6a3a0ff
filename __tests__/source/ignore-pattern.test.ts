import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { IgnorePattern } from "../../lib/source/ignore-pattern";
import { ignoreRules } from "../../lib/source/ignore-rules";

const RUNS = Number(process.env.PROPERTY_RUNS ?? 100);

const matches = (line: string, path: string): boolean =>
  IgnorePattern.parse(line)?.matches(path, path.split("/"), false) ?? false;

test.each(["", "#a", "!", "/", "a\\", "[a", "[[:nothing:]]", "a/"])("the line %j matches no file", (line) => {
  for (const path of ["a", "#a", "!", "a\\", "[a", "n", "a/b"]) expect(matches(line, path)).toBe(false);
});

describe("a hostile line", () => {
  const LONG = "a".repeat(255);
  const DEEP = Array(1_000).fill("a").join("/");

  test.each([
    ["many stars", `${"*a".repeat(100)}*b`, LONG],
    ["stars without end", "*".repeat(260_000) + "b", LONG],
    ["many globstars", `${"**/a/".repeat(100)}b`, DEEP],
    ["globstars and stars", `${"**/*a*a*a/".repeat(50)}b`, DEEP],
    ["a quarter of a mebibyte of letters", "a".repeat(2 ** 18), LONG],
    ["a quarter of a mebibyte of brackets", "[a]".repeat(90_000), LONG],
    ["a quarter of a mebibyte of open brackets", "[".repeat(2 ** 18), LONG],
    ["a quarter of a mebibyte of colons", "[[:".repeat(90_000), LONG],
    ["a quarter of a mebibyte of colons in brackets", `[${"[:".repeat(130_000)}]`, LONG],
    ["a quarter of a mebibyte of backslashes", `${"\\".repeat(2 ** 18)}a`, LONG],
    ["a quarter of a mebibyte of spaces", `${" ".repeat(2 ** 18)}a`, LONG],
    ["a quarter of a mebibyte of slashes", "/".repeat(2 ** 18), DEEP],
  ])("of %s is matched fast", (_what, line, path) => {
    const start = performance.now();
    expect(matches(line, path)).toBe(false);
    // A busy machine may need seconds. With some of these lines, a regular expression would never end.
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe("git", () => {
  const DIRECTORIES = ["a", "a/b", "a/b/ab", "b", "b/a", "b/a/b", "ab"];
  const NAMES = [
    "a",
    "b",
    "ab",
    "ba",
    "aab",
    "a-b",
    "[a]",
    "a b",
    "!a",
    "#a",
    "a\\b",
    "^",
    "-",
    "]",
    ".a",
    "c ",
  ];
  const FILES = DIRECTORIES.flatMap((directory) => NAMES.map((name) => `${directory}/f${name}`));
  const TREE = [...NAMES.map((name) => `f${name}`), ...FILES];

  let repository: string;
  beforeAll(() => {
    repository = mkdtempSync(join(tmpdir(), "ignore-pattern-"));
    git(["init", "--quiet"]);
    for (const directory of DIRECTORIES) mkdirSync(join(repository, directory), { recursive: true });
    for (const file of TREE) writeFileSync(join(repository, file), "");
  });
  afterAll(() => {
    rmSync(repository, { recursive: true });
  });

  function git(args: readonly string[], input?: string): string {
    const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
    const { stdout, error } = spawnSync("git", args, { cwd: repository, env, input, encoding: "utf8" });
    if (error) throw error;
    return stdout;
  }

  const part = fc.constantFrom(
    ..."f a b ab ba * ** ? / - ] [ [a [!a] [a-b] [^b-a] [[:alpha:]] [[:no:]] [] []a] [a-] \\ \\a \\* \\[ ! # . ^".split(" "),
    " ", "\\ ",
  ); // prettier-ignore
  const line = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(""));

  // git reads it differently from a slash after `**`, and nobody writes it.
  const lines = fc.array(
    line.filter((text) => !text.includes("\\/")),
    { minLength: 1, maxLength: 3 },
  );

  test("leaves out the same files of any tree by any lines", () => {
    fc.assert(
      fc.property(lines, (written) => {
        writeFileSync(join(repository, ".gitignore"), written.join("\n"));
        const rules = ignoreRules("orders", repository);
        const out = [
          ...DIRECTORIES.filter((path) => rules.leavesOut(path, true)),
          ...TREE.filter((path) => rules.leavesOut(path, false)),
        ];
        const paths = [...DIRECTORIES, ...TREE].join("\0");
        const ignored = git(["check-ignore", "--no-index", "-z", "--stdin"], paths);
        expect(out).toEqual(ignored.split("\0").slice(0, -1));
      }),
      { numRuns: RUNS },
    );
  });
});
