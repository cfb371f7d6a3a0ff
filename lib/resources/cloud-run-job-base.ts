import { CloudRunV2JobIamBinding } from "@cdktf/provider-google/lib/cloud-run-v2-job-iam-binding";
import { CloudRunV2JobIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-job-iam-member";
import { checkCalls } from "../core/checked-calls";
import { invalid } from "../core/errors";
import type { IAllowPolicy } from "../iam/allow-policy";
import type { Grant, GrantOptions } from "../iam/grant";
import type { IPrincipal } from "../iam/i-principal";
import { policyLifecycle } from "../iam/policy-lifecycle";
import { isPublic } from "../iam/public-principal";
import { resourcePolicy } from "../iam/resource-policy";
import { type IResourceWithAllowPolicy, ResourceWithAllowPolicy } from "../iam/resource-with-allow-policy";
import { Role } from "../iam/role";

/** A job of Cloud Run, whoever defines it. It runs to its end, and nothing calls it over HTTPS. */
export interface ICloudRunJob extends IResourceWithAllowPolicy {
  /** The name of the job, without its project and location. */
  readonly jobName: string;

  /** The region of the job. */
  readonly location: string;

  /** The id of its project. */
  readonly project: string;

  /** Lets the principal run the job as it is defined: the role Cloud Run Invoker. Throws for the public. */
  grantRun(principal: IPrincipal): Grant;

  /**
   * Lets the principal run the job, also with other arguments, variables, tasks and time: the role Cloud Run Jobs Executor With
   * Overrides. With it, the principal decides what runs as the job's service account. Throws for the public.
   */
  grantRunWithOverrides(principal: IPrincipal): Grant;
}

/** What jobs have in common, those of this app and others. */
export abstract class CloudRunJobBase extends ResourceWithAllowPolicy implements ICloudRunJob {
  /** The name of the job, without its project and location. */
  public abstract readonly jobName: string;

  /** The region of the job. */
  public abstract readonly location: string;

  /** The id of its project. */
  public abstract readonly project: string;

  /** @internal */
  protected readonly _policy: IAllowPolicy = resourcePolicy(this, {
    acceptsConditions: false,
    member: () => CloudRunV2JobIamMember,
    binding: () => CloudRunV2JobIamBinding,
    target: (job: CloudRunJobBase) => ({
      name: job.jobName,
      location: job.location,
      project: job.project,
      lifecycle: policyLifecycle(job),
    }),
  });

  /**
   * The Terraform address of the resource that creates the job; undefined for an imported job.
   *
   * @internal
   */
  public get _replacedWith(): string | undefined {
    return undefined;
  }

  /** Lets the principal run the job as it is defined: the role Cloud Run Invoker. Throws for the public. */
  public grantRun(principal: IPrincipal): Grant {
    return this.grant(Role.RUN_INVOKER, principal);
  }

  /**
   * Lets the principal run the job, also with other arguments, variables, tasks and time: the role Cloud Run Jobs Executor With
   * Overrides. With it, the principal decides what runs as the job's service account. Throws for the public.
   */
  public grantRunWithOverrides(principal: IPrincipal): Grant {
    return this.grant(Role.RUN_JOBS_EXECUTOR_WITH_OVERRIDES, principal);
  }

  /** Gives the principal a role on this job alone. Throws for the public. */
  public override grant(role: Role, principal: IPrincipal, options: GrantOptions = {}): Grant {
    if (isPublic(principal.member)) {
      throw invalid(
        `'principal' must not be the public, got ${principal.principalId}; nobody but you pays for the runs of a job`,
        this,
      );
    }
    return super.grant(role, principal, options);
  }
}

checkCalls("CloudRunJobBase", CloudRunJobBase);
