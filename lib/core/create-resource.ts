import type { Construct } from "constructs";

/** Set to true, it makes cdktf record where each token was created, for debugging cdktf itself. */
export const STACK_TRACES_CONTEXT = "cdktf-cloud-run-functions:stackTraces";

type ResourceClass = new (scope: Construct, id: string, ...rest: never[]) => Construct;

/**
 * Creates a resource or data source of the provider.
 *
 * cdktf records a stack trace for each token that the class creates: a quarter of the time of a synthesis. While the
 * constructor runs, nothing is recorded. Errors keep their traces.
 *
 * docs/decisions/0028-no-traces-of-tokens.md says what is lost.
 */
export function createResource<C extends ResourceClass>(
  resource: C,
  ...[scope, id, ...rest]: ConstructorParameters<C>
): InstanceType<C> {
  const create = () => new resource(scope, id, ...rest) as InstanceType<C>;
  return scope.node.tryGetContext(STACK_TRACES_CONTEXT) ? create() : withoutTraces(create);
}

function withoutTraces<T>(create: () => T): T {
  const traces: { captureStackTrace: unknown } = Error;
  const { captureStackTrace } = traces;
  traces.captureStackTrace = recordNothing;
  try {
    return create();
  } finally {
    traces.captureStackTrace = captureStackTrace;
  }
}

function recordNothing(): void {
  // cdktf then finds no trace, which it expects of other engines than V8.
}
