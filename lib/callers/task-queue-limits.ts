import type {
  CloudTasksQueueRateLimits,
  CloudTasksQueueRetryConfig,
} from "@cdktf/provider-google/lib/cloud-tasks-queue";
import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { checkWholeNumber } from "../core/ranges";
import { isKnown } from "../core/tokens";
import { backoffOf, checkBackoff, seconds } from "./durations";

/** The limits on how fast a queue calls its target. */
export interface TaskRateLimits {
  /**
   * Tasks per second, up to 500. Fractions are allowed.
   *
   * @default 500
   */
  readonly maxDispatchesPerSecond?: number;

  /**
   * Tasks that run at the same time, up to 5000.
   *
   * @default 1000
   */
  readonly maxConcurrentDispatches?: number;
}

/** The number of attempts of a failed task, and the pauses between them. */
export interface TaskRetryConfig {
  /**
   * Attempts, including the first one; -1 for no limit.
   *
   * @default 100
   */
  readonly maxAttempts?: number;

  /**
   * Seconds from the first attempt, after which there are no more retries; 0 for no limit.
   *
   * @default 0
   */
  readonly maxRetryDurationSeconds?: number;

  /** @default 0.1 */
  readonly minBackoffSeconds?: number;

  /** @default 3600 */
  readonly maxBackoffSeconds?: number;

  /**
   * How many times the pause doubles. After that, it grows by the same amount each time.
   *
   * @default 16
   */
  readonly maxDoublings?: number;
}

// https://cloud.google.com/tasks/docs/reference/rest/v2/projects.locations.queues#RetryConfig
const USUAL_BACKOFF = { min: 0.1, max: 3600 };

/** The limits as an argument of the queue's resource. Google's defaults are written, because the provider would keep earlier values. */
export function rateLimitsOf(at: IConstruct, limits: TaskRateLimits = {}): CloudTasksQueueRateLimits {
  const { maxDispatchesPerSecond: rate = 500, maxConcurrentDispatches = 1000 } = limits;
  if (isKnown(rate) && !(rate > 0 && rate <= 500)) {
    throw invalid(
      `'rateLimits.maxDispatchesPerSecond' must be above 0 and at most 500, got ${got(rate)}`,
      at,
    );
  }
  checkWholeNumber("rateLimits.maxConcurrentDispatches", maxConcurrentDispatches, { min: 1, max: 5000 }, at);
  return { maxDispatchesPerSecond: rate, maxConcurrentDispatches };
}

/** The share of operations that are logged, as an argument of the queue's resource. */
export function logSamplingOf(at: IConstruct, samplingRatio: number | undefined) {
  if (samplingRatio === undefined) return undefined;
  // https://cloud.google.com/tasks/docs/reference/rest/v2/projects.locations.queues#StackdriverLoggingConfig
  if (isKnown(samplingRatio) && !(samplingRatio >= 0 && samplingRatio <= 1)) {
    throw invalid(`'logSamplingRatio' must be between 0 and 1, got ${got(samplingRatio)}`, at);
  }
  return { samplingRatio };
}

/** The retries as an argument of the queue's resource, with Google's defaults. */
export function taskRetryOf(at: IConstruct, retry: TaskRetryConfig = {}): CloudTasksQueueRetryConfig {
  const { maxAttempts = 100, maxRetryDurationSeconds = 0, maxDoublings = 16 } = retry;
  const { minBackoffSeconds: min, maxBackoffSeconds: max } = retry;
  if (maxAttempts !== -1)
    checkWholeNumber("retryConfig.maxAttempts", maxAttempts, { min: 1, when: ", or -1" }, at);
  checkWholeNumber("retryConfig.maxRetryDurationSeconds", maxRetryDurationSeconds, { min: 0 }, at);
  checkWholeNumber("retryConfig.maxDoublings", maxDoublings, { min: 0 }, at);
  checkBackoff("retryConfig.", min, max, at);
  const backoff = backoffOf({ min, max }, USUAL_BACKOFF);
  return {
    maxAttempts,
    maxRetryDuration: seconds(maxRetryDurationSeconds),
    minBackoff: backoff.min,
    maxBackoff: backoff.max,
    maxDoublings,
  };
}
