import type { Resource } from "../document/resource";

/** A place where a rule is broken. */
export interface Finding {
  /** In the form of errors: `'prop' must …, got …[; remedy]`, without the path. */
  readonly message: string;

  /** The path of the construct. Without a known construct: the path of the stack, and then the address. */
  readonly path: string;
}

export function findingAt(resource: Resource, message: string): Finding {
  return { message, path: placeOf(resource) };
}

/** The path of a resource. It always starts with the path of the stack, so that acknowledgements of the stack apply. */
export function placeOf({ address, document, path }: Resource): string {
  return path === address ? `${document}/${address}` : path;
}
