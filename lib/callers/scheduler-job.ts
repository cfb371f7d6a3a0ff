import { CloudSchedulerJob } from "@cdktf/provider-google/lib/cloud-scheduler-job";
import { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls, checkNew } from "../core/checked-calls";
import { createResource } from "../core/create-resource";
import type { DependentProps } from "../core/dependent-props";
import { got, invalid } from "../core/errors";
import { JOB_NAME } from "../core/formats/callers";
import { checkFormat } from "../core/formats/check-format";
import { TIME_ZONE } from "../core/formats/times";
import { literal, literals } from "../core/literal";
import { checkRegion } from "../core/locations";
import { needsServices } from "../core/needed-services";
import { locationOf, projectOf } from "../core/provider-defaults";
import { checkWholeNumber } from "../core/ranges";
import { checkSameStack } from "../core/same-stack";
import { holdsToken } from "../core/token-text";
import { isKnown } from "../core/tokens";
import { claim } from "../core/unique-names";
import { afterActAs } from "../iam/deployer";
import type { IServiceAccount } from "../iam/service-account";
import type { NetworkPath } from "../ingress/network-path";
import { checkCallingAccount } from "../invocation/calling-account";
import { GoogleService } from "../invocation/google-service";
import type { IInvocable } from "../invocation/invocable";
import { Caller, callerServiceAccount, declareCallerOrder } from "./caller";
import { checkCronSchedule } from "./cron-schedule";
import { deadlineFor } from "./deadline";
import { encodedBody, HttpMethod } from "./http-request";
import { retryConfigOf, type SchedulerRetryConfig } from "./scheduler-retry";
import { basePathOf } from "./target-address";
import { targetPath } from "./target-path";

/** The properties of a scheduler job. */
export interface SchedulerJobProps extends DependentProps {
  /**
   * The schedule in the unix-cron format, with five fields: `0 9 * * *` is every day at nine. Or in words, like
   * `every 5 minutes`, `every monday 09:00` or `1st monday of sep,oct 17:00`.
   */
  readonly schedule: string;

  /** The time zone of the schedule, by its name in the tz database: `Asia/Tokyo`, `Etc/UTC`. */
  readonly timeZone: string;

  /** The receiver of the calls. The job is granted access to it. */
  readonly target: IInvocable;

  /**
   * 1 to 500 letters, digits, hyphens and underscores.
   *
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * At most 500 characters.
   *
   * @default - none
   */
  readonly description?: string;

  /** @default HttpMethod.POST */
  readonly method?: HttpMethod;

  /**
   * The path below the target's base URL, with an optional query.
   *
   * @default - none
   */
  readonly path?: string;

  /**
   * The headers of each call. With version 6.50 of the provider, every plan shows a change of headers, because jobs also send
   * an ID token.
   *
   * @default - none
   */
  readonly headers?: { [name: string]: string };

  /** @default - none */
  readonly body?: string;

  /** @default - no retry */
  readonly retryConfig?: SchedulerRetryConfig;

  /**
   * Seconds until an attempt counts as failed, from 15 to 1800.
   *
   * @default - 180, or the target's timeout where that is longer
   */
  readonly attemptDeadlineSeconds?: number;

  /** @default false */
  readonly paused?: boolean;

  /**
   * The service account as which the job calls. It must belong to the job's project.
   *
   * @default - a new service account, which may only call the target
   */
  readonly serviceAccount?: IServiceAccount;

  /**
   * Whether the projects of the job and of the target are in one VPC Service Controls perimeter. Then the target treats the
   * job as internal.
   *
   * @default false
   */
  readonly samePerimeter?: boolean;

  /** @default - the region of the stack's Google provider */
  readonly location?: string;

  /** @default - the project of the stack's Google provider */
  readonly project?: string;
}

const DEADLINE = { prop: "attemptDeadlineSeconds", usual: 180, max: 1800 };

/**
 * A Cloud Scheduler job that calls a function or service with an ID token of its service account.
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
    checkSameStack("target", props.target, this);
    const grant = props.target.grantInvoke(this, { samePerimeter: props.samePerimeter });
    const { target, method = HttpMethod.POST, paused = false } = props;
    const attemptDeadlineSeconds = deadlineFor(this, target, props.attemptDeadlineSeconds, DEADLINE);
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
      httpTarget: {
        uri: `${target.uri}${targetPath(props.path, target, this)}`,
        httpMethod: method,
        headers: props.headers && literals(props.headers),
        body: encodedBody(this, method, props.body),
        oidcToken: { serviceAccountEmail: this.serviceAccount.email, audience: storedAudience(target) },
      },
      dependsOn: [grant, ...afterActAs(this, this.serviceAccount)],
    });
    declareCallerOrder(this, props.dependsOn, resource);
    needsServices(resource, props.project, "cloudscheduler");
  }
}

checkCalls("SchedulerJob", SchedulerJob);

// Cloud Scheduler adds a slash to an audience without a path. If the slash is missing here, every plan shows a change.
function storedAudience(target: IInvocable): string {
  const { audience, uri } = target;
  return audience === uri && basePathOf(target) === "" ? `${audience}/` : audience;
}

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
  for (const header of Object.keys(props.headers ?? {})) {
    if (/^(host|content-length|x-google-.*|x-appengine-.*)$/i.test(header)) {
      throw invalid(
        `'headers' must not set a header that Cloud Scheduler sets itself, got ${got(header)}`,
        at,
      );
    }
  }
}
