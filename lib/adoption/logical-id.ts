import { createHash } from "node:crypto";

/**
 * The logical id that cdktf makes of the ids of a construct and of the constructs around it, below their stack.
 *
 * https://github.com/hashicorp/terraform-cdk/blob/v0.21.0/packages/cdktf/lib/private/unique.ts
 */
export function logicalIdOf(place: readonly string[]): string {
  const ids = place.filter((id) => id !== "Default");
  if (ids.length === 1) return cleaned(ids[0]);
  const hash = createHash("md5").update(ids.join("/")).digest("hex").slice(0, 8).toUpperCase();
  return `${humanPart(ids)}_${hash}`;
}

/** The part of a logical id that people read. */
export function humanPart(ids: readonly string[]): string {
  return ids
    .filter((id, index) => index === 0 || !ids[index - 1].endsWith(id))
    .filter((id) => id !== "Resource")
    .map(cleaned)
    .join("_")
    .slice(0, 240);
}

function cleaned(id: string): string {
  return id.replace(/[^\w-]/g, "");
}
