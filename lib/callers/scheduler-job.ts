import { CloudSchedulerJob } from "@cdktf/provider-google/lib/cloud-scheduler-job";
import { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls, checkNew } from "../core/checked-calls";
import { createResource } from "../core/create-resource";
import { invalid } from "../core/errors";
import { JOB_NAME } from "../core/formats/callers";
import { checkFormat } from "../core/formats/check-format";
import { TIME_ZONE } from "../core/formats/times";
import { literal } from "../core/literal";
import { checkRegion } from "../core/locations";
import { needsServices } from "../core/needed-services";
import { locationOf, projectOf } from "../core/provider-defaults";
import { checkWholeNumber } from "../core/ranges";
import { holdsToken } from "../core/token-text";
import { isKnown } from "../core/tokens";
import { claim } from "../core/unique-names";
import { afterActAs } from "../iam/deployer";
import type { IServiceAccount } from "../iam/service-account";
import type { NetworkPath } from "../ingress/network-path";
import { checkCallingAccount } from "../invocation/calling-account";
import { GoogleService } from "../invocation/google-service";
import { Caller, callerServiceAccount, declareCallerOrder } from "./caller";
import { checkCronSchedule } from "./cron-schedule";
import { checkHeaders } from "./request-headers";
import { scheduledCall } from "./scheduled-call";
import type { SchedulerJobProps } from "./scheduler-job-props";
import { retryConfigOf } from "./scheduler-retry";

/**
 * A Cloud Scheduler job that calls a function or service with an ID token of its service account, or runs a job of Cloud Run.
 *
 * Its principal is its service account. Its network path is that of Google services.
 */
@allOrNothing
export class SchedulerJob extends Caller {
  /** The service account as which the job calls. */
  public readonly serviceAccount: IServiceAccount;
  public readonly callsBy?: NetworkPath = GoogleService.CLOUD_SCHEDULER.callsBy;
  public readonly callsFromProject?: string;

  constructor(scope: Construct, id: string, props: SchedulerJobProps) {
    checkNew("SchedulerJob", new.target, [scope, id, props]);
    super(scope, id);
    const name = props.name ?? id;
    checkJob(this, name, props);
    checkCallingAccount(this, "job", props.serviceAccount, props.project);
    const project = projectOf(this, props.project);
    this.callsFromProject = project;
    this.serviceAccount =
      props.serviceAccount ??
      callerServiceAccount(this, { ...props, kind: "scheduler job", suffix: "job", name });
    const { paused = false } = props;
    const { grant, httpTarget, attemptDeadlineSeconds } = scheduledCall(this, props);
    const resource = createResource(CloudSchedulerJob, this, "Resource", {
      name,
      region: locationOf(this, props.location),
      project,
      description: props.description === undefined ? undefined : literal(props.description),
      schedule: props.schedule,
      timeZone: props.timeZone,
      paused,
      attemptDeadline: `${String(attemptDeadlineSeconds)}s`,
      retryConfig: retryConfigOf(this, props.retryConfig),
      httpTarget,
      dependsOn: [grant, ...afterActAs(this, this.serviceAccount)],
    });
    declareCallerOrder(this, props.dependsOn, resource);
    needsServices(resource, props.project, "cloudscheduler");
  }
}

checkCalls("SchedulerJob", SchedulerJob);

function checkJob(at: Construct, name: string, props: SchedulerJobProps): void {
  checkFormat("name", name, JOB_NAME, at);
  const { project, location } = props;
  if (isKnown(name)) claim(at, { kind: "scheduler job", prop: "name", value: name, name, project, location });
  const { description } = props;
  // https://cloud.google.com/scheduler/docs/reference/rest/v1/projects.locations.jobs#Job
  if (description !== undefined && !holdsToken(description) && description.length > 500) {
    throw invalid(`'description' must be at most 500 characters, got ${description.length}`, at);
  }
  checkRegion(at, location);
  checkCronSchedule(props.schedule, at);
  checkFormat("timeZone", props.timeZone, TIME_ZONE, at);
  checkWholeNumber("attemptDeadlineSeconds", props.attemptDeadlineSeconds, { min: 15, max: 1800 }, at);
  checkHeaders(at, props.headers ?? {}, CLOUD_SCHEDULER);
}

// A job's token takes the place of the header Authorization: https://cloud.google.com/scheduler/docs/reference/rest/v1/projects.locations.jobs#HttpTarget
const CLOUD_SCHEDULER = {
  name: "Cloud Scheduler",
  own: /^(host|content-length|authorization|x-google-.*|x-appengine-.*)$/i,
};
