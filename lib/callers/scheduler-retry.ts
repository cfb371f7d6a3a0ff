import type { CloudSchedulerJobRetryConfig } from "@cdktf/provider-google/lib/cloud-scheduler-job";
import type { IConstruct } from "constructs";
import { checkWholeNumber } from "../core/ranges";
import { backoffOf, checkBackoff, seconds } from "./durations";

/** The number of retries of a failed call, and the pauses between them. */
export interface SchedulerRetryConfig {
  /** Retries after the first attempt, from 0 to 5. */
  readonly retryCount: number;

  /**
   * Seconds from the first attempt, after which there are no more retries.
   *
   * @default - no limit
   */
  readonly maxRetryDurationSeconds?: number;

  /** @default 5 */
  readonly minBackoffSeconds?: number;

  /** @default 3600 */
  readonly maxBackoffSeconds?: number;

  /**
   * How many times the pause doubles. After that, it grows by the same amount each time.
   *
   * @default 5
   */
  readonly maxDoublings?: number;
}

// https://cloud.google.com/scheduler/docs/reference/rest/v1/RetryConfig
const USUAL_BACKOFF = { min: 5, max: 3600 };

/** The retries as an argument of the job's resource. Google's defaults are written, because the provider would keep earlier values. */
export function retryConfigOf(
  at: IConstruct,
  retry?: SchedulerRetryConfig,
): CloudSchedulerJobRetryConfig | undefined {
  if (!retry) return undefined;
  const { retryCount, maxRetryDurationSeconds = 0, maxDoublings = 5 } = retry;
  const { minBackoffSeconds: min, maxBackoffSeconds: max } = retry;
  checkWholeNumber("retryConfig.retryCount", retryCount, { min: 0, max: 5 }, at);
  checkWholeNumber("retryConfig.maxRetryDurationSeconds", maxRetryDurationSeconds, { min: 0 }, at);
  checkWholeNumber("retryConfig.maxDoublings", maxDoublings, { min: 0 }, at);
  checkBackoff("retryConfig.", min, max, at);
  const backoff = backoffOf({ min, max }, USUAL_BACKOFF);
  return {
    retryCount,
    maxRetryDuration: seconds(maxRetryDurationSeconds),
    minBackoffDuration: backoff.min,
    maxBackoffDuration: backoff.max,
    maxDoublings,
  };
}
