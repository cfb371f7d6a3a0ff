import type { ExistingResource } from "./existing-resource";
import { identityOf, namingArgumentsOf } from "./identity";

/** Whether the name of a resource is sensitive. If the name is unknown, as for IAM resources, every argument counts. */
export function hasSensitiveName(existing: ExistingResource): boolean {
  if (identityOf(existing) === undefined) return existing.hasSensitive;
  return namingArgumentsOf(existing.type).some((name) => existing.isSensitive(name));
}
