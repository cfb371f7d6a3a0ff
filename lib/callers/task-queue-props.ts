import type { DependentProps } from "../core/dependent-props";
import type { IServiceAccount } from "../iam/service-account";
import type { IInvocable } from "../invocation/invocable";
import type { HttpMethod } from "./http-request";
import type { TaskRateLimits, TaskRetryConfig } from "./task-queue-limits";

/** The properties of a task queue. */
export interface TaskQueueProps extends DependentProps {
  /** The receiver of every task. The queue is granted access to it. */
  readonly target: IInvocable;

  /**
   * 1 to 100 letters, digits and hyphens. After a queue is deleted, its name cannot be used for a week.
   *
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * The path below the target's base URL.
   *
   * @default - the path of each task's own URL
   */
  readonly path?: string;

  /** @default HttpMethod.POST */
  readonly method?: HttpMethod;

  /**
   * Headers of each call, besides those of the task. One that the task has, too, is replaced.
   *
   * @default - none
   */
  readonly headers?: { [name: string]: string };

  /** @default - the limits of Cloud Tasks: 500 tasks per second, 1000 at the same time */
  readonly rateLimits?: TaskRateLimits;

  /** @default - the retries of Cloud Tasks: 100 attempts */
  readonly retryConfig?: TaskRetryConfig;

  /**
   * The share of what Cloud Tasks does with tasks that is written to Cloud Logging, from 0 to 1.
   *
   * @default - nothing is written
   */
  readonly logSamplingRatio?: number;

  /**
   * The service account as which the tasks call.
   *
   * @default - a new service account, which may only call the target
   */
  readonly serviceAccount?: IServiceAccount;

  /**
   * Whether the projects of the queue and of the target are in one VPC Service Controls perimeter. Then the target treats
   * the queue as internal.
   *
   * @default false
   */
  readonly samePerimeter?: boolean;

  /** @default - the region of the stack's Google provider */
  readonly location?: string;

  /** @default - the project of the stack's Google provider */
  readonly project?: string;
}
