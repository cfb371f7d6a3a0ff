import { existsSync, writeFileSync } from "node:fs";
import { got, invalid } from "../../core/errors";
import { InvalidPropError } from "../../core/invalid-prop-error";
import { type Change, ChangeKind } from "../change";
import { differenceBetween } from "../difference";
import { lockOf } from "../lock";
import { TerminalText } from "../report/terminal-text";
import { baseOf } from "./base";
import { ExitCode, Untold } from "./exit-code";
import { HELP } from "./help";
import { type Input, readInput } from "./input";
import { type Options, optionsIn } from "./options";
import { rendered } from "./rendered";

/** Where the command writes. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly hasColours: boolean;
}

/** Runs 'access' with its arguments, and returns the exit code. */
export function runAccess(args: readonly string[], terminal: Terminal): ExitCode {
  try {
    const options = optionsIn(args);
    if (options) return run(options, terminal);
    terminal.out(HELP);
    return ExitCode.FINE;
  } catch (error) {
    const isUntold = error instanceof Untold;
    if (!isUntold && !InvalidPropError.isInvalidPropError(error)) throw error;
    terminal.err(`${error.message}\n`);
    return isUntold ? ExitCode.UNTOLD : ExitCode.ERROR;
  }
}

function run(options: Options, terminal: Terminal): ExitCode {
  const input = readInput(options.input, options.names);
  switch (options.action) {
    case "report":
      show(rendered(options.format, terminal, input.facts), options, terminal);
      return ExitCode.FINE;
    case "diff":
      return difference(input, options, terminal);
    case "lock":
      write(options.lock, lockOf(input.facts));
      terminal.out(`${input.facts.length} facts are in ${options.lock}\n`);
      return ExitCode.FINE;
    case "check":
      return check(input, options, terminal);
  }
}

function difference(input: Input, options: Options, terminal: Terminal): ExitCode {
  const changes = differenceBetween(baseOf(input, options), input.facts);
  show(rendered(options.format, terminal, input.facts, changes), options, terminal);
  return verdictOf(changes, options);
}

function check({ facts }: Input, { lock }: Options, terminal: Terminal): ExitCode {
  if (!existsSync(lock)) {
    throw invalid(`'--lock' must be a file that exists, got ${got(lock)}; run 'access lock' and commit it`);
  }
  const locked = readInput(lock).facts;
  if (lockOf(locked) === lockOf(facts)) {
    terminal.out(`${lock} is up to date: ${facts.length} facts\n`);
    return ExitCode.FINE;
  }
  const changes = differenceBetween(locked, facts);
  terminal.out(new TerminalText(terminal.hasColours).difference(changes));
  terminal.err(`${lock} is stale; if the change is meant, run 'access lock' and commit the file\n`);
  return ExitCode.BROADENED;
}

function verdictOf(changes: readonly Change[], { failOn }: Options): ExitCode {
  if (changes.some(({ kind }) => failOn.has(kind))) return ExitCode.BROADENED;
  return changes.some(({ kind }) => kind === ChangeKind.UNKNOWN) ? ExitCode.UNTOLD : ExitCode.FINE;
}

function show(text: string, { output }: Options, terminal: Terminal): void {
  if (output === undefined) terminal.out(text);
  else write(output, text);
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw invalid(
      `'--output' must be a file that can be written, got ${got(file)}: ${(error as Error).message}`,
    );
  }
}
