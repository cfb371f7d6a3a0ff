import { Fn, Token } from "cdktf";
import { isKnown } from "../core/tokens";
import type { IInvocable } from "../invocation/invocable";

/** A target whose URL has a path that synthesis knows, like a 1st gen function. */
interface HasBasePath {
  readonly _basePath?: string;
}

/** The path in a target's URL, like `/orders` of a 1st gen function; empty without one. */
export function basePathOf(target: IInvocable & HasBasePath): string {
  if (!isKnown(target.uri)) return target._basePath ?? "";
  const [path = ""] = /^https:\/\/[^/]+(\/.+)$/.exec(target.uri)?.slice(1) ?? [];
  return path;
}

/** The host in a target's URL. */
export function hostOf(target: IInvocable): string {
  return basePathOf(target) === ""
    ? Fn.trimprefix(target.uri, "https://")
    : Token.asString(Fn.element(Fn.split("/", target.uri), "https://".split("/").length - 1));
}
