import { TerraformVariable } from "cdktf";
import { ServiceAgent } from "../../lib/iam/service-agent";
import { newStack } from "../support/stack";

// https://cloud.google.com/iam/docs/service-agents
test("the constants are the agents of these products", () => {
  const agents = Object.entries(ServiceAgent as unknown as { [name: string]: ServiceAgent });
  expect(Object.fromEntries(agents.map(([name, { domain }]) => [name, domain]))).toEqual({
    API_GATEWAY: "gcp-sa-apigateway",
    ARTIFACT_REGISTRY: "gcp-sa-artifactregistry",
    CLOUD_BUILD: "gcp-sa-cloudbuild",
    CLOUD_FUNCTIONS: "gcf-admin-robot",
    CLOUD_RUN: "serverless-robot-prod",
    CLOUD_SCHEDULER: "gcp-sa-cloudscheduler",
    CLOUD_STORAGE: "gs-project-accounts",
    CLOUD_TASKS: "gcp-sa-cloudtasks",
    EVENTARC: "gcp-sa-eventarc",
    IAP: "gcp-sa-iap",
    PUBSUB: "gcp-sa-pubsub",
    VPC_ACCESS: "gcp-sa-vpcaccess",
    WORKFLOWS: "gcp-sa-workflows",
  });
});

test("an agent is a principal, by the project's number", () => {
  const { member } = ServiceAgent.PUBSUB.inProject("123456789012");
  expect(member).toBe("serviceAccount:service-123456789012@gcp-sa-pubsub.iam.gserviceaccount.com");
});

test("the product alone names an agent's grants", () => {
  const number = new TerraformVariable(newStack(), "number", {}).stringValue;
  const agents = [
    ServiceAgent.PUBSUB.inProject("123456789012"),
    ServiceAgent.PUBSUB.inProject("210987654321"),
    ServiceAgent.PUBSUB.inProject(number),
    ServiceAgent.PUBSUB.withMember(`serviceAccount:${number}`),
  ];
  expect(new Set(agents.map(({ principalId }) => principalId))).toEqual(
    new Set(["serviceAgent:gcp-sa-pubsub"]),
  );
});

test("an agent is a principal, by its member string", () => {
  const member = new TerraformVariable(newStack(), "member", {}).stringValue;
  expect(ServiceAgent.CLOUD_STORAGE.withMember(member)).toEqual({
    member,
    principalId: "serviceAgent:gs-project-accounts",
  });
});

test("the project number may be a token, and is not in construct ids", () => {
  const number = new TerraformVariable(newStack(), "number", {}).stringValue;
  expect(ServiceAgent.of("gcp-sa-dataform").inProject(number)).toEqual({
    member: `serviceAccount:service-${number}@gcp-sa-dataform.iam.gserviceaccount.com`,
    principalId: "serviceAgent:gcp-sa-dataform",
  });
});

test.each(["example-project", "", "projects/123456789012", "-1"])(
  "the project number '%s' is refused",
  (project) => {
    expect(() => ServiceAgent.IAP.inProject(project)).toThrow(
      new Error(`'projectNumber' must be digits, got '${project}'; the id of a project is not its number`),
    );
  },
);

test.each(["", "gcp-sa-pubsub.iam.gserviceaccount.com", "service-1@gcp-sa-pubsub", "Pub/Sub"])(
  "takes no domain '%s'",
  (domain) => {
    expect(() => ServiceAgent.of(domain)).toThrow(
      new Error(
        `'domain' must be the first label of an agent's email domain, like 'gcp-sa-pubsub', got '${domain}'`,
      ),
    );
  },
);
