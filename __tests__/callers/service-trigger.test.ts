import { EventarcTrigger as EventarcTriggerResource } from "@cdktf/provider-google/lib/eventarc-trigger";
import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { PubsubTopic } from "@cdktf/provider-google/lib/pubsub-topic";
import { ServiceAccount as ServiceAccountResource } from "@cdktf/provider-google/lib/service-account";
import { TerraformStack, TerraformVariable, Testing } from "cdktf";
import { ServiceTrigger } from "../../lib/callers/service-trigger";
import type { ServiceTriggerProps } from "../../lib/callers/service-trigger-props";
import { ProjectServices } from "../../lib/core/project-services";
import { GoogleProviderVersion } from "../../lib/core/provider-version";
import { CloudRunFunction } from "../../lib/functions/cloud-run-function";
import { EventDataContentType, RetryPolicy } from "../../lib/functions/event-trigger";
import { FirstGenFunction } from "../../lib/functions/first-gen-function";
import { ServiceAccount } from "../../lib/iam/service-account";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { Bucket } from "../../lib/resources/bucket";
import { Topic } from "../../lib/resources/topic";
import { CloudRunService } from "../../lib/services/cloud-run-service";
import { InvokerIamCheck } from "../../lib/services/invoker-iam-check";
import { EventarcTrigger } from "../../lib/triggers/eventarc-trigger";
import { FirestoreEvent, FirestoreTrigger } from "../../lib/triggers/firestore-trigger";
import { PubSubTrigger } from "../../lib/triggers/pubsub-trigger";
import { StorageTrigger } from "../../lib/triggers/storage-trigger";
import { newService, SERVICE } from "../services/new-service";
import { warnings } from "../support/annotations";
import { all, byAddress } from "../support/resources";
import { newApp, newStack, NO_WAIT } from "../support/stack";
import { allowPolicies, builtElsewhere, lastOnProject } from "../triggers/event-driven";

const ACCOUNT = "google_service_account.uploads_trigger_8131675D";
const CHANNEL = "projects/example-project/locations/asia-northeast1/channels/partner";
const uploads = (stack: TerraformStack) =>
  new StorageTrigger({
    bucket: Bucket.fromBucketName(stack, "bucket", "example-uploads", { location: "asia-northeast1" }),
  });

/** A service `orders` with a trigger `uploads`. */
function called(props: Partial<ServiceTriggerProps> = {}, stack = newStack()): TerraformStack {
  const target = props.target ?? newService(stack, "orders", { ingress: IngressSettings.INTERNAL });
  new ServiceTrigger(stack, "uploads", { trigger: uploads(stack), ...props, target });
  return stack;
}

const triggers = (stack: TerraformStack) => all(stack, EventarcTriggerResource);

/** What a trigger waits for: the grant on what it calls, and those that Google asks for. */
const GRANTS = [
  "google_cloud_run_v2_service_iam_member.orders_roles--runinvokerserviceAccountuploads-trigger_50258D82",
  "google_project_iam_member.cloud-run-functions_project_roles--eventarceventReceiverserviceAccountuploads-trigger_4A4580C5",
  "google_project_iam_member.cloud-run-functions_project_roles--pubsubpublisherserviceAgentgs-project-accounts_5EDFF9E0",
];

/** All arguments of a trigger with default props, and the given ones. */
const trigger = (given: object = {}) => ({
  name: "uploads",
  location: "asia-northeast1",
  project: "example-project",
  matching_criteria: [
    { attribute: "type", value: "google.cloud.storage.object.v1.finalized" },
    { attribute: "bucket", value: "example-uploads" },
  ],
  destination: { cloud_run_service: { service: "orders", region: "asia-northeast1" } },
  service_account: `\${${ACCOUNT}.email}`,
  event_data_content_type: "application/json",
  depends_on: GRANTS,
  ...given,
});

/** The member that lets a trigger call the service. */
const invoker = (member: string) => ({
  name: `\${${SERVICE}.name}`,
  project: "example-project",
  location: "asia-northeast1",
  role: "roles/run.invoker",
  member,
  lifecycle: { replace_triggered_by: [`${SERVICE}.id`] },
});

test("calls a service with the events of a bucket, as a new account with the roles that it needs", () => {
  const stack = called();
  expect(triggers(stack)).toEqual([trigger()]);
  expect(allowPolicies(stack)).toEqual({
    google_cloud_run_v2_service_iam_member: [invoker(`\${${ACCOUNT}.member}`)],
    google_project_iam_member: [
      lastOnProject("roles/eventarc.eventReceiver", `\${${ACCOUNT}.member}`),
      lastOnProject(
        "roles/pubsub.publisher",
        "${data.google_storage_project_service_account.cloud-run-functions_project_storage-agent_CE80405C.member}",
      ),
    ],
  });
  expect(byAddress(stack, ServiceAccountResource)).toMatchObject({
    uploads_trigger_8131675D: {
      account_id: "uploads-trigger",
      description: "Delivers events as the trigger uploads",
      project: "example-project",
    },
  });
});

test("writes every prop", () => {
  const stack = called({
    name: "on-upload",
    path: "/uploads",
    labels: { team: "shop" },
    eventDataContentType: EventDataContentType.PROTOBUF,
  });
  expect(triggers(stack)).toEqual([
    trigger({
      name: "on-upload",
      labels: { team: "shop" },
      destination: {
        cloud_run_service: { service: "orders", region: "asia-northeast1", path: "/uploads" },
      },
      event_data_content_type: "application/protobuf",
      depends_on: [
        "google_cloud_run_v2_service_iam_member.orders_roles--runinvokerserviceAccounton-upload-trigger_3463D2EB",
        "google_project_iam_member.cloud-run-functions_project_roles--eventarceventReceiverserviceAccounton-upload-trigger_0F292CAE",
        GRANTS[2],
      ],
    }),
  ]);
});

test("takes messages from a given topic or from a new one of its name, and needs no role on the project for them", () => {
  const stack = newStack();
  const target = newService(stack, "orders");
  new ServiceTrigger(stack, "placed", { target, trigger: new PubSubTrigger() });
  const topic = Topic.fromTopicName(stack, "paid-topic", "paid");
  new ServiceTrigger(stack, "paid", { target, trigger: new PubSubTrigger({ topic }) });
  expect(triggers(stack)).toMatchObject([
    { transport: { pubsub: { topic: "projects/example-project/topics/paid" } } },
    { transport: { pubsub: { topic: "${google_pubsub_topic.placed_topic_C97A3F0C.id}" } } },
  ]);
  expect(all(stack, PubsubTopic)).toEqual([{ name: "placed", project: "example-project" }]);
  expect(Object.keys(allowPolicies(stack))).toEqual(["google_cloud_run_v2_service_iam_member"]);
});

test("a service has several triggers, each with an account of its own", () => {
  const stack = newStack();
  const target = newService(stack, "orders");
  called({ target }, stack);
  new ServiceTrigger(stack, "removals", {
    target,
    trigger: new PubSubTrigger(),
  });
  new ServiceTrigger(stack, "welcome", {
    target,
    path: "/users",
    trigger: new FirestoreTrigger({
      eventType: FirestoreEvent.CREATED,
      document: "users/{id}",
      databaseLocation: "nam5",
    }),
  });
  expect(
    (triggers(stack) as { [argument: string]: unknown }[]).map((each) => [
      each.name,
      each.location,
      each.service_account,
    ]),
  ).toEqual([
    ["removals", "asia-northeast1", "${google_service_account.removals_trigger_A8785E53.email}"],
    ["uploads", "asia-northeast1", "${google_service_account.uploads_trigger_8131675D.email}"],
    ["welcome", "nam5", "${google_service_account.welcome_trigger_873D58DC.email}"],
  ]);
});

test("calls the service of a function that has a trigger of its own", () => {
  const stack = newStack();
  const target = builtElsewhere(stack, "resize", {
    name: "Resize_Images",
    trigger: new PubSubTrigger(),
    ingress: IngressSettings.INTERNAL,
  });
  new ServiceTrigger(stack, "uploads", { target, trigger: uploads(stack) });
  expect(triggers(stack)).toMatchObject([
    { destination: { cloud_run_service: { service: "resize-images", region: "asia-northeast1" } } },
  ]);
});

test("calls imported services, in the project and region that their names tell", () => {
  const stack = newStack();
  const target = CloudRunService.fromServiceAttributes(stack, "billing", {
    serviceName: "projects/other-project/locations/us-west1/services/billing",
    uri: "https://billing-abc-uw.a.run.app",
  });
  new ServiceTrigger(stack, "paid", { target, trigger: new PubSubTrigger() });
  expect(triggers(stack)).toMatchObject([
    {
      project: "other-project",
      location: "us-west1",
      destination: { cloud_run_service: { service: "billing", region: "us-west1" } },
    },
  ]);
  expect(all(stack, ServiceAccountResource)).toMatchObject([
    { account_id: "paid-us-west1-trigger", project: "other-project" },
  ]);
});

test("takes the last part of a service's name that only Terraform knows", () => {
  const stack = newStack();
  const functionName = new TerraformVariable(stack, "name", {}).stringValue;
  const target = CloudRunFunction.fromFunctionName(stack, "existing", functionName);
  new ServiceTrigger(stack, "paid", { target, trigger: new PubSubTrigger() });
  expect(triggers(stack)).toMatchObject([
    {
      destination: {
        cloud_run_service: {
          service:
            "${basename(data.google_cloudfunctions2_function.existing_EDB94138.service_config[0].service)}",
        },
      },
    },
  ]);
});

describe("the format of the data", () => {
  const users = new FirestoreTrigger({
    eventType: FirestoreEvent.WRITTEN,
    document: "users/{id}",
    databaseLocation: "asia-northeast1",
  });
  const entities = new EventarcTrigger({
    eventType: "google.cloud.datastore.entity.v1.written",
    filters: [{ attribute: "database", value: "(default)" }],
  });

  test.each([
    ["Firestore", users],
    ["Datastore", entities],
  ])("is Protocol Buffers for events of %s, which have no other", (_, events) => {
    expect(triggers(called({ trigger: events }))).toMatchObject([
      { event_data_content_type: "application/protobuf" },
    ]);
  });

  test("is refused where Google does not have it", () => {
    expect(() => called({ trigger: users, eventDataContentType: EventDataContentType.JSON })).toThrow(
      new Error(
        "'eventDataContentType' must be 'application/protobuf' for the event type google.cloud.firestore.document.v1.written, got 'application/json' [at shop/uploads]",
      ),
    );
  });
});

describe("a channel", () => {
  const partner = (props: Partial<{ channel: string; triggerRegion: string }> = {}) =>
    new EventarcTrigger({
      eventType: "com.example.orders.placed",
      channel: CHANNEL,
      ...props,
    });

  test("delivers events of a partner, whose types Google's catalogue does not have", () => {
    const stack = called({ trigger: partner() });
    expect(triggers(stack)).toMatchObject([
      { channel: CHANNEL, matching_criteria: [{ attribute: "type", value: "com.example.orders.placed" }] },
    ]);
    expect(warnings(stack)).toEqual([]);
  });

  test.each([
    [
      { channel: "partner" },
      "'channel' must be the full name of a channel, like 'projects/example-project/locations/us-central1/channels/partner', got 'partner' [at shop/uploads]",
    ],
    [
      { triggerRegion: "us-west1" },
      "'channel' must be in the trigger's region us-west1, got one in asia-northeast1 [at shop/uploads]",
    ],
  ])("is refused: %j", (props, message) => {
    expect(() => called({ trigger: partner(props) })).toThrow(new Error(message));
  });
});

describe("retries", () => {
  const once = new PubSubTrigger({ retryPolicy: RetryPolicy.DO_NOT_RETRY });

  test("are what Eventarc does by default", () => {
    for (const retryPolicy of [undefined, RetryPolicy.RETRY]) {
      const [made] = triggers(called({ trigger: new PubSubTrigger({ retryPolicy }) }));
      expect(made).not.toHaveProperty("retry_policy");
    }
  });

  test("end after one delivery from google 7.14.0", () => {
    const stack = newStack();
    GoogleProviderVersion.pin(stack, "7.14.0");
    expect(triggers(called({ trigger: once }, stack))).toMatchObject([{ retry_policy: { max_attempts: 1 } }]);
  });

  test("cannot be switched off before", () => {
    const stack = called({ trigger: once });
    expect(() => Testing.synth(stack, true)).toThrow(
      "'retryPolicy' must not ask for a service trigger that delivers each event once before google 7.14.0, got google 6.50.0; pin a newer one with GoogleProviderVersion.pin(stack, '7.14.0')",
    );
  });
});

test("depends on its APIs", () => {
  const stack = called({ trigger: new PubSubTrigger() });
  new ProjectServices(stack, "services");
  expect(triggers(stack)).toMatchObject([
    {
      depends_on: [
        GRANTS[0],
        expect.stringContaining("google_project_service.services_eventarcgoogleapiscom_"),
        expect.stringContaining("google_project_service.services_pubsubgoogleapiscom_"),
      ],
    },
  ]);
});

test("calls as the given service account and creates none", () => {
  const stack = newStack();
  const email = "events@example-project.iam.gserviceaccount.com";
  const serviceAccount = ServiceAccount.fromServiceAccountEmail(stack, "events", email);
  called({ trigger: new PubSubTrigger({ serviceAccount }) }, stack);
  expect(triggers(stack)).toMatchObject([{ service_account: email }]);
  expect(allowPolicies(stack)).toEqual({
    google_cloud_run_v2_service_iam_member: [invoker(`serviceAccount:${email}`)],
  });
});

test("warns of a name that Google does not advise", () => {
  const serviceAccount = new ServiceAccount(newStack(), "events");
  const stack = called({ name: "On_Upload", trigger: new PubSubTrigger({ serviceAccount }) });
  expect(warnings(stack)).toEqual([
    "[shop/uploads] 'name' must be 1 to 63 lower-case letters, digits and hyphens that begin with a letter and end with a letter or a digit, got 'On_Upload', which Eventarc may refuse",
  ]);
});

test("is the same where the provider is declared last", () => {
  const stack = new TerraformStack(newApp(NO_WAIT), "shop");
  called({}, stack);
  new GoogleProvider(stack, "google", { project: "example-project", region: "asia-northeast1" });
  expect(triggers(stack)).toEqual(triggers(called()));
  expect(allowPolicies(stack)).toEqual(allowPolicies(called()));
});

test.each<[string, (stack: TerraformStack) => unknown, string]>([
  [
    "a name that Google does not take",
    (stack) => called({ name: "on/upload" }, stack),
    "'name' must be letters, digits and '-._~', as it is a segment of a URL, got 'on/upload' [at shop/uploads]",
  ],
  [
    "a name that another trigger of the region has",
    (stack) => {
      const serviceAccount = new ServiceAccount(stack, "events");
      called({ name: "paid", trigger: new PubSubTrigger({ serviceAccount }) }, stack);
      const topic = new Topic(stack, "paid-topic");
      const target = newService(stack, "bills");
      new ServiceTrigger(stack, "paid", { target, trigger: new PubSubTrigger({ topic, serviceAccount }) });
    },
    "'name' must differ from that of shop/uploads, got 'paid' [at shop/paid]",
  ],
  [
    "a 1st gen function, which no Eventarc trigger calls",
    (stack) =>
      called({ target: FirstGenFunction.fromFunctionName(stack, "legacy", "legacy") as never }, stack),
    "'target' must be a function or a service of Cloud Run, got shop/legacy; use new CloudRunFunction(…) or CloudRunFunction.fromFunctionAttributes(…) or CloudRunFunction.fromFunctionName(…) or new CloudRunService(…) [at shop/uploads]",
  ],
  [
    "no trigger",
    (stack) => called({ trigger: {} as never }, stack),
    "'trigger' must be a trigger, got an object; use one of the triggers, like new PubSubTrigger(…) [at shop/uploads]",
  ],
  [
    "a path without a slash",
    (stack) => called({ path: "uploads" }, stack),
    "'path' must begin with '/' and hold no spaces, got 'uploads' [at shop/uploads]",
  ],
  [
    "a path that Cloud Run answers itself",
    (stack) => called({ path: "/healthz" }, stack),
    "'path' must not be one that Cloud Run reserves and answers with 404, got '/healthz' [at shop/uploads]",
  ],
  [
    "a label that Google does not take",
    (stack) => called({ labels: { Team: "shop" } }, stack),
    "'labels' must have keys of 1 to 63 lower-case letters, digits, '_' and '-' that begin with a letter, got 'Team' [at shop/uploads]",
  ],
  [
    "a service that reads no allow policy",
    (stack) =>
      called(
        { target: newService(stack, "open", { invokerIamCheck: InvokerIamCheck.disabled("a test") }) },
        stack,
      ),
    "'caller' must not be granted where the invoker check is disabled, because the allow policy is not read, got serviceAccount:uploads-trigger [at shop/open]",
  ],
  [
    "an account of another project",
    (stack) =>
      called(
        {
          trigger: new PubSubTrigger({
            serviceAccount: ServiceAccount.fromServiceAccountEmail(
              stack,
              "events",
              "events@other-project.iam.gserviceaccount.com",
            ),
          }),
        },
        stack,
      ),
    "'serviceAccount' must be of the trigger's project example-project, got 'events@other-project.iam.gserviceaccount.com', which is of other-project [at shop/uploads]",
  ],
  [
    "a topic of another project",
    (stack) =>
      called(
        {
          trigger: new PubSubTrigger({
            topic: Topic.fromTopicName(stack, "paid", "paid", { project: "other-project" }),
          }),
        },
        stack,
      ),
    "'topic' must be of the service's project example-project, got one of other-project; use PushSubscription [at shop/uploads]",
  ],
  [
    "a target of another stack",
    (stack) => called({ target: newService(new TerraformStack(stack.node.root, "other"), "orders") }, stack),
    "'target' must be of the stack shop, got other/orders of other; import it in shop as well [at shop/uploads]",
  ],
])("%s is refused", (_, define, message) => {
  expect(() => define(newStack())).toThrow(new Error(message));
});
