import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

interface Cruise {
  readonly summary: {
    readonly violations: { readonly rule: { readonly name: string }; readonly from: string }[];
  };
}

const ROOT = join(__dirname, "..");

/** The rules that the imports below `lib/` of a folder break, as `rule: file`. */
function violations(folder: string): string[] {
  const cli = join(ROOT, "node_modules", "dependency-cruiser", "bin", "dependency-cruise.mjs");
  const options = ["--config", join(ROOT, ".dependency-cruiser.js"), "--output-type", "json"];
  const { stdout } = spawnSync(process.execPath, [cli, "lib", ...options], { cwd: folder, encoding: "utf8" });
  return (JSON.parse(stdout) as Cruise).summary.violations
    .map(({ rule, from }) => `${rule.name}: ${from}`)
    .sort();
}

test("imports only go down, in no cycle, and never to a provider's index", () => {
  expect(violations(ROOT)).toEqual([]);
});

test("the rules see an import that goes up, a cycle, a provider's index and cdktf's private files", () => {
  const files = {
    "tsconfig.json": "{}",
    "package.json": JSON.stringify({ dependencies: { cdktf: "*", "@cdktf/provider-google": "*" } }),
    "lib/core/up.ts": 'import "../iam/down";',
    "lib/iam/down.ts": 'import "../core/up";',
    "lib/iam/index-import.ts": 'import "@cdktf/provider-google";',
    "lib/iam/private-import.ts": 'import "cdktf/lib/synthesize/synthesizer";',
  };
  const folder = mkdtempSync(join(tmpdir(), "architecture-"));
  try {
    symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"), "junction");
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    expect(violations(folder)).toEqual([
      "core-imports-down: lib/core/up.ts",
      "no-cycles: lib/core/up.ts",
      "no-private-cdktf: lib/iam/private-import.ts",
      "no-provider-index: lib/iam/index-import.ts",
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
