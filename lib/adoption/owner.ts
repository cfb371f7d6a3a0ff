import type { Resource } from "../document/resource";

/** The path of the construct that a resource is the main part of. */
export function ownerOf({ path }: Resource): string {
  return path.replace(/\/Resource$/, "");
}
