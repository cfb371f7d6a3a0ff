import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { VARIABLE_NAME } from "../core/formats/cloud-run";
import { holdsToken } from "../core/token-text";
import { isToken } from "../core/tokens";

/** The limits of environment variables in one place, such as a function or its build. */
export interface EnvironmentRules {
  /** The prop that has the variables. Errors name it. */
  readonly prop: string;

  /** The names that Google sets itself. */
  readonly reserved: string[];

  /** The most variables. */
  readonly maxVariables: number;

  /**
   * The most KiB that all names and values together have.
   *
   * @default - no limit
   */
  readonly maxTotalKib?: number;

  /**
   * The most KiB that one variable has, as `NAME=value`.
   *
   * @default - no limit
   */
  readonly maxVariableKib?: number;

  /**
   * The most KiB that one value has.
   *
   * @default - no limit
   */
  readonly maxValueKib?: number;
}

/** The names that Cloud Run sets in the container that receives requests: https://cloud.google.com/run/docs/container-contract. */
export const SET_BY_CLOUD_RUN = ["PORT", "K_SERVICE", "K_REVISION", "K_CONFIGURATION"];

/**
 * Throws where Google would refuse a variable, or all of them together.
 *
 * `unchecked` has the names of those that were not checked before. By default, these are all.
 */
export function checkEnvironment(
  variables: { [name: string]: string },
  rules: EnvironmentRules,
  at: IConstruct,
  unchecked?: string[],
): void {
  if (isToken(variables)) return;
  const { prop, maxVariables, maxVariableKib, maxValueKib } = rules;
  const entries = Object.entries(variables);
  for (const [name, value] of unchecked?.map((name) => [name, variables[name]]) ?? entries) {
    checkVariableName(name, rules, at);
    if (holdsToken(value)) continue;
    const bytes = Buffer.byteLength(value);
    checkSize(`${prop}.${name}`, "", bytes + Buffer.byteLength(`${name}=`), maxVariableKib, at);
    checkSize(`${prop}.${name}`, "", bytes, maxValueKib, at);
  }
  if (entries.length > maxVariables) {
    throw invalid(`'${prop}' must hold at most ${maxVariables} variables, got ${entries.length}`, at);
  }
  const total = entries
    .filter((entry) => !entry.some(holdsToken))
    .reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(value), 0);
  checkSize(prop, " of names and values", total, rules.maxTotalKib, at);
}

function checkSize(prop: string, what: string, bytes: number, maxKib = Infinity, at: IConstruct): void {
  if (bytes <= maxKib * 1024) return;
  throw invalid(`'${prop}' must hold at most ${maxKib} KiB${what}, got ${Math.ceil(bytes / 1024)} KiB`, at);
}

/** Throws where Google would refuse a variable of this name. */
export function checkVariableName(
  name: string,
  { prop, reserved }: Pick<EnvironmentRules, "prop" | "reserved">,
  at: IConstruct,
): void {
  if (holdsToken(name)) return;
  checkFormat(prop, name, VARIABLE_NAME, at, { must: "have", isData: true });
  if (reserved.includes(name)) {
    throw invalid(`'${prop}' must not set a variable that Google sets itself, got ${got(name)}`, at);
  }
  if (name.startsWith("X_GOOGLE_")) {
    throw invalid(`'${prop}' must not set variables that begin with X_GOOGLE_, got ${got(name)}`, at);
  }
}
