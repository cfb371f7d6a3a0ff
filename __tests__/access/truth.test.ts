import { documentOf } from "../../lib/testing/prepared";
import { provider } from "../document/documents";
import { examples } from "../support/examples";
import { mainStack } from "../support/main-app";
import { newApp } from "../support/stack";
import { compared } from "./truth";

const OPS = "group:ops@example.com";

test("the facts about main.ts agree with Google, for every caller and network path", () => {
  const { compared: count, differences } = compared("shop", documentOf(mainStack(newApp())));
  expect(differences).toEqual([]);
  // Three functions, four network paths, and six principals: the members of policies and a stranger.
  expect(count).toBe(3 * 4 * 6);
});

test.each(examples())("the facts about examples/%s.ts agree with Google", (name, Example) => {
  expect(compared(name, documentOf(new Example(newApp(), name))).differences).toEqual([]);
});

const location = "us-central1";
const service = (ingress?: string, more: object = {}): object => ({
  name: "hello",
  location,
  ingress,
  ...more,
});
const grant = (more: object): object => ({ name: "hello", location, role: "roles/run.invoker", ...more });
const until = (day: string): object => ({
  condition: { title: "t", expression: `request.time < timestamp("${day}T00:00:00Z")` },
});

test.each<[title: string, ingress: string | undefined, resources: { [type: string]: object[] }]>([
  [
    "public access with internal ingress",
    "INGRESS_TRAFFIC_INTERNAL_ONLY",
    { google_cloud_run_v2_service_iam_member: [grant({ member: "allUsers" })] },
  ],
  [
    "no ingress settings",
    undefined,
    { google_cloud_run_v2_service_iam_binding: [grant({ members: [OPS, "user:Ada@example.com"] })] },
  ],
  [
    "ingress through a load balancer",
    "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER",
    { google_cloud_run_v2_service_iam_member: [grant({ member: OPS })] },
  ],
  [
    "an expiry in the past",
    undefined,
    { google_cloud_run_v2_service_iam_member: [grant({ member: OPS, ...until("2026-01-01") })] },
  ],
  [
    "an expiry in the future",
    undefined,
    { google_cloud_run_v2_service_iam_member: [grant({ member: OPS, ...until("2027-01-01") })] },
  ],
  [
    "a role on the project",
    undefined,
    { google_project_iam_member: [{ project: "example-project", role: "roles/run.admin", member: OPS }] },
  ],
  [
    "a role without the permission to call",
    undefined,
    { google_project_iam_member: [{ project: "example-project", role: "roles/run.viewer", member: OPS }] },
  ],
  [
    "the policy of another service",
    undefined,
    { google_cloud_run_v2_service_iam_member: [grant({ name: "other", member: OPS })] },
  ],
  [
    "the policy of a service in another location",
    undefined,
    { google_cloud_run_v2_service_iam_member: [grant({ location: "europe-west1", member: OPS })] },
  ],
])("the facts agree with Google: %s", (_, ingress, resources) => {
  const resource = Object.fromEntries(
    Object.entries({ ...resources, google_cloud_run_v2_service: [service(ingress)] }).map(([type, all]) => [
      type,
      Object.fromEntries(all.map((one, index) => [`r${index}`, one])),
    ]),
  );
  const json = JSON.parse(JSON.stringify({ provider, resource })) as object;
  const { compared: count, differences } = compared("shop", json);
  expect(differences).toEqual([]);
  expect(count).toBeGreaterThanOrEqual(8);
});
