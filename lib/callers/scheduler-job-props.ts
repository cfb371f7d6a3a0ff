import type { DependentProps } from "../core/dependent-props";
import type { IServiceAccount } from "../iam/service-account";
import type { IInvocable } from "../invocation/invocable";
import type { ICloudRunJob } from "../resources/cloud-run-job-base";
import type { HttpMethod } from "./http-request";
import type { RunOverrides } from "./run-overrides";
import type { SchedulerRetryConfig } from "./scheduler-retry";

/** The properties of a scheduler job. */
export interface SchedulerJobProps extends DependentProps {
  /**
   * The schedule in the unix-cron format, with five fields: `0 9 * * *` is every day at nine. Or in words, like
   * `every 5 minutes`, `every monday 09:00` or `1st monday of sep,oct 17:00`.
   */
  readonly schedule: string;

  /** The time zone of the schedule, by its name in the tz database: `Asia/Tokyo`, `Etc/UTC`. */
  readonly timeZone: string;

  /**
   * The receiver of the calls. The job is granted access to it.
   *
   * @default - none: the job starts what `run` names
   */
  readonly target?: IInvocable;

  /**
   * The Cloud Run job that is run. The scheduler job is granted access to it.
   *
   * @default - none: the job calls `target`
   */
  readonly run?: ICloudRunJob;

  /**
   * What is different in these runs from how `run` is defined. With version 6.50 of the provider, every plan shows a change of the header
   * that goes with it.
   *
   * @default - the job runs as it is defined
   */
  readonly overrides?: RunOverrides;

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
