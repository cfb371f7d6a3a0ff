import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Measurement } from "./measure";

// This folder is in the package, so that the package's name resolves to dist/.
export const COMPILED = "dist-bench";

// A run counts the same instructions again, within a thousandth.
const REPEATABLE = ["--single-threaded", "--hash-seed=1", "--random-seed=1"];

/** Runs Node.js in a process of its own, and returns what it prints. */
export function node(...args: string[]): string {
  return run(process.execPath, args).stdout;
}

/** Measures one app in a process of its own. */
export function measure(kind: string, functions: number): Measurement {
  return JSON.parse(node(join(COMPILED, "measure.js"), kind, String(functions))) as Measurement;
}

/** The milliseconds that a number of things of one dimension take. */
export function growth(dimension: string, size: number): number {
  return Number(node(join(COMPILED, "measure-growth.js"), dimension, String(size)));
}

/** Whether valgrind is installed, which counts instructions: no other process of the machine changes that number. */
export function canCount(): boolean {
  return spawnSync("valgrind", ["--version"]).status === 0;
}

/** The instructions of a process with one app. */
export function instructions(kind: string, functions: number): number {
  return count(join(COMPILED, "measure.js"), kind, String(functions));
}

/** The instructions of a process that starts Node.js and loads cdktf. */
export function instructionsOfLoading(): number {
  return count("-e", 'require("cdktf")');
}

function count(...args: string[]): number {
  const valgrind = ["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"];
  const { stderr } = run("valgrind", [...valgrind, process.execPath, ...REPEATABLE, ...args]);
  const digits = /I\s+refs:\s*(?<digits>[\d,]+)/.exec(stderr)?.groups?.digits;
  if (digits === undefined) throw new Error(`bench: valgrind counted nothing\n${stderr}`);
  return Number(digits.replaceAll(",", ""));
}

function run(command: string, args: string[]): { stdout: string; stderr: string } {
  const env = { ...process.env, CI: "1", CHECKPOINT_DISABLE: "1", DISABLE_VERSION_CHECK: "1" };
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8", env });
  if (status !== 0) throw new Error(`bench: ${command} ${args.join(" ")} failed\n${stderr}`);
  return { stdout, stderr };
}
