import { CloudSchedulerJob } from "@cdktf/provider-google/lib/cloud-scheduler-job";
import { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { JOB_NAME } from "../core/formats/callers";
import { checkFormat } from "../core/formats/check-format";
import { TIME_ZONE } from "../core/formats/times";
import { literal, literals } from "../core/literal";
import { needsServices } from "../core/needed-services";
import { locationOf, projectOf } from "../core/provider-defaults";
import { checkWholeNumber } from "../core/ranges";
import { checkSameStack } from "../core/same-stack";
import { isKnown } from "../core/tokens";
import { claim } from "../core/unique-names";
import type { IServiceAccount } from "../iam/service-account";
import type { NetworkPath } from "../ingress/network-path";
import { GoogleService } from "../invocation/google-service";
import type { IInvocable } from "../invocation/invocable";
import { Caller, callerServiceAccount } from "./caller";
import { checkCronSchedule } from "./cron-schedule";
import { encodedBody, HttpMethod } from "./http-request";
import { retryConfigOf, type SchedulerRetryConfig } from "./scheduler-retry";
import { targetPath } from "./target-path";

/** What a scheduler job is made of. */
export interface SchedulerJobProps {
  /** When the job runs, in the unix-cron format of five fields: `0 9 * * *` is every day at nine. */
  readonly schedule: string;

  /** The time zone of the schedule, as the tz database names it: `Asia/Tokyo`, `Etc/UTC`. */
  readonly timeZone: string;

  /** What the job calls. It lets the job in. */
  readonly target: IInvocable;

  /**
   * 1 to 500 letters, digits, hyphens and underscores.
   *
   * @default - the construct's id
   */
  readonly name?: string;

  /** @default - none */
  readonly description?: string;

  /** @default HttpMethod.POST */
  readonly method?: HttpMethod;

  /**
   * The path below the target's base URL, with a query if need be.
   *
   * @default - none
   */
  readonly path?: string;

  /**
   * Version 6.50 of the provider shows these as a change in every plan, together with the ID token that jobs send.
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
   * @default 180
   */
  readonly attemptDeadlineSeconds?: number;

  /** @default false */
  readonly paused?: boolean;

  /**
   * Whom the job calls as. It must be of the job's project.
   *
   * @default - a service account made for this job, which may do nothing else
   */
  readonly serviceAccount?: IServiceAccount;

  /**
   * Whether the job's project and the target's are in one VPC Service Controls perimeter, so that the job counts as
   * internal there, too.
   *
   * @default false
   */
  readonly samePerimeter?: boolean;

  /** @default - the region of the stack's Google provider */
  readonly location?: string;

  /** @default - the project of the stack's Google provider */
  readonly project?: string;
}

/**
 * A Cloud Scheduler job that calls a function or service, with an ID token of its own service account.
 *
 * As a principal, it is that service account, calling as a Google service.
 */
export class SchedulerJob extends Caller {
  public readonly serviceAccount: IServiceAccount;
  public readonly callsBy?: NetworkPath = GoogleService.CLOUD_SCHEDULER.callsBy;
  public readonly callsFromProject?: string;

  constructor(scope: Construct, id: string, props: SchedulerJobProps) {
    super(scope, id);
    const name = props.name ?? id;
    checkJob(this, name, props);
    const project = projectOf(this, props.project);
    this.callsFromProject = project;
    this.serviceAccount =
      props.serviceAccount ??
      callerServiceAccount(this, { ...props, kind: "scheduler job", suffix: "job", name });
    checkSameStack("target", props.target, this);
    const grant = props.target.grantInvoke(this, { samePerimeter: props.samePerimeter });
    const { target, method = HttpMethod.POST, attemptDeadlineSeconds = 180, paused = false } = props;
    const resource = new CloudSchedulerJob(this, "Resource", {
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
        uri: `${target.uri}${targetPath(props.path, this)}`,
        httpMethod: method,
        headers: props.headers && literals(props.headers),
        body: encodedBody(this, method, props.body),
        oidcToken: { serviceAccountEmail: this.serviceAccount.email, audience: storedAudience(target) },
      },
      dependsOn: [grant],
    });
    needsServices(resource, props.project, "cloudscheduler");
  }
}

// Cloud Scheduler stores a host without a path with a slash behind it; without the slash here, each plan shows a change.
function storedAudience({ audience, uri }: IInvocable): string {
  return audience === uri ? `${audience}/` : audience;
}

function checkJob(at: Construct, name: string, props: SchedulerJobProps): void {
  checkFormat("name", name, JOB_NAME, at);
  const { project, location } = props;
  if (isKnown(name)) claim(at, { kind: "scheduler job", prop: "name", value: name, name, project, location });
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
