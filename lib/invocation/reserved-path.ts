import { Annotations } from "cdktf";
import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { Role } from "../iam/role";
import type { IInvocable } from "./invocable";
import { receiverOf } from "./receiver";

// Google lists the first two, and "some paths ending with z"; it is known that this one is among them.
// https://cloud.google.com/run/docs/known-issues#reserved_url_paths
const RESERVED = /^(?:\/eventlog|\/_ah\/.*|\/healthz)$/;

/** Why no request with a path reaches a target; undefined for other paths and for targets outside of Cloud Run. */
export function reservedPathProblem(prop: string, path: string, target: IInvocable): string | undefined {
  if (!isInCloudRun(target) || !RESERVED.test(withoutQuery(path))) return undefined;
  return `'${prop}' must not be one that Cloud Run reserves and answers with 404, got ${got(path)}`;
}

/** Throws if no request with a path reaches a target. Warns if Google advises against the path. */
export function checkReservedPath(path: string, target: IInvocable, at: IConstruct): void {
  const problem = reservedPathProblem("path", path, target);
  if (problem !== undefined) throw invalid(problem, at);
  if (!isInCloudRun(target) || !withoutQuery(path).endsWith("z")) return;
  Annotations.of(at).addWarning(
    `'path' must not end with 'z', because Cloud Run reserves some of these paths, got ${got(path)}`,
  );
}

function withoutQuery(path: string): string {
  return path.split(/[?#]/, 1)[0];
}

function isInCloudRun(target: IInvocable): boolean {
  return receiverOf(target)?.roles.some(({ name }) => name === Role.RUN_INVOKER.name) ?? false;
}
