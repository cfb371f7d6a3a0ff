import { Fn, Token } from "cdktf";
import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { literals } from "../core/literal";
import { isToken } from "../core/tokens";

/** Where environment variables are set, and what Google reserves or limits there. */
export interface EnvironmentRules {
  /** The prop the variables come from. */
  readonly prop: string;

  readonly reserved: string[];
  readonly maxVariables: number;

  /** Bytes of all names and values together, in KiB. */
  readonly maxTotalKib: number;

  /** Bytes of each variable, with its name and an equals sign, in KiB. */
  readonly maxVariableKib: number;
}

/** https://cloud.google.com/functions/docs/configuring/env-var and Cloud Run's container contract. */
export const RUN_TIME: EnvironmentRules = {
  prop: "environment",
  reserved: [
    "PORT",
    "K_SERVICE",
    "K_REVISION",
    "K_CONFIGURATION",
    "FUNCTION_TARGET",
    "FUNCTION_SIGNATURE_TYPE",
  ],
  maxVariables: 1000,
  maxTotalKib: 32,
  maxVariableKib: Infinity,
};

/** Variables that only the build sees. Each may hold 64 KiB. */
export const BUILD_TIME: EnvironmentRules = {
  prop: "buildEnvironment",
  reserved: ["GOOGLE_ENTRYPOINT", "GOOGLE_FUNCTION_TARGET", "GOOGLE_RUNTIME", "GOOGLE_RUNTIME_VERSION"],
  maxVariables: 100,
  maxTotalKib: 100 * 64,
  maxVariableKib: 64,
};

/** Throws where Google would refuse a variable, or all of them together. */
export function checkEnvironment(
  variables: { [name: string]: string },
  rules: EnvironmentRules,
  at: IConstruct,
): void {
  if (isToken(variables)) return;
  const entries = Object.entries(variables);
  for (const [name, value] of entries) {
    checkVariableName(name, rules, at);
    // Callers without strict type-checking pass `process.env.X`.
    if (typeof (value as unknown) !== "string") {
      throw invalid(`'${rules.prop}.${name}' must be a string, got ${got(value)}`, at);
    }
    checkSize(name, value, rules, at);
  }
  if (entries.length > rules.maxVariables) {
    throw invalid(
      `'${rules.prop}' must hold at most ${rules.maxVariables} variables, got ${entries.length}`,
      at,
    );
  }
  const bytes = entries
    .filter((entry) => !entry.some((text) => Token.isUnresolved(text)))
    .reduce((sum, entry) => sum + bytesOf(entry), 0);
  if (bytes > rules.maxTotalKib * 1024) {
    throw invalid(
      `'${rules.prop}' must hold at most ${rules.maxTotalKib} KiB of names and values, got ${Math.ceil(bytes / 1024)} KiB`,
      at,
    );
  }
}

function checkSize(
  name: string,
  value: string,
  { prop, maxVariableKib }: EnvironmentRules,
  at: IConstruct,
): void {
  const bytes = Token.isUnresolved(value) ? 0 : Buffer.byteLength(`${name}=${value}`);
  if (bytes > maxVariableKib * 1024) {
    throw invalid(
      `'${prop}.${name}' must hold at most ${maxVariableKib} KiB, got ${Math.ceil(bytes / 1024)} KiB`,
      at,
    );
  }
}

/**
 * The variables as Terraform is to set them, with the one that Google sets by itself.
 *
 * So the map is never empty: the provider takes an empty one for no opinion, and would leave removed variables in place.
 */
export function environmentConfig(variables: { [name: string]: string }): { [name: string]: string } {
  if (isToken(variables)) return Token.asStringMap(Fn.merge([{ LOG_EXECUTION_ID: "true" }, variables]));
  return literals({ LOG_EXECUTION_ID: "true", ...variables });
}

/** Throws where Google would refuse a variable of this name. */
export function checkVariableName(name: string, rules: EnvironmentRules, at: IConstruct): void {
  // Text that looks like an interpolation is data, too.
  if (Token.isUnresolved(name)) return;
  if (!/^[^=\s\p{Cc}]+$/u.test(name)) {
    throw invalid(
      `'${rules.prop}' must have names without '=', spaces and control characters, got ${got(name)}`,
      at,
    );
  }
  if (rules.reserved.includes(name)) {
    throw invalid(`'${rules.prop}' must not set a variable that Google sets itself, got ${got(name)}`, at);
  }
  if (name.startsWith("X_GOOGLE_")) {
    throw invalid(`'${rules.prop}' must not set variables that begin with X_GOOGLE_, got ${got(name)}`, at);
  }
}

function bytesOf([name, value]: [string, string]): number {
  return Buffer.byteLength(name) + Buffer.byteLength(value);
}
