import { ServiceAccount } from "./service-account";

/** A service account whose id comes from the name of the workload that it is made for. */
export class WorkloadServiceAccount extends ServiceAccount {
  /**
   * A name is a workload's own in one location, and an account's id in the whole project.
   *
   * @internal
   */
  protected override _remedyForTakenId(): string {
    return "; give what it is made for a 'location', in which its id then ends, or a 'serviceAccount'";
  }
}
