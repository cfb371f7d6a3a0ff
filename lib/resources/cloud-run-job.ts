import { CloudRunV2JobIamBinding } from "@cdktf/provider-google/lib/cloud-run-v2-job-iam-binding";
import { CloudRunV2JobIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-job-iam-member";
import type { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls } from "../core/checked-calls";
import { invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { RUN_JOB_NAME } from "../core/formats/cloud-run";
import { checkRegion } from "../core/locations";
import { locationOf, projectOf } from "../core/provider-defaults";
import { shareExisting } from "../core/shared-existing";
import type { IAllowPolicy } from "../iam/allow-policy";
import type { Grant, GrantOptions } from "../iam/grant";
import type { IPrincipal } from "../iam/i-principal";
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
}

/** What an app can say about a job that it imports. */
export interface CloudRunJobOptions {
  /** @default - the region of the stack's Google provider */
  readonly location?: string;

  /** @default - the project of the stack's Google provider */
  readonly project?: string;
}

/** A job of Cloud Run that exists, or that the app defines with the provider's resource. A `SchedulerJob` can start it. */
@allOrNothing
export class CloudRunJob extends ResourceWithAllowPolicy implements ICloudRunJob {
  /** A job by its name. The name may be a token, such as `job.name` of the provider's resource `CloudRunV2Job`. */
  public static fromJobName(
    scope: Construct,
    id: string,
    jobName: string,
    options: CloudRunJobOptions = {},
  ): ICloudRunJob {
    return new CloudRunJob(scope, id, jobName, options);
  }

  /** The region of the job. */
  public readonly location: string;

  /** The id of its project. */
  public readonly project: string;

  /** @internal */
  protected readonly _policy: IAllowPolicy = resourcePolicy(this, {
    acceptsConditions: false,
    member: () => CloudRunV2JobIamMember,
    binding: () => CloudRunV2JobIamBinding,
    target: () => ({ name: this.jobName, location: this.location, project: this.project }),
  });

  private constructor(
    scope: Construct,
    id: string,
    /** The name of the job, without its project and location. */
    public readonly jobName: string,
    { location, project }: CloudRunJobOptions,
  ) {
    super(scope, id);
    checkFormat("jobName", jobName, RUN_JOB_NAME, this);
    checkRegion(this, location);
    this.location = locationOf(this, location);
    this.project = projectOf(this, project);
    shareExisting(this, { kind: "Cloud Run job", name: jobName, project, location });
  }

  /** Lets the principal run the job as it is defined: the role Cloud Run Invoker. Throws for the public. */
  public grantRun(principal: IPrincipal): Grant {
    return this.grant(Role.RUN_INVOKER, principal);
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

checkCalls("CloudRunJob", CloudRunJob);
