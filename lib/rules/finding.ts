import type { Resource } from "../document/resource";

/** Where a rule is not kept. */
export interface Finding {
  /** As errors are worded: `'prop' must …, got …[; remedy]`, without the place. */
  readonly message: string;

  /** The path of the construct, or the address below the path of the stack where no construct is known. */
  readonly path: string;
}

export function findingAt(resource: Resource, message: string): Finding {
  return { message, path: placeOf(resource) };
}

/** Where a resource is: below its stack, also if no construct wrote it, so that the stack's acknowledgements hold for it. */
export function placeOf({ address, document, path }: Resource): string {
  return path === address ? `${document}/${address}` : path;
}
