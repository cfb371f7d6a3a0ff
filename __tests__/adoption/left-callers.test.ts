import type { App } from "cdktf";
import { leftCallerWarnings } from "../../lib/adoption/left-callers";
import { SchedulerJob } from "../../lib/callers/scheduler-job";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { CloudRunService } from "../../lib/services/cloud-run-service";
import { newFunction } from "../support/functions";
import { newStack } from "../support/stack";
import { type Existing, existingFunction, planFor } from "./states";

const URL = "https://orders-abc-an.a.run.app";
const ORDERS: Existing = [
  "google_cloudfunctions2_function.fn",
  existingFunction("orders", {
    url: "https://asia-northeast1-example-project.cloudfunctions.net/orders",
    service_config: [{ uri: URL }],
  }),
];
const SITE: Existing = [
  "google_cloud_run_v2_service.site",
  existingFunction("site", { uri: "https://site.a.run.app" }),
];

function shop(app: App): void {
  const stack = newStack(app);
  newFunction(stack, "orders");
  new CloudRunService(stack, "site", {
    image: "us-docker.pkg.dev/cloudrun/container/hello",
    ingress: IngressSettings.ALL,
    deletionProtection: false,
  });
}

function warnings(caller: Existing, define = shop): readonly string[] {
  return leftCallerWarnings(planFor([ORDERS, SITE, caller], define).matching);
}

function job(uri: string, sensitive = {}): Existing {
  const values = {
    project: "example-project",
    region: "asia-northeast1",
    name: "cron",
    http_target: [{ uri }],
  };
  return ["google_cloud_scheduler_job.cron", values, sensitive];
}

const GOES_ON = (address: string, path: string) =>
  `${address} is left behind, and goes on calling ${path}; keep it with its name, or delete it`;

test.each([
  URL,
  `${URL}/daily`,
  `${URL}?day=1`,
  "https://asia-northeast1-example-project.cloudfunctions.net/orders",
])("warns of a job that calls %s", (uri) => {
  expect(warnings(job(uri))).toEqual([GOES_ON("google_cloud_scheduler_job.cron", "shop/orders")]);
});

test.each([`${URL}.example.com/`, "https://example.com/", ""])(
  "does not warn of a job that calls '%s'",
  (uri) => {
    expect(warnings(job(uri))).toEqual([]);
  },
);

test("does not read a URL that the state marks as sensitive", () => {
  expect(warnings(job(URL, { http_target: [{ uri: true }] }))).toEqual([]);
});

test("does not warn of a job that the app goes on with", () => {
  const define = (app: App) => {
    const stack = newStack(app);
    new SchedulerJob(stack, "cron", {
      schedule: "0 9 * * *",
      timeZone: "Asia/Tokyo",
      target: newFunction(stack, "orders"),
    });
  };
  expect(warnings(job(URL), define)).toEqual([]);
});

test("warns of a subscription that pushes to a service", () => {
  const values = {
    project: "example-project",
    name: "news",
    push_config: [{ push_endpoint: "https://site.a.run.app/news" }],
  };
  expect(warnings(["google_pubsub_subscription.news", values])).toEqual([
    GOES_ON("google_pubsub_subscription.news", "shop/site"),
  ]);
});

test.each([
  ["site", "asia-northeast1", true],
  ["projects/example-project/locations/asia-northeast1/services/site", "asia-northeast1", true],
  ["site", "europe-west1", false],
  ["other-site", "asia-northeast1", false],
])("a trigger whose destination is %s in %s: %s", (service, region, isWarned) => {
  const values = {
    project: "example-project",
    location: "asia-northeast1",
    name: "files",
    destination: [{ cloud_run_service: [{ service, region }] }],
  };
  expect(warnings(["google_eventarc_trigger.files", values])).toEqual(
    isWarned ? [GOES_ON("google_eventarc_trigger.files", "shop/site")] : [],
  );
});
