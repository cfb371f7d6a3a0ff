import type { Construct } from "constructs";

/** Set to true, it makes cdktf record where each token was created, for debugging cdktf itself. */
export const STACK_TRACES_CONTEXT = "cdktf-cloud-run-functions:stackTraces";

type ResourceClass = new (scope: Construct, id: string, ...rest: never[]) => Construct;

/**
 * Creates a resource or data source of the provider.
 *
 * cdktf records a stack trace for each token that the class creates: a quarter of the time of a synthesis. While the
 * constructor runs, a trace is formatted as an empty text instead. An error keeps its trace, because Node.js formats it when
 * somebody reads it. docs/decisions/0028-no-traces-of-tokens.md says what is lost.
 */
export function createResource<C extends ResourceClass>(
  resource: C,
  ...[scope, id, ...rest]: ConstructorParameters<C>
): InstanceType<C> {
  const create = () => new resource(scope, id, ...rest) as InstanceType<C>;
  if (scope.node.tryGetContext(STACK_TRACES_CONTEXT)) return create();
  // Tools that map traces to TypeScript set a hook of their own.
  const hooks: { prepareStackTrace?: unknown } = Error;
  const { prepareStackTrace } = hooks;
  hooks.prepareStackTrace = noTrace;
  try {
    return create();
  } finally {
    hooks.prepareStackTrace = prepareStackTrace;
  }
}

function noTrace(): string {
  return "";
}
