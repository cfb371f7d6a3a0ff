import { CloudSchedulerJob } from "@cdktf/provider-google/lib/cloud-scheduler-job";
import { TerraformVariable } from "cdktf";
import { HttpMethod } from "../../lib/callers/http-request";
import { SchedulerJob } from "../../lib/callers/scheduler-job";
import type { SchedulerJobProps } from "../../lib/callers/scheduler-job-props";
import { CloudRunFunction } from "../../lib/functions/cloud-run-function";
import { FirstGenFunction } from "../../lib/functions/first-gen-function";
import type { IInvocable } from "../../lib/invocation/invocable";
import { all } from "../support/resources";
import { newStack } from "../support/stack";
import { builtElsewhere } from "../triggers/event-driven";

const URI = "${google_cloudfunctions2_function.orders_46FA7C19.service_config[0].uri}";
const EXISTING_URI = "https://existing-abc-an.a.run.app";

/** The jobs of a stack with a job that calls a function every day at nine. */
function jobs(
  props: Partial<SchedulerJobProps> = {},
  stack = newStack(),
  target: IInvocable = builtElsewhere(stack, "orders"),
): unknown[] {
  new SchedulerJob(stack, "nightly", { schedule: "0 9 * * *", timeZone: "Asia/Tokyo", target, ...props });
  return all(stack, CloudSchedulerJob);
}

/** All arguments of a job with default props, and the given ones. */
const job = ({ http_target, ...argumentsOfJob }: { [name: string]: unknown } = {}) => [
  {
    name: "nightly",
    project: "example-project",
    region: "asia-northeast1",
    schedule: "0 9 * * *",
    time_zone: "Asia/Tokyo",
    paused: false,
    attempt_deadline: "180s",
    http_target: {
      uri: URI,
      http_method: "POST",
      oidc_token: {
        service_account_email: "${google_service_account.nightly_service-account_1CD4D56F.email}",
        audience: `${URI}/`,
      },
      ...(http_target as object),
    },
    depends_on: [
      "google_cloud_run_v2_service_iam_member.orders_roles--runinvokerserviceAccountnightly-job_2BEF744B",
    ],
    ...argumentsOfJob,
  },
];

test("calls its target with an ID token", () => {
  expect(jobs()).toEqual(job());
});

test("writes every prop", () => {
  expect(
    jobs({
      name: "Nightly_Report-1",
      description: "At ${nine}",
      method: HttpMethod.PUT,
      headers: { "Content-Type": "application/json", "X-Template": "${x}" },
      body: '{"day": 1}',
      retryConfig: { retryCount: 3, minBackoffSeconds: 10 },
      attemptDeadlineSeconds: 1800,
      paused: true,
      location: "us-west1",
      project: "other-project",
    }),
  ).toEqual(
    job({
      name: "Nightly_Report-1",
      description: "At $${nine}",
      retry_config: {
        retry_count: 3,
        max_retry_duration: "0s",
        min_backoff_duration: "10s",
        max_backoff_duration: "3600s",
        max_doublings: 5,
      },
      attempt_deadline: "1800s",
      paused: true,
      region: "us-west1",
      project: "other-project",
      depends_on: [expect.stringContaining(".orders_roles--runinvokerserviceAccount")],
      http_target: {
        http_method: "PUT",
        headers: { "Content-Type": "application/json", "X-Template": "$${x}" },
        body: Buffer.from('{"day": 1}').toString("base64"),
      },
    }),
  );
});

// Cloud Scheduler adds a slash to the audience, whatever the path is.
test.each(["/", "/reports", "/reports?day=1"])("calls the path %s with the same audience", (path) => {
  expect(jobs({ path })).toEqual(job({ http_target: { uri: `${URI}${path}` } }));
});

describe("an existing target", () => {
  const existing = (stack = newStack(), audience?: string) => {
    const target = CloudRunFunction.fromFunctionAttributes(stack, "existing", {
      functionName: "existing",
      uri: EXISTING_URI,
      serviceName: "existing",
    });
    if (audience !== undefined) Object.defineProperty(target, "audience", { value: audience });
    const [found] = jobs({ path: "/reports" }, stack, target) as { http_target: object }[];
    return found.http_target;
  };

  test("is called by its URL", () => {
    expect(existing()).toMatchObject({
      uri: `${EXISTING_URI}/reports`,
      oidc_token: { audience: `${EXISTING_URI}/` },
    });
  });

  test("is called with its own audience, unchanged", () => {
    expect(existing(newStack(), "orders-api")).toMatchObject({ oidc_token: { audience: "orders-api" } });
  });
});

test.each([
  ["shortest", "a"],
  ["longest", "a".repeat(500)],
  ["most colourful", "Nightly_Report-1"],
])("accepts the %s name", (_, name) => {
  expect(jobs({ name })).toMatchObject([{ name }]);
});

test.each(["", "a b", "nightly.report", "a".repeat(501), "projects/p/locations/l/jobs/j"])(
  "refuses the name '%.40s'",
  (name) => {
    expect(() => jobs({ name })).toThrow(
      new Error(`'name' must be 1 to 500 letters, digits, '-' and '_', got '${name}' [at shop/nightly]`),
    );
  },
);

test.each(["Asia/Tokyo", "Europe/London", "America/Argentina/Buenos_Aires", "Etc/UTC", "UTC", "Etc/GMT+9"])(
  "accepts the time zone %s",
  (timeZone) => {
    expect(jobs({ timeZone })).toMatchObject([{ time_zone: timeZone }]);
  },
);

test.each(["", "Tokyo", "Asia/Edo", "+09:00", "-0500", "UTC+9"])("refuses the time zone '%s'", (timeZone) => {
  expect(() => jobs({ timeZone })).toThrow(
    new Error(
      `'timeZone' must be a name of the tz database, like 'Asia/Tokyo', got '${timeZone}' [at shop/nightly]`,
    ),
  );
});

test.each(["Host", "content-length", "Authorization", "X-Google-Anything", "x-appengine-queuename"])(
  "refuses the header %s",
  (header) => {
    expect(() => jobs({ headers: { "X-Own": "1", [header]: "1" } })).toThrow(
      new Error(
        `'headers' must not set a header that Cloud Scheduler sets itself, got '${header}' [at shop/nightly]`,
      ),
    );
  },
);

test.each<[Partial<SchedulerJobProps>, string]>([
  [
    { schedule: "nightly" },
    "'schedule' must have five fields: minute, hour, day of the month, month, day of the week, like '0 9 * * *', got 'nightly'",
  ],
  [{ attemptDeadlineSeconds: 14 }, "'attemptDeadlineSeconds' must be between 15 and 1800, got 14"],
  [{ attemptDeadlineSeconds: 1801 }, "'attemptDeadlineSeconds' must be between 15 and 1800, got 1801"],
  [{ attemptDeadlineSeconds: 60.5 }, "'attemptDeadlineSeconds' must be a whole number, got 60.5"],
  [{ retryConfig: { retryCount: 6 } }, "'retryConfig.retryCount' must be between 0 and 5, got 6"],
  [{ path: "reports" }, "'path' must begin with '/' and hold no spaces, got 'reports'"],
  [
    { method: HttpMethod.GET, body: "{}" },
    "'method' must be one of POST, PUT, PATCH where 'body' is given, got GET",
  ],
  [{ location: "" }, "'location' must not be empty, got ''; leave it out to take the provider's"],
  [{ project: "" }, "'project' must not be empty, got ''; leave it out to take the provider's"],
])("refuses %j", (props, message) => {
  expect(() => jobs(props)).toThrow(new Error(`${message} [at shop/nightly]`));
});

test("accepts tokens unchecked", () => {
  const stack = newStack();
  const text = new TerraformVariable(stack, "text", {}).stringValue;
  const number = new TerraformVariable(stack, "number", {}).numberValue;
  const headers = new TerraformVariable(stack, "headers", { type: "map(string)" }).value as {
    [name: string]: string;
  };
  const tokens = {
    schedule: text,
    timeZone: text,
    name: text,
    description: text,
    path: text,
    location: text,
    project: text,
    attemptDeadlineSeconds: number,
    headers,
  };
  expect(jobs(tokens, stack)).toEqual(
    job({
      schedule: "${var.text}",
      time_zone: "${var.text}",
      name: "${var.text}",
      description: "${var.text}",
      region: "${var.text}",
      project: "${var.text}",
      attempt_deadline: "${var.number}s",
      http_target: { uri: `${URI}\${var.text}`, headers: "${var.headers}" },
    }),
  );
});

test("a description has at most 500 characters", () => {
  expect(jobs({ description: "d".repeat(500) })).toEqual(job({ description: "d".repeat(500) }));
  expect(() => jobs({ description: "d".repeat(501) })).toThrow(
    new Error("'description' must be at most 500 characters, got 501 [at shop/nightly]"),
  );
});

test.each([undefined, "https://asia-northeast1-example-project.cloudfunctions.net/legacy"])(
  "a 1st gen function is called for its URL as the audience, without a slash at the end",
  (uri) => {
    const stack = newStack();
    const target = FirstGenFunction.fromFunctionName(stack, "old", "legacy", { uri });
    const [{ http_target }] = jobs({}, stack, target) as {
      http_target: { uri: string; oidc_token: { audience: string } };
    }[];
    expect(http_target.oidc_token.audience).toBe(http_target.uri);
    expect(http_target.uri).toMatch(/legacy|https_trigger_url\}$/);
  },
);
