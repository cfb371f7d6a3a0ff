import { existsSync, readFileSync, statSync } from "node:fs";
import { got } from "../../core/errors";
import type { Document } from "../../document/document";
import { isObject, type JsonObject, parsed } from "../../document/json";
import { Model } from "../../document/model";
import { type Beside, readPlan, readState } from "../../document/plan-reader";
import { readStacks } from "../../document/stack-reader";
import type { Fact } from "../fact";
import { factsOf } from "../facts";
import { readLock } from "../lock";
import { synthesizedStacks } from "./cdktf-output";
import { ExitCode, Problem } from "./problem";

/** What the command was given, read. */
export interface Input {
  readonly facts: readonly Fact[];

  /** What held before, where the input tells both: a plan does. */
  readonly before?: readonly Fact[];
}

const STDIN = "-";

/** Reads a folder that cdktf wrote, a plan or a state as `terraform show -json` prints it, a stack, or a lock file. */
export function readInput(path: string, names?: string): Input {
  if (path !== STDIN && !existsSync(path)) {
    throw new Problem(
      `'input' must be a folder or a file that exists, got ${got(path)}; run 'cdktf synth' first, or name another`,
    );
  }
  if (path !== STDIN && statSync(path).isDirectory()) {
    return { facts: factsIn(readStacks(synthesizedStacks(path))) };
  }
  return inputIn(readFileSync(path === STDIN ? 0 : path, "utf8"), path, names);
}

/** What a text tells, by what it looks like. */
export function inputIn(text: string, path: string, names?: string): Input {
  const content = text.replace(/^\ufeff/, "");
  if (/^(#|version )/.test(content)) return ofLock(content, path);
  const json = parsed(content);
  if (!isObject(json)) {
    throw new Problem(
      `'input' must be JSON or a lock file, got ${got(path)}; for a plan, use what 'terraform show -json' prints`,
    );
  }
  const beside = names === undefined ? undefined : besideIn(names);
  if (isObject(json.planned_values) || json.resource_changes !== undefined) return ofPlan(json, path, beside);
  if (json.format_version !== undefined) return { facts: factsIn([readState(json, beside)]) };
  return { facts: factsIn(readStacks([{ name: path, json }])) };
}

function ofLock(content: string, path: string): Input {
  const reading = readLock(content);
  if ("problem" in reading) throw new Problem(`'lock' ${reading.problem} [at ${path}]`);
  return reading;
}

function ofPlan(json: JsonObject, path: string, beside?: Beside): Input {
  if (json.errored === true) {
    throw new Problem(
      `'input' must be a plan that was made to its end, got ${got(path)}, which ended with an error: what it does not hold cannot be told`,
      ExitCode.UNTOLD,
    );
  }
  const { before, after } = readPlan(json, beside);
  return { facts: factsIn([after]), before: factsIn([before]) };
}

/** Where resources were written, and why they are open: a synthesized app says it, and a plan does not. */
function besideIn(folder: string): Beside {
  const documents = readStacks(synthesizedStacks(folder));
  return new Map(
    documents.flatMap(({ resources }) =>
      resources.map(({ address, path, reason }) => [address, { path, reason }] as const),
    ),
  );
}

function factsIn(documents: readonly Document[]): Fact[] {
  return factsOf(new Model(documents));
}
