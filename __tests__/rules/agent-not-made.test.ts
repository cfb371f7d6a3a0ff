import { AGENT_NOT_MADE } from "../../lib/rules/agent-not-made";
import { at, foundBy } from "./findings";

const found = (service: object, more: object = {}) =>
  foundBy(AGENT_NOT_MADE, {
    resource: { google_cloud_run_v2_service: { page: at("shop/page", service) }, ...more },
  });
const identity = (values: object) => ({ google_project_service_identity: { iap: values } });

test("reports a service with IAP, with the command that creates IAP's service agent", () => {
  expect(found({ iap_enabled: true })).toEqual([
    "'iap_enabled' must be true only where IAP has its service agent, got no resource that asks for it; declare GoogleBeta in the stack, which has one made, or run once: gcloud beta services identity create --service=iap.googleapis.com --project=example-project [at shop/page] (agent-not-made)",
  ]);
});

test("accepts a resource that creates the agent in the service's project", () => {
  expect(found({ iap_enabled: true }, identity({ service: "iap.googleapis.com" }))).toHaveLength(0);
  expect(
    found(
      { iap_enabled: true, project: "other-project" },
      identity({ service: "iap.googleapis.com", project: "other-project" }),
    ),
  ).toHaveLength(0);
});

test.each([
  { service: "iap.googleapis.com", project: "other-project" },
  { service: "pubsub.googleapis.com" },
])("reports a service if the agent is created with %p", (asked) => {
  expect(found({ iap_enabled: true }, identity(asked))).toHaveLength(1);
});

test.each([{}, { iap_enabled: false }])("accepts a service with %p", (service) => {
  expect(found(service)).toEqual([]);
});
