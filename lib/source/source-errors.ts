import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { InvalidPropError } from "../core/invalid-prop-error";

/** The errors about a source on disk: they name it as the caller does, and end with the construct's path. */
export class SourceErrors {
  constructor(
    private readonly given: string,
    private readonly at?: IConstruct,
  ) {}

  /** What the source must hold, and what it holds instead, in the whole or at a path. */
  public mustHold(rule: string, fact: string, path?: string): Error {
    return this.must(`hold ${rule}`, fact, path);
  }

  public must(rule: string, fact: string, path?: string): Error {
    const what = !path ? got(this.given) : `${got(path)} in ${got(this.given)}`;
    return invalid(`'source' must ${rule}, got ${what}, ${fact}`, this.at);
  }

  /** Something at a path is no more what it was when the source was first looked at. */
  public changed(path?: string): Error {
    return this.mustHold("only what stays as it is while it is packed", "which has changed", path);
  }

  /** Does something at a path of the source, and says which one it is where the system refuses. */
  public reading<T>(path: string, action: () => T): T {
    try {
      return action();
    } catch (error) {
      throw this.unreadable(path, error);
    }
  }

  /** The error of the system as one of the source; one that is of the source already stays as it is. */
  public unreadable(path: string, error: unknown): Error {
    const code = systemCode(error);
    if (code === undefined) return error as Error;
    return this.mustHold("only what can be read", `which gives ${code}`, path);
  }
}

/** What the system calls its refusal; undefined for an error that is none. */
export function systemCode(error: unknown): string | undefined {
  const { code } = error as { code?: unknown };
  return typeof code === "string" && !InvalidPropError.isInvalidPropError(error) ? code : undefined;
}
