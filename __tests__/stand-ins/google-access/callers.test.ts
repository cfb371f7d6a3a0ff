import { agent, problemsOf, type Resources, without } from "./stacks";

const SERVICE = "projects/example-project/locations/asia-northeast1/services/orders";
const CALLER = "serviceAccount:caller@example-project.iam.gserviceaccount.com";
const EMAIL = "${google_service_account.caller.email}";
const MEMBER = "${google_service_account.caller.member}";
const URL = "${google_cloud_run_v2_service.orders.uri}";

const FOUNDATION: Resources = {
  "google_service_account.caller": { account_id: "caller" },
  "google_cloud_run_v2_service.orders": { name: "orders" },
  "google_cloud_run_v2_service_iam_member.invoke": {
    name: "${google_cloud_run_v2_service.orders.name}",
    location: "asia-northeast1",
    role: "roles/run.servicesInvoker",
    member: MEMBER,
  },
};

const CALLERS: { readonly [flow: string]: Resources } = {
  scheduler: {
    "google_cloud_scheduler_job.caller": {
      http_target: { uri: `${URL}/run`, oidc_token: { service_account_email: EMAIL } },
    },
  },
  tasks: {
    "google_cloud_tasks_queue.caller": {
      name: "mails",
      http_target: {
        uri_override: { host: `\${trimprefix(google_cloud_run_v2_service.orders.uri, "https://")}` },
        oidc_token: { service_account_email: EMAIL },
      },
    },
  },
  push: {
    "google_pubsub_subscription.caller": {
      name: "orders",
      push_config: { push_endpoint: URL, oidc_token: { service_account_email: EMAIL } },
    },
  },
  gateway: {
    "google_api_gateway_api_config.caller": {
      openapi_documents: { document: { contents: `\${base64encode("a: ${URL}")}` } },
      gateway_config: { backend_config: { google_service_account: EMAIL } },
    },
  },
};

/** The same gateway with a gRPC API, whose backends are in another block. */
const GRPC_CALLER: Resources = {
  "google_api_gateway_api_config.caller": {
    managed_service_configs: { contents: `\${base64encode("a: ${URL}")}` },
    gateway_config: { backend_config: { google_service_account: EMAIL } },
  },
};

describe("scheduled-run", () => {
  const JOB = "projects/example-project/locations/asia-northeast1/jobs/report";
  const stack: Resources = {
    "google_service_account.caller": { account_id: "caller" },
    "google_cloud_run_v2_job_iam_member.run": {
      name: "report",
      location: "asia-northeast1",
      role: "roles/run.invoker",
      member: MEMBER,
    },
    "google_cloud_scheduler_job.nightly": {
      http_target: {
        uri: `https://run.googleapis.com/v2/${JOB}:run`,
        oauth_token: { service_account_email: EMAIL },
      },
    },
  };

  test("a job whose policy names the account is run", () => {
    expect(problemsOf(stack)).toEqual([]);
  });

  test("a body has overrides, which need a role of their own", () => {
    const overriding = (role: string): Resources => ({
      ...stack,
      "google_cloud_run_v2_job_iam_member.run": { ...stack["google_cloud_run_v2_job_iam_member.run"], role },
      "google_cloud_scheduler_job.nightly": {
        http_target: {
          uri: `https://run.googleapis.com/v2/${JOB}:run`,
          body: "e30=",
          oauth_token: { service_account_email: EMAIL },
        },
      },
    });
    expect(problemsOf(overriding("roles/run.jobsExecutorWithOverrides"))).toEqual([]);
    expect(problemsOf(overriding("roles/run.invoker"))).toEqual([
      `scheduled-run of google_cloud_scheduler_job.nightly: run.jobs.runWithOverrides on ${JOB} for ${CALLER} is not given`,
    ]);
  });

  test("a job without a grant is reported", () => {
    expect(problemsOf(without(stack, "google_cloud_run_v2_job_iam_member.run"))).toEqual([
      `scheduled-run of google_cloud_scheduler_job.nightly: run.jobs.run on ${JOB} for ${CALLER} is not given`,
    ]);
  });
});

describe.each([...Object.entries(CALLERS), ["gateway", GRPC_CALLER] as const])("%s", (flow, resources) => {
  const stack = { ...FOUNDATION, ...resources };
  const [address] = Object.keys(resources);

  test("a caller with access to its target works", () => {
    expect(problemsOf(stack)).toEqual([]);
  });

  test("a caller without a grant is reported", () => {
    expect(problemsOf(without(stack, "google_cloud_run_v2_service_iam_member.invoke"))).toEqual([
      `${flow} of ${address}: run.routes.invoke on ${SERVICE} for ${CALLER} is not given`,
    ]);
  });

  test("a grant on another service has no effect", () => {
    const elsewhere = {
      ...stack,
      "google_cloud_run_v2_service_iam_member.invoke": {
        name: "billing",
        location: "asia-northeast1",
        role: "roles/run.invoker",
        member: MEMBER,
      },
    };
    expect(problemsOf(elsewhere)).toEqual([
      `${flow} of ${address}: run.routes.invoke on ${SERVICE} for ${CALLER} is not given (google_cloud_run_v2_service_iam_member.invoke)`,
    ]);
  });

  test("no grant is needed if the invoker check is disabled", () => {
    const open = {
      ...stack,
      "google_cloud_run_v2_service.orders": { name: "orders", invoker_iam_disabled: true },
    };
    expect(problemsOf(without(open, "google_cloud_run_v2_service_iam_member.invoke"))).toEqual([]);
  });

  test("the product's agent cannot sign as an account of another project", () => {
    const other = {
      ...stack,
      "google_service_account.caller": { account_id: "caller", project: "other-project" },
    };
    expect(problemsOf(other)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^${flow} of ${address}: iam\\.serviceAccounts\\.getOpenIdToken on projects/-/serviceAccounts/caller@other-project\\.iam\\.gserviceaccount\\.com for serviceAccount:service-123456789012@gcp-sa-`,
        ),
      ),
    ]);
  });
});

test("the policy of a 1st gen function decides who may call it", () => {
  const stack: Resources = {
    "google_service_account.caller": { account_id: "caller" },
    "data.google_cloudfunctions_function.old": { name: "old" },
    "google_cloud_scheduler_job.caller": {
      http_target: {
        uri: "${data.google_cloudfunctions_function.old.https_trigger_url}",
        oidc_token: { service_account_email: EMAIL },
      },
    },
    "google_cloudfunctions_function_iam_member.invoke": {
      cloud_function: "old",
      region: "asia-northeast1",
      role: "roles/cloudfunctions.invoker",
      member: MEMBER,
    },
  };
  expect(problemsOf(stack)).toEqual([]);
  expect(problemsOf(without(stack, "google_cloudfunctions_function_iam_member.invoke"))).toEqual([
    `scheduler of google_cloud_scheduler_job.caller: cloudfunctions.functions.invoke on projects/example-project/locations/asia-northeast1/functions/old for ${CALLER} is not given`,
  ]);
});

test("the policy of IAP decides who may call an App Engine app behind it", () => {
  const stack: Resources = {
    "google_service_account.caller": { account_id: "caller" },
    "google_app_engine_application.app": { location_id: "asia-northeast1" },
    "google_cloud_scheduler_job.caller": {
      http_target: {
        uri: "https://${google_app_engine_application.app.default_hostname}/tasks",
        oidc_token: { service_account_email: EMAIL },
      },
    },
    "google_iap_web_type_app_engine_iam_member.pass": {
      app_id: "${google_app_engine_application.app.app_id}",
      role: "roles/iap.httpsResourceAccessor",
      member: MEMBER,
    },
  };
  expect(problemsOf(stack)).toEqual([]);
  expect(problemsOf(without(stack, "google_iap_web_type_app_engine_iam_member.pass"))).toEqual([
    `scheduler of google_cloud_scheduler_job.caller: iap.webServiceVersions.accessViaIAP on projects/example-project/iap_web/appengine for ${CALLER} is not given`,
  ]);
});

describe("dead letters", () => {
  const stack: Resources = {
    "google_pubsub_topic.orders": { name: "orders" },
    "google_pubsub_topic.dead": { name: "dead" },
    "google_pubsub_subscription.orders": {
      name: "orders",
      topic: "${google_pubsub_topic.orders.id}",
      dead_letter_policy: { dead_letter_topic: "${google_pubsub_topic.dead.id}" },
    },
    "data.google_project.home": { project_id: "example-project" },
    "google_pubsub_topic_iam_member.publish": {
      topic: "${google_pubsub_topic.dead.name}",
      role: "roles/pubsub.publisher",
      member:
        "serviceAccount:service-${data.google_project.home.number}@gcp-sa-pubsub.iam.gserviceaccount.com",
    },
    "google_pubsub_subscription_iam_member.consume": {
      subscription: "${google_pubsub_subscription.orders.name}",
      role: "roles/pubsub.subscriber",
      member:
        "serviceAccount:service-${data.google_project.home.number}@gcp-sa-pubsub.iam.gserviceaccount.com",
    },
  };

  test("are moved if the agent may take and publish them", () => {
    expect(problemsOf(stack)).toEqual([]);
  });

  test("are reported if it may not", () => {
    const { "google_pubsub_topic_iam_member.publish": _, ...rest } = stack;
    const grants = [
      "google_pubsub_topic_iam_member.publish",
      "google_pubsub_subscription_iam_member.consume",
    ];
    expect(problemsOf(without(stack, ...grants))).toEqual([
      `dead letters of google_pubsub_subscription.orders: pubsub.topics.publish on projects/example-project/topics/dead for ${agent("gcp-sa-pubsub")} is not given`,
      `dead letters of google_pubsub_subscription.orders: pubsub.subscriptions.consume on projects/example-project/subscriptions/orders for ${agent("gcp-sa-pubsub")} is not given`,
    ]);
    expect(problemsOf(rest)).toHaveLength(1);
  });
});

test("a principal that creates tasks must be allowed to act as the account of the queue", () => {
  const stack: Resources = {
    ...FOUNDATION,
    ...CALLERS.tasks,
    "google_service_account.shop": { account_id: "shop" },
    "google_cloud_tasks_queue_iam_member.enqueue": {
      name: "${google_cloud_tasks_queue.caller.name}",
      location: "asia-northeast1",
      role: "roles/cloudtasks.enqueuer",
      member: "${google_service_account.shop.member}",
    },
    "google_service_account_iam_member.act": {
      service_account_id: "${google_service_account.caller.name}",
      role: "roles/iam.serviceAccountUser",
      member: "${google_service_account.shop.member}",
    },
  };
  expect(problemsOf(stack)).toEqual([]);
  expect(problemsOf(without(stack, "google_service_account_iam_member.act"))).toEqual([
    "enqueuers of google_cloud_tasks_queue.caller: iam.serviceAccounts.actAs on projects/-/serviceAccounts/caller@example-project.iam.gserviceaccount.com for serviceAccount:shop@example-project.iam.gserviceaccount.com is not given",
  ]);
});
