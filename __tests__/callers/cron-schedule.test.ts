import { TerraformVariable } from "cdktf";
import { checkCronSchedule } from "../../lib/callers/cron-schedule";
import { newStack } from "../support/stack";

const stack = newStack();
const checking = (schedule: string) => () => {
  checkCronSchedule(schedule, stack);
};

// https://cloud.google.com/scheduler/docs/configuring/cron-job-schedules
test.each([
  ["every minute", "* * * * *"],
  ["every day at nine", "0 9 * * *"],
  ["the first and last of everything", "0,59 0,23 1,31 1,12 0,7"],
  ["ranges", "0-59 0-23 1-31 1-12 0-7"],
  ["steps", "*/10 */2 */5 */3 */2"],
  ["steps through ranges", "0-30/10 0-23/2 1-31/7 1-12/3 1-5/2"],
  ["lists of values and ranges", "0,15,30-45 9,17-20/2 * * *"],
  ["names of months and days", "0 9 1 JAN,MAR-MAY MON-FRI"],
  ["names in lower case", "0 9 * dec sun"],
  ["Sunday by three names", "0 0 * * 0,7,SUN"],
  ["spaces and tabs", " 0  9\t* * * "],
])("accepts %s", (_, schedule) => {
  expect(checking(schedule)).not.toThrow();
});

test.each(["", "0 9 * *", "0 0 9 * * *", "@daily"])(
  "refuses a schedule without exactly five fields: '%s'",
  (schedule) => {
    expect(checking(schedule)).toThrow(
      new Error(
        `'schedule' must have five fields: minute, hour, day of the month, month, day of the week, like '0 9 * * *', got '${schedule}' [at shop]`,
      ),
    );
  },
);

// https://cloud.google.com/appengine/docs/standard/scheduling-jobs-with-cron-yaml
test.each([
  ...["every 5 minutes", "every 24 hours", "every 1 hour", "every 5 mins", "Every 2 Hours synchronized"],
  ...["every 5 minutes from 10:00 to 14:00", "every day 00:00", "every monday 09:00", "every mon,wed 9:30"],
  ...[
    "1st monday of sep,oct,nov 17:00",
    "1 of jan,april,july,oct 00:00",
    "2nd,third mon, wed of march 17:00",
  ],
  ...["first sunday of month 04:00", "every monday of july 09:00", "1,15 of month 09:00"],
])("accepts a schedule in words: '%s'", (schedule) => {
  expect(checking(schedule)).not.toThrow();
});

test.each([
  ...["every", "every minute", "every 0 minutes", "every 5 seconds", "every 5 minutes from 10:00"],
  ...["every monday", "every monday 25:00", "every mumday 09:00", "1st monday of foo 09:00", "monday 9:00"],
  ...["1 of jan", "every 5 minutes at noon", "10:00"],
])("refuses a schedule in words that Google does not document: '%s'", (schedule) => {
  expect(checking(schedule)).toThrow(
    new Error(
      `'schedule' must be like 'every 5 minutes', 'every monday 09:00' or '1st monday of sep,oct 17:00', or have five fields like '0 9 * * *', got '${schedule}' [at shop]`,
    ),
  );
});

const MINUTE = "minute from 0 to 59";
const HOUR = "hour from 0 to 23";
const DAY = "day of the month from 1 to 31";
const MONTH = "month from 1 to 12";
const WEEKDAY = "day of the week from 0 to 7";

test.each([
  ["60", "60 * * * *", MINUTE],
  ["-1", "-1 * * * *", MINUTE],
  ["5-", "5- * * * *", MINUTE],
  ["1,,2", "1,,2 * * * *", MINUTE],
  ["30-10", "30-10 * * * *", MINUTE],
  ["1-2-3", "1-2-3 * * * *", MINUTE],
  ["50-60", "50-60 * * * *", MINUTE],
  ["*/0", "*/0 * * * *", MINUTE],
  ["*/", "*/ * * * *", MINUTE],
  ["/5", "/5 * * * *", MINUTE],
  ["*/5/5", "*/5/5 * * * *", MINUTE],
  ["*-5", "*-5 * * * *", MINUTE],
  ["1.5", "1.5 * * * *", MINUTE],
  ["24", "0 24 * * *", HOUR],
  ["9am", "0 9am * * *", HOUR],
  ["0", "0 9 0 * *", DAY],
  ["32", "0 9 32 * *", DAY],
  ["L", "0 9 L * *", DAY],
  ["?", "0 9 ? * *", DAY],
  ["0", "0 9 * 0 *", MONTH],
  ["13", "0 9 * 13 *", MONTH],
  ["JANUARY", "0 9 * JANUARY *", MONTH],
  ["MON", "0 9 * MON *", MONTH],
  ["8", "0 9 * * 8", WEEKDAY],
  ["MON#1", "0 9 * * MON#1", WEEKDAY],
  ["FRI-MON", "0 9 * * FRI-MON", WEEKDAY],
])("refuses '%s' in '%s'", (field, schedule, expected) => {
  expect(checking(schedule)).toThrow(
    new Error(
      `'schedule' must have a ${expected}, a range, a step or '*', got '${field}' in '${schedule}' [at shop]`,
    ),
  );
});

test("accepts a token unchecked", () => {
  expect(checking(new TerraformVariable(stack, "schedule", {}).stringValue)).not.toThrow();
});
