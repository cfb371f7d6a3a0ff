// Synthesizes the app of cdktf.json with cdktf-cli, quietly and offline, tells who can call what, and fails where access.lock is stale.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { runAccess } from "../lib/access/command/command";

const OUTPUT = "cdktf.out";

// In CI mode there is no spinner, and no question; the others switch off telemetry and the look for a newer version.
const QUIET = { CI: "1", CHECKPOINT_DISABLE: "1", DISABLE_VERSION_CHECK: "1" };

const cli = join(dirname(require.resolve("cdktf-cli/package.json")), "bundle", "bin", "cdktf");
const { TF_CLI_CONFIG_FILE: _, ...env } = process.env;
const { status } = spawnSync(process.execPath, [cli, "synth", "--output", OUTPUT], {
  env: { ...env, ...QUIET },
  stdio: "inherit",
});
if (status !== 0) process.exit(status ?? 1);

const terminal = {
  out: (text: string) => process.stdout.write(text),
  err: (text: string) => process.stderr.write(text),
  hasColours: process.stdout.isTTY,
};
for (const action of ["report", "check"]) {
  process.stdout.write("\n");
  process.exitCode = runAccess([action, OUTPUT], terminal);
}
