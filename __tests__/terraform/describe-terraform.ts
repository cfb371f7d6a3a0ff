import { spawnSync } from "node:child_process";
import { describeWith } from "../support/describe-with";

const OLDEST = "1.5";

/** The version of terraform on the PATH; undefined if there is none. */
function terraformVersion(): string | undefined {
  const env = { PATH: process.env.PATH, CHECKPOINT_DISABLE: "1" };
  const { error, stdout } = spawnSync("terraform", ["version", "-json"], { env, encoding: "utf8" });
  return error ? undefined : (JSON.parse(stdout) as { terraform_version: string }).terraform_version;
}

function isOlder(version: string, other: string): boolean {
  return version.localeCompare(other, "en", { numeric: true }) < 0;
}

const version = terraformVersion();

/**
 * `describe` for tests that run terraform. On a machine without terraform, they are skipped, with a warning. In a release they fail there, as
 * checks do that must not be skipped.
 */
export function describeTerraform(name: string, tests: () => void): void {
  const mustRun = version !== undefined || process.env.SKIPPED_CHECKS === "fail";
  if (mustRun && isOlder(version ?? "0", OLDEST)) {
    test(name, () => {
      const error = new Error(`terraform must be ${OLDEST} or newer, got ${version ?? "none"}`);
      delete error.stack; // it tells nothing
      throw error;
    });
  } else {
    describeWith("terraform on the PATH", version !== undefined, name, tests);
  }
}
