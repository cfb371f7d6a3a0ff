import { CloudSchedulerJob } from "@cdktf/provider-google/lib/cloud-scheduler-job";
import { CloudTasksQueue } from "@cdktf/provider-google/lib/cloud-tasks-queue";
import { IapSettings as IapSettingsResource } from "@cdktf/provider-google/lib/iap-settings";
import { type TerraformStack, TerraformVariable } from "cdktf";
import { AppEngineIap } from "../lib/app-engine/app-engine-iap";
import { AttributeOutput } from "../lib/app-engine/attribute-propagation";
import { IapSettings } from "../lib/app-engine/iap-settings";
import { OAuthClientSecret } from "../lib/app-engine/oauth-client-secret";
import { ReauthenticationMethod } from "../lib/app-engine/reauthentication";
import { SchedulerJob } from "../lib/callers/scheduler-job";
import { TaskQueue } from "../lib/callers/task-queue";
import { CloudRunJob } from "../lib/services/cloud-run-job";
import { argumentsOf, writtenIn } from "./support/arguments";
import { all } from "./support/resources";
import { newStack } from "./support/stack";
import { builtElsewhere } from "./triggers/event-driven";

const SCHEDULE = { schedule: "0 9 * * *", timeZone: "Etc/UTC" };
const BACKOFF = { minBackoffSeconds: 1, maxBackoffSeconds: 2, maxDoublings: 1 };
const TIMEOUTS = "Terraform makes it in seconds";

interface Case {
  readonly type: string;
  readonly resource: Parameters<typeof all>[1];
  readonly define: (stack: TerraformStack) => void;
  readonly never: { readonly [why: string]: RegExp };
}

const CASES: Case[] = [
  {
    type: "google_iap_settings",
    resource: IapSettingsResource,
    define: (stack) => {
      const secret = new TerraformVariable(stack, "secret", { type: "string", sensitive: true });
      const clientSecret = OAuthClientSecret.fromVariable(secret);
      new IapSettings(stack, "settings", {
        iap: new AppEngineIap(stack, "iap"),
        ...{ accessDeniedPageUri: "https://example.com/denied", allowedDomains: ["example.com"] },
        ...{ allowHttpOptions: true, cookieDomain: "example.com", loginHint: "example.com" },
        ...{ remediationToken: true, rcTokenAudience: "shop", troubleshootingLink: true },
        attributePropagation: { expression: "attributes.iap_attributes", outputs: [AttributeOutput.JWT] },
        identityPlatform: { tenantIds: ["a-1"], loginPageUri: "https://example.com/in" },
        programmaticClients: ["123-abc.apps.googleusercontent.com"],
        reauthentication: { method: ReauthenticationMethod.LOGIN, maxAgeSeconds: 300 },
        workforceIdentity: { pool: "example-pool", clientId: "a", clientSecret },
      });
    },
    never: { [TIMEOUTS]: /^timeouts\./ },
  },
  {
    type: "google_cloud_tasks_queue",
    resource: CloudTasksQueue,
    define: (stack) => {
      new TaskQueue(stack, "queue", {
        target: builtElsewhere(stack, "orders"),
        ...{ path: "/tasks", headers: { "X-Shop": "1" }, logSamplingRatio: 1 },
      });
    },
    never: {
      [TIMEOUTS]: /^timeouts\./,
      "an App Engine task is no call with an ID token": /^app_engine_routing_override\./,
      "functions and services are called with ID tokens": /^http_target\.oauth_token\./,
      "they are called at the usual port, and tasks bring their queries":
        /^http_target\.uri_override\.(port|query_override\.query_params)$/,
    },
  },
  {
    type: "google_cloud_scheduler_job",
    resource: CloudSchedulerJob,
    define: (stack) => {
      new SchedulerJob(stack, "hourly", {
        ...SCHEDULE,
        ...{ target: builtElsewhere(stack, "orders"), body: "a", headers: { "X-Shop": "1" } },
        ...{
          description: "Each day",
          retryConfig: { retryCount: 1, maxRetryDurationSeconds: 9, ...BACKOFF },
        },
      });
      new SchedulerJob(stack, "run", {
        ...SCHEDULE,
        run: CloudRunJob.fromJobName(stack, "report", "report"),
      });
    },
    never: {
      [TIMEOUTS]: /^timeouts\./,
      "App Engine has a target of its own, which is called by HTTP": /^app_engine_http_target\./,
      "a topic is no receiver of calls": /^pubsub_target\./,
    },
  },
];

test.each(CASES)(
  "every argument of $type is set by a prop, by the construct, or by nobody for a reason",
  ({ type, resource, define, never }) => {
    const stack = newStack();
    define(stack);
    const paths = argumentsOf(type);
    const made = all(stack, resource) as object[];
    const written = made.flatMap((each) => writtenIn(each, paths));
    const reasons = Object.values(never);
    const unset = paths.filter((path) => reasons.some((reason) => reason.test(path)));
    expect([...new Set([...written, ...unset])].sort()).toEqual(paths);
    expect(written.filter((path) => unset.includes(path))).toEqual([]);
    expect(reasons.filter((reason) => !unset.some((path) => reason.test(path)))).toEqual([]);
  },
);
