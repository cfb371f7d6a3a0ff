import type { TerraformResource } from "cdktf";

const own = new WeakSet<TerraformResource>();

/** Remembers a resource as written by this library, which has checked what it grants. */
export function markOwn(resource: TerraformResource): void {
  own.add(resource);
}

/** Whether a resource was written by this library. */
export function isOwn(resource: TerraformResource): boolean {
  return own.has(resource);
}
