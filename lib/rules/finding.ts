import type { Resource } from "../document/resource";

/** Where a rule is not kept. */
export interface Finding {
  /** As errors are worded: `'prop' must …, got …[; remedy]`, without the place. */
  readonly message: string;

  /** The path of the construct, or the address where no construct is known. */
  readonly path: string;
}

export function findingAt({ path }: Resource, message: string): Finding {
  return { message, path };
}
