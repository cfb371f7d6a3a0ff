import { TerraformVariable } from "cdktf";
import { rateLimitsOf, taskRetryOf } from "../../lib/callers/task-queue-limits";
import { newStack } from "../support/stack";

const stack = newStack();
const TOKEN = new TerraformVariable(stack, "number", {}).numberValue;

const USUAL_RATE = { maxDispatchesPerSecond: 500, maxConcurrentDispatches: 1000 };
const USUAL_RETRY = {
  maxAttempts: 100,
  maxRetryDuration: "0s",
  minBackoff: "0.100s",
  maxBackoff: "3600s",
  maxDoublings: 16,
};

test("without limits, writes those of Cloud Tasks", () => {
  expect(rateLimitsOf(stack)).toEqual(USUAL_RATE);
  expect(taskRetryOf(stack)).toEqual(USUAL_RETRY);
});

test.each([
  { maxDispatchesPerSecond: 0.1, maxConcurrentDispatches: 1 },
  { maxDispatchesPerSecond: 500, maxConcurrentDispatches: 5000 },
  { maxDispatchesPerSecond: 20 },
  { maxConcurrentDispatches: 20 },
  { maxDispatchesPerSecond: TOKEN, maxConcurrentDispatches: TOKEN },
])("writes the rate limits %j", (limits) => {
  expect(rateLimitsOf(stack, limits)).toEqual({ ...USUAL_RATE, ...limits });
});

test.each([
  [
    { maxDispatchesPerSecond: 0 },
    "'rateLimits.maxDispatchesPerSecond' must be above 0 and at most 500, got 0",
  ],
  [
    { maxDispatchesPerSecond: 500.1 },
    "'rateLimits.maxDispatchesPerSecond' must be above 0 and at most 500, got 500.1",
  ],
  [
    { maxDispatchesPerSecond: NaN },
    "'rateLimits.maxDispatchesPerSecond' must be above 0 and at most 500, got NaN",
  ],
  [{ maxConcurrentDispatches: 0 }, "'rateLimits.maxConcurrentDispatches' must be between 1 and 5000, got 0"],
  [
    { maxConcurrentDispatches: 5001 },
    "'rateLimits.maxConcurrentDispatches' must be between 1 and 5000, got 5001",
  ],
  [{ maxConcurrentDispatches: 1.5 }, "'rateLimits.maxConcurrentDispatches' must be a whole number, got 1.5"],
])("refuses the rate limits %j", (limits, message) => {
  expect(() => rateLimitsOf(stack, limits)).toThrow(new Error(`${message} [at shop]`));
});

test("writes the retry config, with durations in the API's format", () => {
  expect(
    taskRetryOf(stack, {
      maxAttempts: 5,
      maxRetryDurationSeconds: 3600,
      minBackoffSeconds: 0.1,
      maxBackoffSeconds: 60,
      maxDoublings: 16,
    }),
  ).toEqual({
    maxAttempts: 5,
    maxRetryDuration: "3600s",
    minBackoff: "0.100s",
    maxBackoff: "60s",
    maxDoublings: 16,
  });
});

test.each([0, 16, 20])("accepts %i doublings", (maxDoublings) => {
  expect(taskRetryOf(stack, { maxDoublings })).toEqual({ ...USUAL_RETRY, maxDoublings });
});

test.each([-1, 1, 100, TOKEN])("accepts %p attempts", (maxAttempts) => {
  expect(taskRetryOf(stack, { maxAttempts })).toEqual({ ...USUAL_RETRY, maxAttempts });
});

test.each([
  [{ maxAttempts: 0 }, "'retryConfig.maxAttempts' must be at least 1, or -1, got 0"],
  [{ maxAttempts: -2 }, "'retryConfig.maxAttempts' must be at least 1, or -1, got -2"],
  [{ maxAttempts: 1.5 }, "'retryConfig.maxAttempts' must be a whole number, got 1.5"],
  [{ maxRetryDurationSeconds: -1 }, "'retryConfig.maxRetryDurationSeconds' must be at least 0, got -1"],
  [{ maxRetryDurationSeconds: 1.5 }, "'retryConfig.maxRetryDurationSeconds' must be a whole number, got 1.5"],
  [{ maxDoublings: -1 }, "'retryConfig.maxDoublings' must be at least 0, got -1"],
])("refuses the retry config %j", (retry, message) => {
  expect(() => taskRetryOf(stack, retry)).toThrow(new Error(`${message} [at shop]`));
});

test.each([
  [
    { minBackoffSeconds: -1 },
    "'retryConfig.minBackoffSeconds' must be a number of seconds from 0 to 315576000000, with at most 9 decimal places, got -1",
  ],
  [
    { maxBackoffSeconds: -1 },
    "'retryConfig.maxBackoffSeconds' must be a number of seconds from 0 to 315576000000, with at most 9 decimal places, got -1",
  ],
  [
    { minBackoffSeconds: 10, maxBackoffSeconds: 5 },
    "'retryConfig.minBackoffSeconds' must not exceed 'retryConfig.maxBackoffSeconds', got 10 and 5",
  ],
])("refuses the pauses %j", (retry, message) => {
  expect(() => taskRetryOf(stack, retry)).toThrow(new Error(`${message} [at shop]`));
});
