import { type Workload, workloadsOf } from "../document/workloads";
import type { ExistingResource } from "./existing-resource";

/** The accounts that something acts as, but for those that the state marks as sensitive. */
export function accountsOf(existing: ExistingResource): readonly Workload[] {
  return workloadsOf(existing).filter(({ argument }) => !existing.isSensitive(...argument.split(".")));
}
