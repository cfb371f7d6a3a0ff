import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const { READING_ROOMS, ROOMS, STAND_INS } = jest.requireActual<{
  READING_ROOMS: string[];
  ROOMS: string[][];
  STAND_INS: string[][];
}>("../layers");

interface Cruise {
  readonly modules: readonly Module[];
  readonly summary: {
    readonly violations: { readonly rule: { readonly name: string }; readonly from: string }[];
  };
}

interface Module {
  readonly source: string;
  readonly dependencies: { readonly resolved: string; readonly dependencyTypes: string[] }[];
}

const ROOT = join(__dirname, "..");

/** The imports of the package and the stand-ins in a folder. */
function cruise(folder: string): Cruise {
  const cli = join(ROOT, "node_modules", "dependency-cruiser", "bin", "dependency-cruise.mjs");
  const options = ["--config", join(ROOT, ".dependency-cruiser.js"), "--output-type", "json"];
  const { stdout } = spawnSync(process.execPath, [cli, "lib", "stand-ins", ...options], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: Infinity,
  });
  return JSON.parse(stdout) as Cruise;
}

/** The violations of the rules, as `rule: file`. */
function violations({ summary }: Cruise): string[] {
  return summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`).sort();
}

/** The files of the reading rooms that load cdktf through their imports. */
function loadingCdktf({ modules }: Cruise): string[] {
  const imports = new Map(
    modules.map(({ source, dependencies }) => [
      source,
      dependencies
        .filter(({ dependencyTypes }) => !dependencyTypes.includes("type-only"))
        .map(({ resolved }) => resolved),
    ]),
  );
  const loaded = (source: string, seen = new Set<string>()): Set<string> => {
    if (!seen.has(source)) {
      seen.add(source);
      imports.get(source)?.forEach((next) => loaded(next, seen));
    }
    return seen;
  };
  return [...imports.keys()]
    .filter((source) => READING_ROOMS.some((room) => source.startsWith(`lib/${room}/`)))
    .filter((source) =>
      [...loaded(source)].some((path) => /node_modules\/(cdktf|constructs|@cdktf)\//.test(path)),
    )
    .sort();
}

/** The names of a folder's files and folders, without the extensions of files. */
function namesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder)).map((name) => name.replace(/\.ts$/, ""));
}

test("imports only go down, in no cycle, and never to a provider's index", () => {
  const found = cruise(ROOT);
  expect(violations(found)).toEqual([]);
  expect(loadingCdktf(found)).toEqual([]);
});

test("every room is in the list of layers, and CONTRIBUTING has the same list", () => {
  expect(namesIn("lib").filter((name) => !ROOMS.flat().includes(name))).toEqual([]);
  expect(namesIn("stand-ins").filter((name) => !["README.md", ...STAND_INS.flat()].includes(name))).toEqual(
    [],
  );
  const contributing = readFileSync(join(ROOT, "CONTRIBUTING.md"), "utf8");
  expect(/`(index → [^`]*)`/.exec(contributing)?.[1]).toBe(
    ROOMS.map((names) => names.join(", ")).join(" → "),
  );
});

describe("the rules", () => {
  const folder = mkdtempSync(join(tmpdir(), "architecture-"));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const files = {
    "tsconfig.json": JSON.stringify({
      compilerOptions: { paths: { "cdktf-cloud-run-functions": ["./lib/index.ts"] } },
    }),
    "package.json": JSON.stringify({ dependencies: { cdktf: "*", "@cdktf/provider-google": "*" } }),
    "__tests__/support.ts": "export {};",
    "lib/index.ts": "export {};",
    "lib/core/up.ts": 'import "../iam/down";',
    "lib/core/tokens.ts": 'import "cdktf";',
    "lib/core/formats.ts":
      'import type { Token } from "cdktf"; export const token: Token | undefined = undefined;',
    "lib/document/reader.ts": 'import "../core/formats";',
    "lib/functions/beside.ts": 'import "../services/beside";',
    "lib/services/beside.ts": "export {};",
    "lib/iam/down.ts": 'import "../core/up";',
    "lib/iam/index-import.ts": 'import "@cdktf/provider-google";',
    "lib/iam/private-import.ts": 'import "cdktf/lib/synthesize/synthesizer";',
    "lib/resources/hook.ts": 'import "../iam/down";',
    "lib/rules/rule.ts": 'import "../document/reader"; import "../core/tokens";',
    "lib/rules/stack.ts": 'import "cdktf"; import "../resources/hook";',
    "lib/testing/stand-in.ts": 'import "../../stand-ins/hcl/template";',
    "lib/triggers/hook.ts": 'import "../rules/rule";',
    "stand-ins/hcl/template.ts":
      'import "../provider/rules"; import "../../__tests__/support"; import "node:fs";',
    "stand-ins/provider/rules.ts": 'import "../validation/problems"; import "../../lib/iam/index-import";',
    "stand-ins/schema/up.ts": 'import "../hcl/template"; import "cdktf"; import "cdktf-cloud-run-functions";',
    "stand-ins/validation/problems.ts": "export {};",
  };

  test("find every kind of import that they forbid", () => {
    symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"), "junction");
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const found = cruise(folder);
    expect(violations(found)).toEqual([
      "core-imports-down: lib/core/up.ts",
      "functions-imports-down: lib/functions/beside.ts",
      "no-cycles: lib/core/up.ts",
      "no-private-cdktf: lib/iam/private-import.ts",
      "no-provider-index: lib/iam/index-import.ts",
      "package-stands-alone: lib/testing/stand-in.ts",
      "reading-rooms-are-hooked-in-once: lib/triggers/hook.ts",
      "reading-rooms-know-no-cdktf: lib/rules/stack.ts",
      "reading-rooms-know-no-cdktf: lib/rules/stack.ts",
      "rules-imports-down: lib/rules/stack.ts",
      "stand-in-hcl-imports-down: stand-ins/hcl/template.ts",
      "stand-in-provider-imports-down: stand-ins/provider/rules.ts",
      "stand-in-schema-imports-down: stand-ins/schema/up.ts",
      "stand-ins-know-no-cdktf: stand-ins/schema/up.ts",
      "stand-ins-stand-alone: stand-ins/hcl/template.ts",
      "stand-ins-stand-alone: stand-ins/provider/rules.ts",
      "stand-ins-stand-alone: stand-ins/schema/up.ts",
    ]);
    expect(loadingCdktf(found)).toEqual(["lib/rules/rule.ts", "lib/rules/stack.ts"]);
  });
});
