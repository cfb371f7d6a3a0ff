import { ownerOf } from "../document/owner";
import type { Receiver } from "../document/receivers";
import type { Resource } from "../document/resource";

/** A place where a rule is broken. */
export interface Finding {
  /** In the form of errors: `'prop' must …, got …[; remedy]`, without the path. */
  readonly message: string;

  /** The path of the construct. Without a known construct: the path of the stack, and then the address. */
  readonly path: string;

  /**
   * The region, where it is about a service in one of several. It can be acknowledged at the construct of that region, too.
   *
   * @default - all of what is there
   */
  readonly region?: string;
}

export function findingAt(resource: Resource, message: string, region?: string): Finding {
  return { message, path: placeOf(resource), region };
}

/** The path of a resource. It always starts with the path of the stack, so that acknowledgements of the stack apply. */
export function placeOf({ address, document, path }: Resource): string {
  return path === address ? `${document}/${address}` : path;
}

/** The path of the construct of a receiver: that of its region for a service in several. */
export function receiverPlaceOf({ resource, region }: Pick<Receiver, "resource" | "region">): string {
  const path = ownerOf(placeOf(resource));
  return region === undefined ? path : `${path}/${region}`;
}
