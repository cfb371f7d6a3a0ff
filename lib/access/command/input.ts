import { existsSync, statSync } from "node:fs";
import { got, invalid } from "../../core/errors";
import { readAppFolder } from "../../document/app-folder";
import type { Document } from "../../document/document";
import { inputText } from "../../document/input-file";
import { isObject, type JsonObject, parsed } from "../../document/json";
import { Model } from "../../document/model";
import { type Beside, readPlan, readState } from "../../document/plan-reader";
import { readStacks } from "../../document/stack-reader";
import type { Fact } from "../fact";
import { factsOf } from "../facts";
import { readLock } from "../lock";
import { Untold } from "./exit-code";

/** The facts in an input of the command. */
export interface Input {
  readonly facts: readonly Fact[];

  /** The facts before the change, if the input is a plan. */
  readonly before?: readonly Fact[];
}

const STDIN = "-";

/** Reads a folder that cdktf wrote, a plan or a state as `terraform show -json` prints it, a stack, or a lock file. */
export function readInput(path: string, names?: string): Input {
  if (path !== STDIN && !existsSync(path)) {
    throw invalid(
      `'input' must be a folder or a file that exists, got ${got(path)}; run 'cdktf synth' first, or name another`,
    );
  }
  if (path !== STDIN && statSync(path).isDirectory()) {
    return { facts: factsIn(readAppFolder(path)) };
  }
  return inputIn(inputText(path, "input"), path, names);
}

/** Reads a text as a lock file, plan, state or stack, depending on its content. */
export function inputIn(text: string, path: string, names?: string): Input {
  if (/^(#|version )/.test(text)) return ofLock(text, path);
  const json = parsed(text);
  if (!isObject(json)) {
    throw invalid(
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
  if ("problem" in reading) throw invalid(`'lock' ${reading.problem} [at ${path}]`);
  return reading;
}

function ofPlan(json: JsonObject, path: string, beside?: Beside): Input {
  if (json.errored === true) {
    throw new Untold(
      `'input' must be a plan that was made to its end, got ${got(path)}, which ended with an error: what it does not hold cannot be told`,
    );
  }
  const { before, after } = readPlan(json, beside);
  return { facts: factsIn([after]), before: factsIn([before]) };
}

/** The construct paths and reasons of resources, from a synthesized app. A plan does not contain them. */
function besideIn(folder: string): Beside {
  return new Map(
    readAppFolder(folder).flatMap(({ resources }) =>
      resources.map(({ address, path, reason }) => [address, { path, reason }] as const),
    ),
  );
}

function factsIn(documents: readonly Document[]): Fact[] {
  return factsOf(new Model(documents));
}
