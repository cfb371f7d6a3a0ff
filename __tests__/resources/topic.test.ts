import { PubsubTopic } from "@cdktf/provider-google/lib/pubsub-topic";
import { TerraformVariable } from "cdktf";
import { ProjectServices } from "../../lib/core/project-services";
import { Principal } from "../../lib/iam/principal";
import { Topic, type TopicProps } from "../../lib/resources/topic";
import { all } from "../support/resources";
import { newStack } from "../support/stack";
import { allowPolicies, builtElsewhere } from "../triggers/event-driven";

const OPS = Principal.group("ops@example.com");

/** The topics of a stack with one of these. */
const topics = (props?: TopicProps, id = "uploads") => {
  const stack = newStack();
  new Topic(stack, id, props);
  return all(stack, PubsubTopic);
};

const EXPECTED =
  "'name' must be 3 to 255 letters, digits and '-_.~+%' that begin with a letter and not with 'goog'";

test("a topic is named after its id, in the stack's project", () => {
  expect(topics()).toEqual([{ name: "uploads", project: "example-project" }]);
});

test("a topic has the given name, labels and project", () => {
  expect(topics({ name: "Uploads_2%", labels: { team: "shop" }, project: "other-project" })).toEqual([
    { name: "Uploads_2%", labels: { team: "shop" }, project: "other-project" },
  ]);
});

test.each(["abc", "a".repeat(255), "a-b_c.d~e+f%g", "Go-og"])("the name %s is taken", (name) => {
  expect(topics({ name })).toEqual([{ name, project: "example-project" }]);
});

test.each(["", "ab", "a".repeat(256), "1st", "-abc", "goog", "google-sync", "a b c", "a/b/c"])(
  "the name '%s' is refused for new and imported topics",
  (name) => {
    const error = new Error(`${EXPECTED}, got '${name}' [at shop/uploads]`);
    expect(() => topics({ name })).toThrow(error);
    expect(() => Topic.fromTopicName(newStack(), "uploads", name)).toThrow(error);
  },
);

test("the error for a full name has a remedy", () => {
  expect(() => Topic.fromTopicName(newStack(), "uploads", "projects/other-project/topics/uploads")).toThrow(
    new Error(
      `${EXPECTED}, got 'projects/other-project/topics/uploads'; pass 'uploads', and 'other-project' as 'project' [at shop/uploads]`,
    ),
  );
});

test("labels are checked", () => {
  expect(() => topics({ labels: { Team: "shop" } })).toThrow(
    new Error(
      "'labels' must have keys of 1 to 63 lower-case letters, digits, '_' and '-' that begin with a letter, got 'Team' [at shop/uploads]",
    ),
  );
});

test("tokens are not checked", () => {
  const stack = newStack();
  const text = new TerraformVariable(stack, "text", {}).stringValue;
  new Topic(stack, "uploads", { name: text, labels: { team: text }, project: text });
  expect(all(stack, PubsubTopic)).toEqual([
    { name: "${var.text}", labels: { team: "${var.text}" }, project: "${var.text}" },
  ]);
  Topic.fromTopicName(stack, "existing", text, { project: text }).grantPublish(OPS);
  expect(allowPolicies(stack).google_pubsub_topic_iam_member).toEqual([
    {
      topic: "${google_pubsub_topic.uploads_C5D9E923.id}",
      role: "roles/pubsub.publisher",
      member: "group:ops@example.com",
    },
  ]);
});

test("a topic whose name is a variable is another one in another project", () => {
  const stack = newStack();
  const name = new TerraformVariable(stack, "text", {}).stringValue;
  new Topic(stack, "uploads", { name });
  Topic.fromTopicName(stack, "existing", name, { project: "other-project" }).grantPublish(OPS);
  Topic.fromTopicName(stack, "same", name).grantPublish(OPS);
  expect(allowPolicies(stack).google_pubsub_topic_iam_member).toEqual([
    {
      topic: "projects/other-project/topics/${var.text}",
      role: "roles/pubsub.publisher",
      member: "group:ops@example.com",
    },
    {
      topic: "${google_pubsub_topic.uploads_C5D9E923.id}",
      role: "roles/pubsub.publisher",
      member: "group:ops@example.com",
    },
  ]);
});

test("an imported topic has a full name, by default in the stack's project", () => {
  const stack = newStack();
  const { fullName } = Topic.fromTopicName(stack, "uploads", "uploads");
  expect(fullName).toBe("projects/example-project/topics/uploads");
  expect(Topic.fromTopicName(stack, "others", "uploads", { project: "other-project" }).fullName).toBe(
    "projects/other-project/topics/uploads",
  );
  expect(all(stack, PubsubTopic)).toEqual([]);
});

test("a topic waits for the API of its project", () => {
  const stack = newStack();
  new ProjectServices(stack, "services");
  new Topic(stack, "uploads");
  new Topic(stack, "elsewhere", { project: "other-project" });
  expect(all(stack, PubsubTopic)).toMatchObject([
    {
      depends_on: [
        expect.stringMatching(/^google_project_service\.services_pubsubgoogleapiscomother-project_/),
      ],
    },
    { depends_on: [expect.stringMatching(/^google_project_service\.services_pubsubgoogleapiscom_/)] },
  ]);
});

test("nobody may publish by default", () => {
  const stack = newStack();
  new Topic(stack, "uploads");
  expect(allowPolicies(stack)).toEqual({});
});

test("each principal gets one grant to publish", () => {
  const stack = newStack();
  const topic = new Topic(stack, "uploads");
  const orders = builtElsewhere(stack, "orders");
  expect(topic.grantPublish(OPS)).toBe(topic.grantPublish(OPS));
  topic.grantPublish(orders);
  Topic.fromTopicName(stack, "existing", "existing").grantPublish(OPS);
  const member = (topic: string, member: string) => ({ topic, member, role: "roles/pubsub.publisher" });
  expect(allowPolicies(stack).google_pubsub_topic_iam_member).toEqual([
    member("projects/example-project/topics/existing", "group:ops@example.com"),
    member("${google_pubsub_topic.uploads_C5D9E923.id}", "group:ops@example.com"),
    member(
      "${google_pubsub_topic.uploads_C5D9E923.id}",
      "${google_service_account.orders_service-account_CA78D131.member}",
    ),
  ]);
});

test("a topic is encrypted with a key, and keeps messages", () => {
  const kmsKeyName = "projects/example-project/locations/asia-northeast1/keyRings/main/cryptoKeys/messages";
  expect(topics({ kmsKeyName, messageRetentionSeconds: 86_400 })).toEqual([
    {
      name: "uploads",
      project: "example-project",
      kms_key_name: kmsKeyName,
      message_retention_duration: "86400s",
    },
  ]);
});

test.each<[TopicProps, string]>([
  [
    { kmsKeyName: "messages" },
    "'kmsKeyName' must be a full name, like 'projects/example-project/locations/asia-northeast1/keyRings/main/cryptoKeys/images', got 'messages'",
  ],
  [{ messageRetentionSeconds: 599 }, "'messageRetentionSeconds' must be between 600 and 2678400, got 599"],
])("%j is refused", (props, message) => {
  expect(() => topics(props)).toThrow(new Error(`${message} [at shop/uploads]`));
});
