import { TerraformVariable } from "cdktf";
import { retryConfigOf, type SchedulerRetryConfig } from "../../lib/callers/scheduler-retry";
import { newStack } from "../support/stack";

const stack = newStack();
const TOKEN = new TerraformVariable(stack, "number", {}).numberValue;
const USUAL = {
  maxRetryDuration: "0s",
  minBackoffDuration: "5s",
  maxBackoffDuration: "3600s",
  maxDoublings: 5,
};
const config = (retry: Partial<SchedulerRetryConfig>) => retryConfigOf(stack, { retryCount: 1, ...retry });

test("without a retry config, nothing is written", () => {
  expect(retryConfigOf(stack)).toBeUndefined();
});

test.each([0, 5, TOKEN])("accepts %p retries, and writes what is usual otherwise", (retryCount) => {
  expect(config({ retryCount })).toEqual({ ...USUAL, retryCount });
});

test("writes durations in the API's format", () => {
  expect(
    config({ maxRetryDurationSeconds: 600, minBackoffSeconds: 0.5, maxBackoffSeconds: 60, maxDoublings: 3 }),
  ).toEqual({
    retryCount: 1,
    maxRetryDuration: "600s",
    minBackoffDuration: "0.500s",
    maxBackoffDuration: "60s",
    maxDoublings: 3,
  });
});

test.each([
  [{ retryCount: -1 }, "'retryConfig.retryCount' must be between 0 and 5, got -1"],
  [{ retryCount: 6 }, "'retryConfig.retryCount' must be between 0 and 5, got 6"],
  [{ retryCount: 1.5 }, "'retryConfig.retryCount' must be a whole number, got 1.5"],
  [{ maxRetryDurationSeconds: -1 }, "'retryConfig.maxRetryDurationSeconds' must be at least 0, got -1"],
  [{ maxRetryDurationSeconds: 0.5 }, "'retryConfig.maxRetryDurationSeconds' must be a whole number, got 0.5"],
  [{ maxDoublings: -1 }, "'retryConfig.maxDoublings' must be at least 0, got -1"],
  [{ maxDoublings: 0.5 }, "'retryConfig.maxDoublings' must be a whole number, got 0.5"],
])("refuses %j", (retry, message) => {
  expect(() => config(retry)).toThrow(new Error(`${message} [at shop]`));
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
  expect(() => config(retry)).toThrow(new Error(`${message} [at shop]`));
});
