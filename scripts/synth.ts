// Synthesizes the app of cdktf.json with cdktf-cli, offline and without messages, and prints who may call what.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { accessRows, accessTable, type SynthesizedStack } from "./access-table";

interface Manifest {
  readonly stacks: { [name: string]: { readonly name: string; readonly synthesizedStackPath: string } };
}

const OUTPUT = "cdktf.out";

// CI turns off the spinner and questions. The others turn off telemetry and the check for a newer version.
const QUIET = { CI: "1", CHECKPOINT_DISABLE: "1", DISABLE_VERSION_CHECK: "1" };

const cli = join(dirname(require.resolve("cdktf-cli/package.json")), "bundle", "bin", "cdktf");
const { TF_CLI_CONFIG_FILE: _, ...env } = process.env;
const { status } = spawnSync(process.execPath, [cli, "synth", "--output", OUTPUT], {
  env: { ...env, ...QUIET },
  stdio: "inherit",
});
if (status !== 0) process.exit(status ?? 1);

const manifest = JSON.parse(readFileSync(join(OUTPUT, "manifest.json"), "utf8")) as Manifest;
for (const { name, synthesizedStackPath } of Object.values(manifest.stacks)) {
  const stack = JSON.parse(readFileSync(join(OUTPUT, synthesizedStackPath), "utf8")) as SynthesizedStack;
  console.log([`\n${name}`, ...accessTable(accessRows(stack)), ""].join("\n"));
}
