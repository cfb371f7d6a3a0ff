import type { Construct } from "constructs";
import { removeChild, whenUndone } from "../core/all-or-nothing";
import { addressesOf } from "../core/dependencies";
import { firstOf } from "../core/shared-existing";
import { type Grant, whenGranted } from "../iam/grant";
import { GrantWait } from "../iam/grant-wait";
import type { IPrincipal } from "../iam/i-principal";
import type { IServiceAccount } from "../iam/service-account";
import type { CloudRunJobProps } from "./cloud-run-job-props";

/** The job that is run, as a principal. */
interface Job extends Construct, IPrincipal {
  readonly serviceAccount: IServiceAccount;
}

const WAIT = "wait-for-grants";

/**
 * What an execution waits for that a deployment starts: the grants that name the job, or the account that it makes, and the time until
 * they are effective. They are made after the job in the code, and before it by Terraform.
 */
export class ExecutionWait {
  /** For a job; undefined if deployments run nothing. */
  public static of(job: Job, props: CloudRunJobProps): ExecutionWait | undefined {
    const { startExecutionToken, runExecutionToken } = props;
    if (startExecutionToken === undefined && runExecutionToken === undefined) return undefined;
    const wait = new ExecutionWait(job);
    for (const principal of [job, ...(props.serviceAccount ? [] : [job.serviceAccount])]) {
      whenGranted(principal, (grant) => {
        wait.add(grant);
      });
    }
    return wait;
  }

  private readonly grants = new Set<Grant>();

  private constructor(private readonly job: Job) {}

  /** The Terraform addresses that the job waits for, when the app is complete. */
  public addresses(): string[] {
    const pause = this.job.node.tryFindChild(WAIT);
    return [...[...this.grants].map(({ _address }) => _address), ...addressesOf(pause ? [pause] : [])];
  }

  private add(grant: Grant): void {
    const { job, grants } = this;
    // Terraform makes the policy of a job after the job.
    if (grants.has(grant) || grant.node.scope === firstOf(job)) return;
    grants.add(grant);
    const pause = job.node.tryFindChild(WAIT) as GrantWait | undefined;
    (pause ?? new GrantWait(job, WAIT)).for([grant]);
    whenUndone(job, () => {
      grants.delete(grant);
      if (grants.size === 0) removeChild(job, WAIT);
    });
  }
}
