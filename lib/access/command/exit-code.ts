/** The exit codes of the command. */
export enum ExitCode {
  FINE = 0,

  /** Access is broader, or the lock file is stale. */
  BROADENED = 1,

  /** It is unknown whether access is broader. */
  UNTOLD = 2,

  /** The arguments are wrong, or a file cannot be read. */
  ERROR = 3,
}

/** Thrown if the input is incomplete, such as a plan that ended with an error. */
export class Untold extends Error {}
