import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { InvalidPropError } from "../core/invalid-prop-error";

/** Errors about a source on disk. They quote the path that the caller gave, and end with the construct's path. */
export class SourceErrors {
  constructor(
    private readonly given: string,
    private readonly at?: IConstruct,
  ) {}

  /** An error about what the source, or a path in it, holds. */
  public mustHold(rule: string, fact: string, path?: string): Error {
    return this.must(`hold ${rule}`, fact, path);
  }

  public must(rule: string, fact: string, path?: string): Error {
    const what = !path ? got(this.given) : `${got(path)} in ${got(this.given)}`;
    return invalid(`'source' must ${rule}, got ${what}, ${fact}`, this.at);
  }

  /** An error about a file or directory that has changed since it was found. */
  public changed(path?: string): Error {
    return this.mustHold("only what stays as it is while it is packed", "which has changed", path);
  }

  /** Runs an action on a path of the source. If the system refuses, the error names the path. */
  public reading<T>(path: string, action: () => T): T {
    try {
      return action();
    } catch (error) {
      throw this.unreadable(path, error);
    }
  }

  /** Turns a system error into an error about the source. Returns other errors unchanged. */
  public unreadable(path: string, error: unknown): Error {
    const code = systemCode(error);
    if (code === undefined) return error as Error;
    return this.mustHold("only what can be read", `which gives ${code}`, path);
  }
}

/** The code of a system error, like `EACCES`; undefined for other errors. */
export function systemCode(error: unknown): string | undefined {
  const { code } = error as { code?: unknown };
  return typeof code === "string" && !InvalidPropError.isInvalidPropError(error) ? code : undefined;
}
