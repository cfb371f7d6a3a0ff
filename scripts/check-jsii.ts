// Compiles the public API with jsii, in a temporary folder. The API must stay usable from other languages.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

interface PackageManifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly description: string;
  readonly dependencies: { [name: string]: string };
  readonly peerDependencies: { [name: string]: string };
  readonly devDependencies: { [name: string]: string };
}

const { name, version, license, description, dependencies, peerDependencies, devDependencies } = JSON.parse(
  readFileSync("package.json", "utf8"),
) as PackageManifest;
const address = "https://example.com/cdktf-cloud-run-functions";

const folder = mkdtempSync(join(tmpdir(), "check-jsii-"));
let status: number | null;
try {
  cpSync("lib", join(folder, "lib"), { recursive: true });
  writeFileSync(join(folder, "README.md"), description);
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"), "junction");
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({
      ...{ name, version, license, description, dependencies, peerDependencies, devDependencies },
      author: { name },
      repository: { type: "git", url: address },
      homepage: address,
      main: "lib/index.js",
      types: "lib/index.d.ts",
      bundleDependencies: Object.keys(dependencies),
      jsii: { outdir: "dist", targets: {} },
    }),
  );
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({
      compilerOptions: {
        ...{
          target: "ES2022",
          lib: ["es2022"],
          module: "node16",
          moduleResolution: "node16",
          types: ["node"],
        },
        ...{
          strict: true,
          esModuleInterop: true,
          skipLibCheck: true,
          declaration: true,
          noEmitOnError: true,
        },
      },
      include: ["lib"],
    }),
  );
  const jsii = require.resolve("jsii/bin/jsii");
  ({ status } = spawnSync(process.execPath, [jsii, "--tsconfig", "tsconfig.json", "--fail-on-warnings"], {
    cwd: folder,
    stdio: "inherit",
    env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: "20" },
  }));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (status === 0) console.log("check:jsii: the public API is clean");
process.exit(status ?? 1);
