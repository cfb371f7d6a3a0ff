import { isReadable } from "../core/reasons";
import type { Resource } from "../document/resource";

/** Why something is open, as its author says beside it; undefined where nobody says it. */
export function reasonOf({ reason }: Pick<Resource, "reason">): string | undefined {
  return readable(reason);
}

/** A reason as its author wrote it: Terraform's JSON doubles the sign that begins an expression. */
export function readable(reason: unknown): string | undefined {
  return isReadable(reason) ? reason.replace(/\$\$\{|%%\{/g, (sign) => sign.slice(1)) : undefined;
}
