import type {
  PushSubscriptionProps,
  SchedulerJobProps,
  ServiceTriggerProps,
  TaskQueueProps,
} from "cdktf-cloud-run-functions";
import {
  EventarcTrigger,
  EventDataContentType,
  HttpMethod,
  type IPrincipal,
  PushPayload,
  PushSubscription,
  SchedulerJob,
  ServiceTrigger,
  TaskQueue,
} from "cdktf-cloud-run-functions";
import fc from "fast-check";
import { Made } from "../made";
import { bad, type Choices, parts, type Props, type Subject } from "../subject";
import { chars, DIGITS, LETTERS, name, numberToken, stringToken, text, textOrReference } from "../texts";
import * as common from "./common";
import { dependencies } from "./dependencies";
import { wildId } from "./ids";
import { topics, triggers } from "./triggers";

const { optional, wildName, wildNumber, wildText } = common;

const place = {
  location: fc.oneof(common.locations, stringToken),
  project: fc.oneof(common.projects, stringToken),
};
const shared = {
  target: common.targets,
  serviceAccount: common.callingAccounts,
  samePerimeter: fc.constant(true),
  dependsOn: dependencies,
};
const paths = fc.constantFrom("/", "/a", "/a%20b/c", "/日本", "/:id");
const queries = fc.constantFrom("", "?a=b", "?c=d&e=%20");
const pathsWithQuery = fc.tuple(paths, queries).map((parts) => parts.join(""));
const wildPath = fc.oneof(
  wildName,
  textOrReference.map((rest) => `/${rest}`),
);
const methods = fc.constantFrom(...Object.values(HttpMethod));
const withBody = fc.constantFrom(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);
const BAD_PATHS = bad("path", "", "a", "https://x", "/a b", " /a", "/a\tb");
const whole = (min: number, max: number) => fc.oneof(fc.integer({ min, max }), numberToken);

const backoff = fc.tuple(fc.nat({ max: 600 }), fc.nat({ max: 600 })).map(([one, other]) => ({
  minBackoffSeconds: Math.min(one, other),
  maxBackoffSeconds: Math.max(one, other),
}));
const badBackoff = (others: object): Subject["faults"] => {
  const shortest = fc
    .constantFrom(-1, NaN, Infinity)
    .map((seconds) => ({ retryConfig: { ...others, minBackoffSeconds: seconds } }));
  const longest = fc
    .constantFrom(-1, NaN, Infinity)
    .map((seconds) => ({ retryConfig: { ...others, maxBackoffSeconds: seconds } }));
  return {
    "retryConfig.minBackoffSeconds": shortest,
    "retryConfig.minBackoffSeconds: above the longest": bad("retryConfig", {
      ...others,
      minBackoffSeconds: 2,
      maxBackoffSeconds: 1,
    }),
    "retryConfig.maxBackoffSeconds": longest,
  };
};

const schedulerJob: Choices<Omit<SchedulerJobProps, "run" | "overrides">> = {
  ...{ ...place, ...shared },
  schedule: fc.oneof(
    fc.constantFrom("0 9 * * *", "*/5 0-6,12 1 jan-DEC sun", "59 23 31 12 7", "0  9 * * MON-FRI"),
    stringToken,
  ),
  timeZone: fc.oneof(fc.constantFrom("Asia/Tokyo", "Etc/UTC", "America/Argentina/Ushuaia"), stringToken),
  name: fc.oneof(chars(`${LETTERS}${DIGITS}-_`, 1, 60), stringToken),
  description: wildText.filter((value) => String(value).length <= 500),
  method: withBody,
  path: pathsWithQuery,
  headers: fc.dictionary(name(2, 20), text, { maxKeys: 3 }),
  body: wildText,
  retryConfig: fc
    .tuple(
      optional(backoff),
      fc.record(
        {
          retryCount: fc.nat({ max: 5 }),
          maxRetryDurationSeconds: whole(0, 1000),
          maxDoublings: whole(0, 5),
        },
        { requiredKeys: ["retryCount"] },
      ),
    )
    .map(([pauses, retry]) => ({ ...retry, ...pauses })),
  attemptDeadlineSeconds: whole(15, 1800),
  paused: common.flags,
};

const taskQueue: Choices<TaskQueueProps> = {
  ...{ ...place, ...shared },
  name: fc.oneof(chars(`${LETTERS}${DIGITS}-`, 1, 60), stringToken),
  path: paths,
  method: methods,
  headers: fc.dictionary(name(2, 20), text, { maxKeys: 3 }),
  logSamplingRatio: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), numberToken),
  rateLimits: fc.record(
    {
      maxDispatchesPerSecond: fc.oneof(fc.double({ min: 0.001, max: 500, noNaN: true }), numberToken),
      maxConcurrentDispatches: whole(1, 5000),
    },
    { requiredKeys: [] },
  ),
  retryConfig: fc
    .tuple(
      optional(backoff),
      fc.record(
        {
          maxAttempts: fc.oneof(fc.constant(-1), whole(1, 100)),
          maxRetryDurationSeconds: whole(0, 1000),
          maxDoublings: whole(0, 16),
        },
        { requiredKeys: [] },
      ),
    )
    .map(([pauses, retry]) => ({ ...retry, ...pauses })),
};

const subscriptionNames = chars(`${LETTERS}${DIGITS}-_.~+%`, 2, 60).map((rest) => `s${rest}`);
const pushSubscription: Choices<Omit<PushSubscriptionProps, "minBackoffSeconds" | "maxBackoffSeconds">> = {
  ...{ ...shared, project: place.project, topic: topics, path: pathsWithQuery, labels: common.labels },
  name: fc.oneof(subscriptionNames, stringToken),
  deadLetterPolicy: fc.record({ maxDeliveryAttempts: whole(5, 100), topic: topics }, { requiredKeys: [] }),
  filter: fc.oneof(
    text.filter((given) => Buffer.byteLength(given) <= 256),
    stringToken,
  ),
  enableMessageOrdering: common.flags,
  ackDeadlineSeconds: whole(10, 600),
  messageRetentionSeconds: whole(600, 2678400),
  payload: fc.constantFrom(...Object.values(PushPayload)),
  pushAttributes: fc.dictionary(fc.constant("x-goog-version"), fc.oneof(fc.constant("v1"), stringToken)),
};

const CHANNEL = "projects/example-project/locations/asia-northeast1/channels/partner";
const throughChannel = new Made(
  "new EventarcTrigger({ channel })",
  () => new EventarcTrigger({ eventType: "datadog.v1.alert", channel: CHANNEL }),
);
const triggerNames = chars(`${LETTERS.slice(0, 26)}${DIGITS}-`, 1, 30).map((rest) => `t${rest}9`);
const serviceTrigger: Choices<ServiceTriggerProps> = {
  dependsOn: dependencies,
  target: common.targets,
  trigger: fc.oneof(triggers, fc.constant(throughChannel)),
  path: paths,
  name: fc.oneof(triggerNames, stringToken),
  eventDataContentType: fc.constantFrom(...Object.values(EventDataContentType)),
  labels: common.labels,
};

const wildRetry = {
  maxRetryDurationSeconds: wildNumber,
  minBackoffSeconds: wildNumber,
  maxBackoffSeconds: wildNumber,
  maxDoublings: wildNumber,
};
const wildPlace = { location: wildName, project: wildName };

export const callerSubjects: Subject[] = [
  {
    name: "SchedulerJob",
    valid: fc.record(
      { id: chars(`${LETTERS}${DIGITS}-_`, 1, 30).map((rest) => `j${rest}`), ...schedulerJob },
      { requiredKeys: ["id", "schedule", "timeZone", "target", "samePerimeter"] },
    ),
    wild: { id: wildId, ...wildJob() },
    faults: {
      name: bad("name", "", "a b", "a.b", "a".repeat(501), "é"),
      schedule: bad(
        "schedule",
        "",
        "* * * *",
        "* * * * * *",
        "60 * * * *",
        "* 24 * * *",
        "* * 0 * *",
        "* * * 13 *",
        "* * * * 8",
        "*/0 * * * *",
        "5-1 * * * *",
        "a * * * *",
        "every day",
      ),
      timeZone: bad("timeZone", "", "Tokyo", "Asia/Nowhere", "+09:00", "JST-9"),
      path: BAD_PATHS,
      headers: bad(
        "headers",
        ...["Host", "content-length", "X-Google-A", "X-AppEngine-B"].map((header) => ({ [header]: "x" })),
      ),
      method: fc
        .constantFrom(HttpMethod.GET, HttpMethod.DELETE, HttpMethod.HEAD, HttpMethod.OPTIONS)
        .map((method) => ({ method, body: "x" })),
      attemptDeadlineSeconds: bad("attemptDeadlineSeconds", 14, 1801, 15.5, NaN),
      "retryConfig.retryCount": bad(
        "retryConfig",
        ...[-1, 6, 1.5, NaN].map((retryCount) => ({ retryCount })),
      ),
      "retryConfig.maxRetryDurationSeconds": bad(
        "retryConfig",
        ...[-1, 1.5].map((seconds) => ({ retryCount: 1, maxRetryDurationSeconds: seconds })),
      ),
      "retryConfig.maxDoublings": bad(
        "retryConfig",
        ...[-1, 1.5].map((maxDoublings) => ({ retryCount: 1, maxDoublings })),
      ),
      ...badBackoff({ retryCount: 1 }),
      location: bad("location", ""),
      project: bad("project", ""),
    },
    define: (shop, props) => {
      const { id, ...given } = parts(props, shop);
      new SchedulerJob(shop.stack, id as string, given as never);
    },
  },
  {
    name: "TaskQueue",
    valid: fc.record(
      { id: name(2, 40), ...taskQueue, principal: common.principals },
      { requiredKeys: ["id", "target", "samePerimeter", "principal"] },
    ),
    wild: { id: wildId, ...wildQueue() },
    faults: {
      name: bad("name", "", "a b", "a_b", "a".repeat(101), "é"),
      path: BAD_PATHS,
      "rateLimits.maxDispatchesPerSecond": bad(
        "rateLimits",
        ...[0, -1, 500.1, NaN, Infinity].map((rate) => ({ maxDispatchesPerSecond: rate })),
      ),
      "rateLimits.maxConcurrentDispatches": bad(
        "rateLimits",
        ...[0, 5001, 1.5].map((count) => ({ maxConcurrentDispatches: count })),
      ),
      "retryConfig.maxAttempts": bad(
        "retryConfig",
        ...[0, -2, 1.5, NaN].map((maxAttempts) => ({ maxAttempts })),
      ),
      "retryConfig.maxDoublings": bad("retryConfig", ...[-1, 1.5].map((maxDoublings) => ({ maxDoublings }))),
      logSamplingRatio: bad("logSamplingRatio", -0.1, 1.1, NaN),
      headers: bad("headers", { Authorization: "a" }, { "user-agent": "a" }),
      ...badBackoff({}),
      location: bad("location", ""),
      project: bad("project", ""),
    },
    define: (shop, props) => {
      const { id, principal, ...given } = parts(props, shop);
      const queue = new TaskQueue(shop.stack, id as string, given as never);
      queue.grantEnqueue(principal as IPrincipal);
    },
  },
  {
    name: "PushSubscription",
    valid: fc
      .tuple(
        fc.record(
          { id: subscriptionNames, ...pushSubscription },
          { requiredKeys: ["id", "topic", "target", "samePerimeter"] },
        ),
        optional(backoff),
      )
      .map(([props, pauses]): Props => ({ ...props, ...pauses })),
    wild: { id: wildId, ...wildSubscription() },
    faults: {
      ...common.badLabels,
      name: bad("name", "", "ab", "1abc", "goog-x", "a b c", "a".repeat(256)),
      path: BAD_PATHS,
      filter: bad("filter", "x".repeat(257), "é".repeat(129)),
      ackDeadlineSeconds: bad("ackDeadlineSeconds", 9, 601, 10.5),
      messageRetentionSeconds: bad("messageRetentionSeconds", 599, 2678401, NaN),
      minBackoffSeconds: bad("minBackoffSeconds", -1, 601, 1.5),
      maxBackoffSeconds: bad("maxBackoffSeconds", -1, 601, 1.5),
      "minBackoffSeconds: above the longest": fc.constant({ minBackoffSeconds: 2, maxBackoffSeconds: 1 }),
      "deadLetterPolicy.maxDeliveryAttempts": bad(
        "deadLetterPolicy",
        ...[4, 101, 5.5].map((count) => ({ maxDeliveryAttempts: count })),
      ),
      project: bad("project", ""),
    },
    define: (shop, props) => {
      const { id, ...given } = parts(props, shop);
      new PushSubscription(shop.stack, id as string, given as never);
    },
  },
  {
    name: "ServiceTrigger",
    valid: fc.record({ id: triggerNames, ...serviceTrigger }, { requiredKeys: ["id", "target", "trigger"] }),
    wild: { id: wildId, ...wildTrigger() },
    faults: {
      ...common.badLabels,
      name: bad("name", "", "a b", "a/b", "%{x}", "é"),
      path: BAD_PATHS,
    },
    define: (shop, props) => {
      const { id, ...given } = parts(props, shop);
      new ServiceTrigger(shop.stack, id as string, given as never);
    },
  },
];

function wildJob(): Choices<Omit<SchedulerJobProps, "run" | "overrides">> {
  return {
    ...{ ...schedulerJob, ...wildPlace },
    schedule: wildName,
    timeZone: wildName,
    name: wildName,
    method: methods,
    path: wildPath,
    headers: fc.dictionary(common.wildKey(), wildText, { maxKeys: 3 }),
    retryConfig: fc.record({ retryCount: wildNumber, ...wildRetry }, { requiredKeys: ["retryCount"] }),
    attemptDeadlineSeconds: wildNumber,
    samePerimeter: common.flags,
  };
}

function wildQueue(): Choices<TaskQueueProps> {
  return {
    ...{ ...taskQueue, ...wildPlace },
    name: wildName,
    path: wildPath,
    rateLimits: fc.record(
      { maxDispatchesPerSecond: wildNumber, maxConcurrentDispatches: wildNumber },
      { requiredKeys: [] },
    ),
    retryConfig: fc.record({ maxAttempts: wildNumber, ...wildRetry }, { requiredKeys: [] }),
    samePerimeter: common.flags,
  };
}

function wildTrigger(): Choices<ServiceTriggerProps> {
  return { ...serviceTrigger, name: wildName, path: wildPath, labels: common.wildLabels };
}

function wildSubscription(): Choices<PushSubscriptionProps> {
  return {
    ...pushSubscription,
    project: wildName,
    name: wildName,
    path: wildPath,
    labels: common.wildLabels,
    filter: wildText,
    deadLetterPolicy: fc.record({ maxDeliveryAttempts: wildNumber, topic: topics }, { requiredKeys: [] }),
    minBackoffSeconds: wildNumber,
    maxBackoffSeconds: wildNumber,
    ackDeadlineSeconds: wildNumber,
    messageRetentionSeconds: wildNumber,
    samePerimeter: common.flags,
  };
}
