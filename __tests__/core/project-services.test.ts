import { ProjectService } from "@cdktf/provider-google/lib/project-service";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { ProjectServices } from "../../lib/core/project-services";
import { RetryPolicy } from "../../lib/functions/event-trigger";
import { ServiceAccount } from "../../lib/iam/service-account";
import { Secret } from "../../lib/resources/secret";
import { newFunction } from "../support/functions";
import { all } from "../support/resources";
import { newApp, newStack } from "../support/stack";

interface Service {
  readonly service: string;
  readonly project: string;
}

const enabled = (stack: TerraformStack) => all(stack, ProjectService) as Service[];
const names = (stack: TerraformStack) =>
  enabled(stack).map(({ service }) => service.replace(".googleapis.com", ""));

test("enables nothing if nothing is needed", () => {
  const stack = newStack();
  new ProjectServices(stack, "services");
  expect(enabled(stack)).toEqual([]);
});

test("enables an API once, before all resources that need it, and never disables it", () => {
  const stack = newStack();
  new ServiceAccount(stack, "reports");
  new ProjectServices(stack, "services");
  new ServiceAccount(stack, "bills-v2");
  expect(enabled(stack)).toEqual([
    { service: "iam.googleapis.com", project: "example-project", disable_on_destroy: false },
  ]);
});

test.each<[string, (stack: TerraformStack) => unknown, string[]]>([
  [
    "a function",
    (stack) => newFunction(stack, "orders"),
    ["artifactregistry", "cloudbuild", "cloudfunctions", "cloudresourcemanager", "iam", "run", "storage"],
  ],
  [
    "an event-driven function",
    (stack) =>
      newFunction(stack, "orders", {
        trigger: {
          bind: (scope) => ({
            eventType: "google.cloud.pubsub.topic.v1.messagePublished",
            retryPolicy: RetryPolicy.DO_NOT_RETRY,
            serviceAccount: new ServiceAccount(scope, "trigger"),
          }),
        },
      }),
    [
      ...["artifactregistry", "cloudbuild", "cloudfunctions", "cloudresourcemanager"],
      ...["eventarc", "iam", "pubsub", "run", "storage"],
    ],
  ],
  [
    "a function that reads a secret",
    (stack) =>
      newFunction(stack, "orders", {
        secretEnvironment: { DB: Secret.fromSecretId(stack, "db", "db-password").version("1") },
      }),
    [
      ...["artifactregistry", "cloudbuild", "cloudfunctions", "cloudresourcemanager"],
      ...["iam", "run", "secretmanager", "storage"],
    ],
  ],
])("enables exactly the APIs of %s", (_, define, needed) => {
  const stack = newStack();
  new ProjectServices(stack, "services");
  define(stack);
  expect(names(stack).sort()).toEqual(needed);
});

test("enables APIs in each project of the stack's constructs", () => {
  const stack = newStack();
  new ProjectServices(stack, "services");
  new ServiceAccount(stack, "reports");
  new ServiceAccount(stack, "others", { project: "other-project" });
  expect(enabled(stack)).toEqual([
    { service: "iam.googleapis.com", project: "example-project", disable_on_destroy: false },
    { service: "iam.googleapis.com", project: "other-project", disable_on_destroy: false },
  ]);
});

test("enables additional APIs by their names, and none of them twice", () => {
  const stack = newStack();
  new ProjectServices(stack, "services", { additional: ["vision.googleapis.com", "iam.googleapis.com"] });
  new ServiceAccount(stack, "reports");
  expect(names(stack)).toEqual(["iam", "vision"]);
});

test.each(["vision", "", "Vision.googleapis.com", "https://vision.googleapis.com", "vision.googleapis.com/"])(
  "refuses the API '%s'",
  (api) => {
    expect(() => new ProjectServices(newStack(), "services", { additional: [api] })).toThrow(
      new Error(
        `'additional' must name APIs in full, like 'vision.googleapis.com', got '${api}' [at shop/services]`,
      ),
    );
  },
);

test("is refused a second time in a stack, and accepted once in each stack", () => {
  const app = newApp();
  const stack = newStack(app);
  new ProjectServices(new Construct(stack, "network"), "services");
  expect(() => new ProjectServices(stack, "services")).toThrow(
    new Error("'ProjectServices' must be defined once a stack, got a second one [at shop/services]"),
  );
  expect(() => new ProjectServices(newStack(app, "depot"), "services")).not.toThrow();
});
