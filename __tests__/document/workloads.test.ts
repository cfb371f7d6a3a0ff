import { shop, shown } from "./documents";

const workloads = (type: string, args: object) =>
  shop({
    resource: { [type]: { one: args }, google_service_account: { sa: { account_id: "orders-run" } } },
  }).workloads.map(({ does, argument, account, environment, isInVpc }) => ({
    does,
    argument,
    account,
    ...(environment.length > 0
      ? { environment: environment.map(([name, value]) => `${name}=${shown(value)}`) }
      : {}),
    ...(isInVpc ? { isInVpc } : {}),
  }));

const EMAIL = "orders-run@example-project.iam.gserviceaccount.com";
const REFERENCE = "${google_service_account.sa.email}";
const FULL_NAME = "${google_service_account.sa.name}";

test("a function has the service accounts for running, building and events", () => {
  expect(
    workloads("google_cloudfunctions2_function", {
      build_config: { service_account: FULL_NAME },
      service_config: {
        service_account_email: REFERENCE,
        environment_variables: { URL: "https://example.com" },
        vpc_connector_egress_settings: "ALL_TRAFFIC",
      },
      event_trigger: {},
    }),
  ).toEqual([
    {
      does: "run",
      argument: "service_config.service_account_email",
      account: EMAIL,
      environment: ["URL=https://example.com"],
      isInVpc: true,
    },
    { does: "build", argument: "build_config.service_account", account: EMAIL },
    { does: "call", argument: "event_trigger.service_account_email", account: undefined },
  ]);
});

test("a function without accounts has the default ones", () => {
  expect(workloads("google_cloudfunctions2_function", {})).toEqual([
    { does: "run", argument: "service_config.service_account_email", account: undefined },
    { does: "build", argument: "build_config.service_account", account: undefined },
  ]);
});

test("the environment of services and jobs is read from their containers", () => {
  const containers = [
    {
      env: [
        { name: "A", value: "1" },
        { name: "B", value_source: {} },
      ],
    },
    { env: { name: "C", value: "2" } },
  ];
  const environment = ["A=1", "B=null", "C=2"];
  const vpc_access = { egress: "ALL_TRAFFIC" };
  expect(
    workloads("google_cloud_run_v2_service", {
      template: { service_account: REFERENCE, containers, vpc_access },
    }),
  ).toEqual([
    { does: "run", argument: "template.service_account", account: EMAIL, environment, isInVpc: true },
  ]);
  expect(
    workloads("google_cloud_run_v2_job", { template: { template: { containers, vpc_access } } }),
  ).toEqual([
    {
      does: "run",
      argument: "template.template.service_account",
      account: undefined,
      environment,
      isInVpc: true,
    },
  ]);
  expect(
    workloads("google_cloud_run_service", {
      template: {
        metadata: { annotations: { "run.googleapis.com/vpc-access-egress": "all-traffic" } },
        spec: { service_account_name: REFERENCE, containers },
      },
    }),
  ).toEqual([
    {
      does: "run",
      argument: "template.spec.service_account_name",
      account: EMAIL,
      environment,
      isInVpc: true,
    },
  ]);
});

test.each<[string, object, string]>([
  [
    "google_cloud_scheduler_job",
    { http_target: { oidc_token: { service_account_email: REFERENCE } } },
    "http_target.oidc_token.service_account_email",
  ],
  [
    "google_cloud_tasks_queue",
    { http_target: { oidc_token: { service_account_email: REFERENCE } } },
    "http_target.oidc_token.service_account_email",
  ],
  [
    "google_pubsub_subscription",
    { push_config: { oidc_token: { service_account_email: REFERENCE } } },
    "push_config.oidc_token.service_account_email",
  ],
  ["google_eventarc_trigger", { service_account: REFERENCE }, "service_account"],
  [
    "google_api_gateway_api_config",
    { gateway_config: { backend_config: { google_service_account: REFERENCE } } },
    "gateway_config.backend_config.google_service_account",
  ],
])("%s calls as the account of its token", (type, args, argument) => {
  expect(workloads(type, args)).toEqual([{ does: "call", argument, account: EMAIL }]);
});

test.each([
  "google_cloud_scheduler_job",
  "google_cloud_tasks_queue",
  "google_pubsub_subscription",
  "google_eventarc_trigger",
])("%s without an account calls as nobody", (type) => {
  expect(workloads(type, {})).toEqual([]);
});
