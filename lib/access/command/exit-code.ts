/** What becomes of a run of the command, as CI sees it. */
export enum ExitCode {
  FINE = 0,

  /** Access is broader, or the lock file is stale. */
  BROADENED = 1,

  /** Whether access is broader cannot be told. */
  UNTOLD = 2,

  /** The command could not do what it was asked for. */
  ERROR = 3,
}

/** The input does not hold what the answer needs. */
export class Untold extends Error {}
