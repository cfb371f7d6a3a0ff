import { ProjectService } from "@cdktf/provider-google/lib/project-service";
import { ServiceAccount as ServiceAccountResource } from "@cdktf/provider-google/lib/service-account";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { API_WAIT_SECONDS_CONTEXT, ProjectServices } from "../../lib/core/project-services";
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

interface Sleep {
  readonly create_duration: string;
  readonly triggers: { readonly [address: string]: string };
}

/** The waits of a stack with two accounts, one before and one after `ProjectServices`, and what the accounts depend on. */
function waits(context: { [key: string]: unknown }) {
  const stack = newStack(newApp(context));
  new ServiceAccount(stack, "reports");
  new ProjectServices(stack, "services", { additional: ["vision.googleapis.com"] });
  new ServiceAccount(stack, "bills-v2");
  return {
    sleeps: all(stack, { tfResourceType: "time_sleep" }) as Sleep[],
    dependencies: (all(stack, ServiceAccountResource) as { depends_on: string[] }[]).map(
      ({ depends_on }) => depends_on,
    ),
  };
}

test("what needs an API waits two minutes for all that are new, once", () => {
  const { sleeps, dependencies } = waits({});
  const [iam, vision] = ["iamgoogleapiscom_E8FE7D12", "visiongoogleapiscom_E55F79CC"].map(
    (name) => `google_project_service.services_${name}`,
  );
  expect(sleeps).toEqual([
    { create_duration: "120s", triggers: { [iam]: `\${${iam}.id}`, [vision]: `\${${vision}.id}` } },
  ]);
  const [[wait]] = dependencies;
  expect(wait).toMatch(/^time_sleep\.services_wait_/);
  expect(dependencies).toEqual([[wait], [wait]]);
});

test("the context sets how long, and that nothing waits", () => {
  expect(waits({ [API_WAIT_SECONDS_CONTEXT]: "300" }).sleeps).toMatchObject([{ create_duration: "300s" }]);
  const none = waits({ [API_WAIT_SECONDS_CONTEXT]: 0 });
  expect(none.sleeps).toEqual([]);
  expect(none.dependencies.flat().every((address) => address.startsWith("google_project_service."))).toBe(
    true,
  );
});

test.each([-1, 1.5, "soon", 3601])("a wait of %p seconds is refused", (given) => {
  expect(() => waits({ [API_WAIT_SECONDS_CONTEXT]: given })).toThrow(
    /^context 'cdktf-cloud-run-functions:apiWaitSeconds' must be a whole number of seconds from 0 to 3600, got /,
  );
});
