import type { ExistingResource } from "./existing-resource";
import { identityOf, namingArgumentsOf } from "./identity";

/** Whether a state marks as sensitive what identifies a resource; of allow policies, that is all that they say. */
export function hasSensitiveName(existing: ExistingResource): boolean {
  if (identityOf(existing) === undefined) return existing.hasSensitive;
  return namingArgumentsOf(existing.type).some((name) => existing.isSensitive(name));
}
