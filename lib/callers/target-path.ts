import { Token } from "cdktf";
import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { literal } from "../core/literal";

/** The path below a target's base URL, as callers are told it: empty, or checked to begin with a slash. */
export function targetPath(path: string | undefined, at: IConstruct): string {
  if (path === undefined) return "";
  // What only looks like an interpolation is text, and judged.
  if (!Token.isUnresolved(path)) {
    if (!/^\/[^\s]*$/.test(path)) {
      throw invalid(`'path' must begin with '/' and hold no spaces, got ${got(path)}`, at);
    }
    if (/\p{Cc}/u.test(path)) {
      throw invalid(`'path' must hold no control characters, got ${got(path)}`, at);
    }
  }
  return literal(path);
}
