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

/** How many variables there are, and how many bytes their names and values have together. */
export interface EnvironmentSize {
  readonly variables: number;
  readonly bytes: number;
}

const NOTHING: EnvironmentSize = { variables: 0, bytes: 0 };

/**
 * Throws where Google would refuse a variable, or all of them together with those that were checked before.
 *
 * Returns the size of all of them.
 */
export function checkEnvironment(
  variables: { [name: string]: string },
  rules: EnvironmentRules,
  at: IConstruct,
  before: EnvironmentSize = NOTHING,
): EnvironmentSize {
  if (isToken(variables)) return before;
  const { prop, maxVariables, maxTotalKib, maxVariableKib, maxValueKib } = rules;
  const entries = Object.entries(variables);
  const size = { variables: before.variables + entries.length, bytes: before.bytes };
  for (const [name, value] of entries) {
    checkVariableName(name, rules, at);
    if (holdsToken(value)) continue;
    const bytes = Buffer.byteLength(value);
    const nameBytes = Buffer.byteLength(name);
    checkSize(`${prop}.${name}`, "", bytes + nameBytes + "=".length, maxVariableKib, at);
    checkSize(`${prop}.${name}`, "", bytes, maxValueKib, at);
    if (!holdsToken(name)) size.bytes += bytes + nameBytes;
  }
  if (size.variables > maxVariables) {
    throw invalid(`'${prop}' must hold at most ${maxVariables} variables, got ${size.variables}`, at);
  }
  checkSize(prop, " of names and values", size.bytes, maxTotalKib, at);
  return size;
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
