import type { IConstruct } from "constructs";
import { checkFormat } from "../core/formats/check-format";
import { ONE_LINE, REQUEST_PATH } from "../core/formats/paths";
import { literal } from "../core/literal";
import type { IInvocable } from "../invocation/invocable";
import { checkReservedPath } from "../invocation/reserved-path";

/** The path that is added to a target's base URL. Throws unless it begins with a slash; empty if it is undefined. */
export function targetPath(path: string | undefined, target: IInvocable, at: IConstruct): string {
  if (path === undefined) return "";
  checkFormat("path", path, REQUEST_PATH, at, { must: "begin", isData: true });
  checkFormat("path", path, ONE_LINE, at, { must: "hold", isData: true });
  checkReservedPath(path, target, at);
  return literal(path);
}
