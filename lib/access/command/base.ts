import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { got, invalid } from "../../core/errors";
import type { Fact } from "../fact";
import { type Input, inputIn, readInput } from "./input";
import type { Options } from "./options";

/** The facts that an input is compared with. */
export function baseOf({ before }: Input, { base, lock, names }: Options): readonly Fact[] {
  if (base === undefined) {
    if (before) return before;
    if (existsSync(lock)) return readInput(lock).facts;
    throw invalid(
      `'--base' must say what to compare with, got none, and no lock file ${got(lock)}; run 'access lock' first`,
    );
  }
  return existsSync(base) ? readInput(base, names).facts : ofRevision(base, lock);
}

/** The lock file in a git revision. A name with a leading dash is refused, because git would read it as an option. */
function ofRevision(revision: string, lock: string): readonly Fact[] {
  const { status, stdout } = revision.startsWith("-")
    ? { status: 1, stdout: "" }
    : spawnSync("git", ["show", `${revision}:./${lock}`], { encoding: "utf8", maxBuffer: Infinity });
  if (status !== 0) {
    throw invalid(
      `'--base' must be a folder, a file, or a git revision that has ${got(lock)}, got ${got(revision)}; in CI, fetch it first`,
    );
  }
  return inputIn(stdout, `${revision}:${lock}`).facts;
}
