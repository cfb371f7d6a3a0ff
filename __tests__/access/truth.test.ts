import { documentOf } from "../../lib/testing/prepared";
import { provider } from "../document/documents";
import { examples } from "../support/examples";
import { mainStack } from "../support/main-app";
import { newApp } from "../support/stack";
import { compared } from "./truth";

const OPS = "group:ops@example.com";

test("what is told of main.ts is what Google does, caller by caller and path by path", () => {
  const { compared: count, differences } = compared("shop", documentOf(mainStack(newApp())));
  expect(differences).toEqual([]);
  // Three functions, four paths, and each member of a policy with a stranger.
  expect(count).toBe(3 * 4 * 6);
});

test.each(examples())("what is told of examples/%s.ts is what Google does", (name, Example) => {
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
    "the public, for internal calls",
    "INGRESS_TRAFFIC_INTERNAL_ONLY",
    { google_cloud_run_v2_service_iam_member: [grant({ member: "allUsers" })] },
  ],
  [
    "no ingress settings",
    undefined,
    { google_cloud_run_v2_service_iam_binding: [grant({ members: [OPS, "user:Ada@example.com"] })] },
  ],
  [
    "a load balancer",
    "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER",
    { google_cloud_run_v2_service_iam_member: [grant({ member: OPS })] },
  ],
  [
    "an end that is over",
    undefined,
    { google_cloud_run_v2_service_iam_member: [grant({ member: OPS, ...until("2026-01-01") })] },
  ],
  [
    "an end that is to come",
    undefined,
    { google_cloud_run_v2_service_iam_member: [grant({ member: OPS, ...until("2027-01-01") })] },
  ],
  [
    "a role on the project",
    undefined,
    { google_project_iam_member: [{ project: "example-project", role: "roles/run.admin", member: OPS }] },
  ],
  [
    "a role that only views",
    undefined,
    { google_project_iam_member: [{ project: "example-project", role: "roles/run.viewer", member: OPS }] },
  ],
  [
    "another service's policy",
    undefined,
    { google_cloud_run_v2_service_iam_member: [grant({ name: "other", member: OPS })] },
  ],
  [
    "another place's policy",
    undefined,
    { google_cloud_run_v2_service_iam_member: [grant({ location: "europe-west1", member: OPS })] },
  ],
])("what is told is what Google does: %s", (_, ingress, resources) => {
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
