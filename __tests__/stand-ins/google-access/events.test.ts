import { agent, problemsOf, type Resources, without } from "./stacks";

const FUNCTION = "google_cloudfunctions2_function.resize";
const TRIGGER = "serviceAccount:trigger@example-project.iam.gserviceaccount.com";
const SERVICE = "projects/example-project/locations/asia-northeast1/services/resize";

/** A function with a trigger on a bucket. An earlier deployment granted what its build needs. */
function stackOf(eventType: string): Resources {
  return {
    "google_service_account.trigger": { account_id: "trigger" },
    "google_project_iam_member.receive": {
      role: "roles/eventarc.eventReceiver",
      member: "${google_service_account.trigger.member}",
    },
    "data.google_storage_project_service_account.agent": {},
    "google_project_iam_member.publish": {
      role: "roles/pubsub.publisher",
      member: "${data.google_storage_project_service_account.agent.member}",
    },
    "time_sleep.settled": {
      create_duration: "180s",
      depends_on: ["google_project_iam_member.receive", "google_project_iam_member.publish"],
    },
    [FUNCTION]: {
      name: "resize",
      build_config: {
        service_account:
          "projects/example-project/serviceAccounts/old@example-project.iam.gserviceaccount.com",
      },
      event_trigger: {
        event_type: eventType,
        service_account_email: "${google_service_account.trigger.email}",
      },
      depends_on: ["time_sleep.settled"],
    },
    "google_cloud_run_v2_service_iam_member.invoke": {
      name: "${google_cloudfunctions2_function.resize.service_config[0].service}",
      role: "roles/run.invoker",
      member: "${google_service_account.trigger.member}",
    },
  };
}

const GRANTED = [
  {
    resource: {
      google_project_iam_member: {
        old: {
          project: "example-project",
          role: "roles/run.builder",
          member: "serviceAccount:old@example-project.iam.gserviceaccount.com",
        },
      },
    },
  },
];
const problems = (resources: Resources, world = {}) => problemsOf(resources, { granted: GRANTED, ...world });
const STORAGE = stackOf("google.cloud.storage.object.v1.finalized");
const PUBSUB = stackOf("google.cloud.pubsub.topic.v1.messagePublished");

test("events of a bucket work if the trigger's account may receive and call, and the storage agent may publish", () => {
  expect(problems(STORAGE)).toEqual([]);
});

test("a trigger whose account may not call is reported as missing a grant in use", () => {
  expect(problems(without(STORAGE, "google_cloud_run_v2_service_iam_member.invoke"))).toEqual([
    `events of ${FUNCTION}: run.routes.invoke on ${SERVICE} for ${TRIGGER} is not given`,
  ]);
});

test("a role in the policy of the function itself does not let events in", () => {
  const dead = {
    ...without(STORAGE, "google_cloud_run_v2_service_iam_member.invoke"),
    "google_cloudfunctions2_function_iam_member.invoke": {
      cloud_function: "${google_cloudfunctions2_function.resize.name}",
      role: "roles/run.invoker",
      member: "${google_service_account.trigger.member}",
    },
  };
  expect(problems(dead)).toEqual([
    `events of ${FUNCTION}: run.routes.invoke on ${SERVICE} for ${TRIGGER} is not given (google_cloudfunctions2_function_iam_member.invoke)`,
  ]);
});

test("a trigger whose account may not receive events is refused", () => {
  expect(problems(without(STORAGE, "google_project_iam_member.receive"))).toEqual([
    `events of ${FUNCTION}: eventarc.events.receiveEvent on projects/example-project for ${TRIGGER} is not given`,
  ]);
});

test("events of Pub/Sub need neither the eventReceiver role nor the storage agent", () => {
  expect(
    problems(without(PUBSUB, "google_project_iam_member.receive", "google_project_iam_member.publish")),
  ).toEqual([]);
});

test("a storage agent that may not publish is reported", () => {
  expect(problems(without(STORAGE, "google_project_iam_member.publish"))).toEqual([
    `events of ${FUNCTION}: pubsub.topics.publish on projects/example-project for ${agent("gs-project-accounts")} is not given`,
  ]);
});

test("a role cannot be granted to a storage agent that does not exist yet", () => {
  const named = {
    ...without(STORAGE, "data.google_storage_project_service_account.agent"),
    "google_project_iam_member.publish": {
      role: "roles/pubsub.publisher",
      member: agent("gs-project-accounts"),
    },
  };
  expect(problems(named)).toEqual([
    `accounts of google_project_iam_member.publish: roles/pubsub.publisher on projects/example-project for ${agent("gs-project-accounts")} is given to an account that may not exist yet`,
  ]);
});

test("a grant to an account by its email may come before the account", () => {
  const named = {
    ...STORAGE,
    "google_project_iam_member.receive": { role: "roles/eventarc.eventReceiver", member: TRIGGER },
  };
  expect(problems(named)).toEqual([
    `accounts of google_project_iam_member.receive: roles/eventarc.eventReceiver on projects/example-project for ${TRIGGER} is given to an account that may not exist yet`,
  ]);
});

test("in a project from before 2021-04-09, Pub/Sub's agent needs a grant to sign as the trigger's account", () => {
  expect(problems(STORAGE, { pubsubSigns: false })).toEqual([
    `events of ${FUNCTION}: iam.serviceAccounts.getOpenIdToken on projects/-/serviceAccounts/trigger@example-project.iam.gserviceaccount.com for ${agent("gcp-sa-pubsub")} is not given`,
  ]);
  const signing = {
    ...STORAGE,
    "google_project_service_identity.pubsub": { service: "pubsub.googleapis.com" },
    "google_service_account_iam_member.sign": {
      service_account_id: "${google_service_account.trigger.name}",
      role: "roles/iam.serviceAccountOpenIdTokenCreator",
      member: "${google_project_service_identity.pubsub.member}",
    },
  };
  expect(problems(signing, { pubsubSigns: false })).toEqual([]);
});

test("without an account, a trigger calls as the default account", () => {
  const stack = stackOf("google.cloud.storage.object.v1.finalized");
  const given = stack[FUNCTION] as { event_trigger: object };
  const bare = { ...given, event_trigger: { event_type: "google.cloud.storage.object.v1.finalized" } };
  expect(problems({ ...stack, [FUNCTION]: bare })).toEqual([
    `events of ${FUNCTION}: run.routes.invoke on ${SERVICE} for serviceAccount:123456789012-compute@developer.gserviceaccount.com is not given`,
    `events of ${FUNCTION}: eventarc.events.receiveEvent on projects/example-project for serviceAccount:123456789012-compute@developer.gserviceaccount.com is not given`,
  ]);
});

describe("an Eventarc trigger of its own", () => {
  const UPLOADS = "google_eventarc_trigger.uploads";
  const INBOX = "projects/example-project/locations/asia-northeast1/services/inbox";

  /** A service with a trigger on a bucket. */
  function serviceWith(eventType: string, place: object = {}): Resources {
    const {
      [FUNCTION]: _,
      "google_cloud_run_v2_service_iam_member.invoke": __,
      ...grants
    } = stackOf(eventType);
    return {
      ...grants,
      "google_service_account.inbox": { account_id: "inbox" },
      "google_cloud_run_v2_service.inbox": {
        name: "inbox",
        template: { service_account: "${google_service_account.inbox.email}" },
      },
      "google_cloud_run_v2_service_iam_member.invoke": {
        name: "${google_cloud_run_v2_service.inbox.name}",
        role: "roles/run.invoker",
        member: "${google_service_account.trigger.member}",
      },
      [UPLOADS]: {
        matching_criteria: [
          { attribute: "bucket", value: "example-uploads" },
          { attribute: "type", value: eventType },
        ],
        destination: { cloud_run_service: { service: "inbox", region: "asia-northeast1" } },
        service_account: "${google_service_account.trigger.email}",
        depends_on: ["time_sleep.settled", "google_cloud_run_v2_service_iam_member.invoke"],
        ...place,
      },
    };
  }
  const storage = serviceWith("google.cloud.storage.object.v1.finalized");

  test("works with the same roles as that of a function", () => {
    expect(problems(storage)).toEqual([]);
  });

  test("calls the service in the region of its destination, wherever it is itself", () => {
    expect(problems(serviceWith("google.cloud.storage.object.v1.finalized", { location: "asia" }))).toEqual(
      [],
    );
  });

  test.each([
    [
      "google_cloud_run_v2_service_iam_member.invoke",
      `run.routes.invoke on ${INBOX} for ${TRIGGER} is not given`,
    ],
    [
      "google_project_iam_member.receive",
      `eventarc.events.receiveEvent on projects/example-project for ${TRIGGER} is not given`,
    ],
    [
      "google_project_iam_member.publish",
      `pubsub.topics.publish on projects/example-project for ${agent("gs-project-accounts")} is not given`,
    ],
  ])("needs %s", (address, problem) => {
    expect(problems(without(storage, address))).toEqual([`events of ${UPLOADS}: ${problem}`]);
  });

  test("needs no role on the project for messages of Pub/Sub", () => {
    const pubsub = serviceWith("google.cloud.pubsub.topic.v1.messagePublished");
    expect(
      problems(without(pubsub, "google_project_iam_member.receive", "google_project_iam_member.publish")),
    ).toEqual([]);
  });

  test("is refused where its grants have no time to take effect", () => {
    const hurried = { ...storage, [UPLOADS]: { ...storage[UPLOADS], depends_on: [] } };
    expect(problems(hurried)).toEqual([
      `events of ${UPLOADS}: eventarc.events.receiveEvent on projects/example-project for ${TRIGGER} may come too late (google_project_iam_member.receive)`,
      `events of ${UPLOADS}: pubsub.topics.publish on projects/example-project for ${agent("gs-project-accounts")} may come too late (google_project_iam_member.publish)`,
    ]);
  });
});
