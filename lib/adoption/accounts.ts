import { type Workload, workloadsOf } from "../document/workloads";
import type { ExistingResource } from "./existing-resource";

/** The service accounts that an existing resource uses, without those that the state marks as sensitive. */
export function accountsOf(existing: ExistingResource): readonly Workload[] {
  return workloadsOf(existing).filter(({ argument }) => !existing.isSensitive(...argument.split(".")));
}
