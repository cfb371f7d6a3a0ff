import { CloudRunV2Job } from "@cdktf/provider-google/lib/cloud-run-v2-job";
import type { Construct } from "constructs";
import { addressOf } from "../core/address";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls, checkNew } from "../core/checked-calls";
import { createResource } from "../core/create-resource";
import { declareOrder } from "../core/depends-on";
import { checkFormat } from "../core/formats/check-format";
import { RUN_JOB_NAME } from "../core/formats/cloud-run";
import { needsServices } from "../core/needed-services";
import { locationOf, projectOf } from "../core/provider-defaults";
import { shareDefined } from "../core/shared-existing";
import { isKnown } from "../core/tokens";
import { claim } from "../core/unique-names";
import { GoogleProject } from "../iam/google-project";
import type { IServiceAccount } from "../iam/service-account";
import type { NetworkPath } from "../ingress/network-path";
import type { ICaller } from "../invocation/caller";
import { CloudRunJobBase, type ICloudRunJob } from "../resources/cloud-run-job-base";
import { type CloudRunJobOptions, ImportedJob } from "../resources/imported-job";
import { cloudRunConfigOf, runtimeAccountOf } from "../workload/cloud-run-config";
import { pathOf, pathRemedy } from "../workload/egress";
import { checkWorkload } from "../workload/workload-checks";
import { accountStemOf } from "../workload/workload-service-account";
import { addVariable } from "./added-environment";
import type { CloudRunJobProps } from "./cloud-run-job-props";
import { JOB_CONTAINER } from "./container-environment";
import { deploymentConfigOf } from "./deployment-config";
import { ExecutionWait } from "./execution-wait";
import { checkJob } from "./job-checks";
import { jobTemplateOf } from "./job-template";
import { writeNewerArguments } from "./newer-argument";
import { newerInJob } from "./newer-job-arguments";
import { taskOf, type TaskOfJob } from "./task-of-job";

/**
 * A job of Cloud Run: an image that runs to its end, on `google_cloud_run_v2_job`.
 *
 * Nobody may run it until `grantRun` names them, or a `SchedulerJob` has it as its `run`. As a principal, it is its runtime
 * service account.
 */
@allOrNothing
export class CloudRunJob extends CloudRunJobBase implements ICaller {
  /** A job by its name. The name may be a token, such as `job.name` of the provider's resource `CloudRunV2Job`. */
  public static fromJobName(
    scope: Construct,
    id: string,
    jobName: string,
    options: CloudRunJobOptions = {},
  ): ICloudRunJob {
    return new ImportedJob(scope, id, jobName, options);
  }

  public readonly jobName: string;
  public readonly location: string;
  public readonly project: string;

  /** The service account that the code runs as. */
  public readonly serviceAccount: IServiceAccount;

  /** Always undefined: only the project of a Google service decides how ingress settings see its calls. */
  public readonly callsFromProject?: string;
  private readonly resource: CloudRunV2Job;
  private environment?: { [name: string]: string };

  constructor(
    scope: Construct,
    id: string,
    private readonly props: CloudRunJobProps,
  ) {
    checkNew("CloudRunJob", new.target, [scope, id, props]);
    super(scope, id);
    const { name = id, project, location } = props;
    checkWorkload(this, "job", props);
    checkJob(this, name, props);
    checkFormat("name", name, RUN_JOB_NAME, this);
    const existing = { kind: "Cloud Run job", name, project, location };
    if (isKnown(name)) claim(this, { ...existing, prop: "name", value: name });
    this.location = locationOf(this, location);
    this.project = projectOf(this, project);
    const stem = accountStemOf(this, name, location);
    this.serviceAccount = runtimeAccountOf(this, { stem, suffix: "task", noun: "job", name }, props);
    this.environment = props.environment;
    this.resource = this.defineResource(name);
    const wait = ExecutionWait.of(this, props);
    declareOrder(this, props.dependsOn, () => [this.resource], wait && (() => wait.addresses()));
    this.jobName = this.resource.name;
    shareDefined(this, existing, this.resource, "name");
  }

  public get member(): string {
    return this.serviceAccount.member;
  }

  public get principalId(): string {
    return this.serviceAccount.principalId;
  }

  /** The VPC network if all egress goes through it, otherwise the internet. */
  public get callsBy(): NetworkPath | undefined {
    return pathOf(this.props.vpcAccess);
  }

  /** @internal */
  public get _callsByRemedy(): string | undefined {
    return pathRemedy(this, this.props.vpcAccess);
  }

  /** @internal */
  public override get _replacedWith(): string | undefined {
    return addressOf(this.resource);
  }

  /**
   * What the overrides of a run must fit.
   *
   * @internal
   */
  public get _task(): TaskOfJob {
    return taskOf(this.props);
  }

  /** Adds an environment variable to the main container. Throws for a name that it has already. */
  public addEnvironment(name: string, value: string): void {
    const { template } = this.resource.template;
    const props = { ...this.props, environment: this.environment };
    this.environment = addVariable(this, template, props, JOB_CONTAINER, { name, value });
  }

  private defineResource(name: string): CloudRunV2Job {
    const { props, serviceAccount } = this;
    const googleProject = GoogleProject.of(this, props.project);
    const { config, dependsOn } = jobTemplateOf({ at: this, serviceAccount, googleProject }, props);
    const resource = createResource(CloudRunV2Job, this, "Resource", {
      ...cloudRunConfigOf(this, name, props, googleProject, dependsOn),
      ...deploymentConfigOf(this, props),
      template: config,
    });
    writeNewerArguments(resource, newerInJob(this, props));
    needsServices(resource, props.project, "run");
    return resource;
  }
}

checkCalls("CloudRunJob", CloudRunJob);
