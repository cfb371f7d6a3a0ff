import type { TerraformResource } from "cdktf";
import { Memory } from "../core/memory";

const own = new Memory<boolean>("own");

/** Remembers a resource as written by this library, which has checked what it grants. */
export function markOwn(resource: TerraformResource): void {
  own.set(resource, true);
}

/** Whether a resource was written by this library. */
export function isOwn(resource: TerraformResource): boolean {
  return own.find(resource) ?? false;
}
