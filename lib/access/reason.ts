import { isReadable } from "../core/reasons";
import type { Resource } from "../document/resource";

/** The author's reason for public access; undefined if there is none. */
export function reasonOf({ reason }: Pick<Resource, "reason">): string | undefined {
  return readable(reason);
}

/** A reason as its author wrote it, without the escapes of Terraform's JSON: `$${` is `${`. */
export function readable(reason: unknown): string | undefined {
  return isReadable(reason) ? reason.replace(/\$\$\{|%%\{/g, (sign) => sign.slice(1)) : undefined;
}
