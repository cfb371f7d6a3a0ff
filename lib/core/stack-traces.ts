import type { Construct } from "constructs";

/** Set to true, it makes cdktf record where each token was created, for debugging cdktf itself. */
export const STACK_TRACES_CONTEXT = "cdktf-cloud-run-functions:stackTraces";

/**
 * Runs code of the provider's classes that creates tokens.
 *
 * cdktf records a stack trace for each token: a quarter of the time of a synthesis. Meanwhile, nothing is recorded. Errors keep
 * their traces.
 *
 * docs/decisions/0015-no-traces-of-tokens.md says what is lost.
 */
export function withoutTraces<T>(scope: Construct, run: () => T): T {
  if (scope.node.tryGetContext(STACK_TRACES_CONTEXT)) return run();
  const traces: { captureStackTrace: unknown } = Error;
  const { captureStackTrace } = traces;
  traces.captureStackTrace = recordNothing;
  try {
    return run();
  } finally {
    traces.captureStackTrace = captureStackTrace;
  }
}

function recordNothing(): void {
  // cdktf then finds no trace, which it expects of other engines than V8.
}
