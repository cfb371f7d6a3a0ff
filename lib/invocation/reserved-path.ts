import { Annotations } from "cdktf";
import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { Role } from "../iam/role";
import type { IInvocable } from "./invocable";
import { receiverOf } from "./receiver";

// Google lists the first two, and "some paths ending with z". /healthz is known to be one of those.
// https://cloud.google.com/run/docs/known-issues#reserved_url_paths
const RESERVED = /^(?:\/eventlog|\/_ah\/.*|\/healthz)$/;

/** An error message for a path that Cloud Run reserves. Undefined for other paths, and for targets outside of Cloud Run. */
export function reservedPathProblem(prop: string, path: string, target: IInvocable): string | undefined {
  if (!isInCloudRun(target) || !RESERVED.test(withoutQuery(path))) return undefined;
  return `'${prop}' must not be one that Cloud Run reserves and answers with 404, got ${got(path)}`;
}

/** Throws if Cloud Run reserves the path. Warns if Cloud Run may reserve it. */
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
