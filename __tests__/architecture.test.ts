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

/** The rules that the imports of the package and of the stand-ins in a folder break, as `rule: file`. */
function violations(folder: string): string[] {
  const cli = join(ROOT, "node_modules", "dependency-cruiser", "bin", "dependency-cruise.mjs");
  const options = ["--config", join(ROOT, ".dependency-cruiser.js"), "--output-type", "json"];
  const { stdout } = spawnSync(process.execPath, [cli, "lib", "stand-ins", ...options], {
    cwd: folder,
    encoding: "utf8",
  });
  return (JSON.parse(stdout) as Cruise).summary.violations
    .map(({ rule, from }) => `${rule.name}: ${from}`)
    .sort();
}

test("imports only go down, in no cycle, and never to a provider's index", () => {
  expect(violations(ROOT)).toEqual([]);
});

test("the rules see an import that goes up, a cycle, a provider's index, cdktf's private files and stand-ins that know the package", () => {
  const files = {
    "tsconfig.json":
      '{ "compilerOptions": { "paths": { "cdktf-cloud-run-functions": ["./lib/index.ts"] } } }',
    "package.json": JSON.stringify({ dependencies: { cdktf: "*", "@cdktf/provider-google": "*" } }),
    "__tests__/support.ts": "export {};",
    "lib/index.ts": "export {};",
    "lib/core/up.ts": 'import "../iam/down";',
    "lib/iam/down.ts": 'import "../core/up";',
    "lib/iam/index-import.ts": 'import "@cdktf/provider-google";',
    "lib/iam/private-import.ts": 'import "cdktf/lib/synthesize/synthesizer";',
    "lib/testing/stand-in.ts": 'import "../../stand-ins/hcl/template";',
    "stand-ins/hcl/template.ts":
      'import "../provider/rules"; import "../../__tests__/support"; import "node:fs";',
    "stand-ins/provider/rules.ts": 'import "../validation/problems"; import "../../lib/iam/index-import";',
    "stand-ins/schema/up.ts": 'import "../hcl/template"; import "cdktf"; import "cdktf-cloud-run-functions";',
    "stand-ins/validation/problems.ts": "export {};",
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
      "package-stands-alone: lib/testing/stand-in.ts",
      "stand-in-provider-google-rules-imports-down: stand-ins/provider/rules.ts",
      "stand-in-schema-imports-down: stand-ins/schema/up.ts",
      "stand-ins-know-no-cdktf: stand-ins/schema/up.ts",
      "stand-ins-stand-alone: stand-ins/hcl/template.ts",
      "stand-ins-stand-alone: stand-ins/provider/rules.ts",
      "stand-ins-stand-alone: stand-ins/schema/up.ts",
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
