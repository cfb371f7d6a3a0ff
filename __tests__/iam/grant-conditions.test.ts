import { IapAppEngineServiceIamMember } from "@cdktf/provider-google/lib/iap-app-engine-service-iam-member";
import { IapWebCloudRunServiceIamMember } from "@cdktf/provider-google/lib/iap-web-cloud-run-service-iam-member";
import { ProjectIamMember } from "@cdktf/provider-google/lib/project-iam-member";
import { SecretManagerSecretIamMember } from "@cdktf/provider-google/lib/secret-manager-secret-iam-member";
import { ServiceAccountIamMember } from "@cdktf/provider-google/lib/service-account-iam-member";
import { StorageBucketIamMember } from "@cdktf/provider-google/lib/storage-bucket-iam-member";
import type { TerraformStack } from "cdktf";
import { AppEngineIap } from "../../lib/app-engine/app-engine-iap";
import { AppEngineTarget } from "../../lib/app-engine/app-engine-target";
import { GoogleProviderVersion } from "../../lib/core/provider-version";
import { CloudRunFunction } from "../../lib/functions/cloud-run-function";
import { FirstGenFunction } from "../../lib/functions/first-gen-function";
import { GoogleProject } from "../../lib/iam/google-project";
import { Grant, type GrantOptions } from "../../lib/iam/grant";
import type { IPrincipal } from "../../lib/iam/i-principal";
import { IamCondition } from "../../lib/iam/iam-condition";
import { Principal } from "../../lib/iam/principal";
import type { IResourceWithAllowPolicy } from "../../lib/iam/resource-with-allow-policy";
import { Role } from "../../lib/iam/role";
import { ServiceAccount } from "../../lib/iam/service-account";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import type { IInvocable } from "../../lib/invocation/invocable";
import { Bucket } from "../../lib/resources/bucket";
import { DockerRepository } from "../../lib/resources/docker-repository";
import { Secret } from "../../lib/resources/secret";
import { Topic } from "../../lib/resources/topic";
import { CloudRunService } from "../../lib/services/cloud-run-service";
import { warnings } from "../support/annotations";
import { newFunction } from "../support/functions";
import { all } from "../support/resources";
import { newStack, TODAY } from "../support/stack";

const ADA = Principal.user("ada@example.com");
const EVERYONE = Principal.allUsers("a test");
const WINTER = IamCondition.until("2027-01-01");
const TITLE = "until 2027-01-01";

const newService = (stack: TerraformStack, iap = false) =>
  new CloudRunService(stack, "orders", {
    image: "asia-northeast1-docker.pkg.dev/example-project/shop/orders:1",
    ingress: IngressSettings.ALL,
    deletionProtection: false,
    iap,
  });

/** Gives a role on a resource of some kind. */
type Give = (stack: TerraformStack, to: IPrincipal, options: GrantOptions) => Grant;

/** On the resources whose conditions the provider reads back: what gives a role there, the member, and where it is. */
const ACCEPTING: [string, Give, { tfResourceType: string }, object, string][] = [
  [
    "a project",
    (stack, to, options) =>
      GoogleProject.fromProjectId(stack, "data", "example-data").grant(Role.RUN_INVOKER, to, options),
    ProjectIamMember,
    { project: "example-data", role: "roles/run.invoker" },
    "shop/data",
  ],
  [
    "a service account made here",
    (stack, to, options) => new ServiceAccount(stack, "reports").grantActAs(to, options),
    ServiceAccountIamMember,
    {
      service_account_id: "${google_service_account.reports_7921670E.name}",
      role: "roles/iam.serviceAccountUser",
    },
    "shop/reports",
  ],
  [
    "a service account made elsewhere",
    (stack, to, options) =>
      ServiceAccount.fromServiceAccountEmail(
        stack,
        "batch",
        "batch@example-data.iam.gserviceaccount.com",
      ).grantImpersonate(to, options),
    ServiceAccountIamMember,
    {
      service_account_id: "projects/example-data/serviceAccounts/batch@example-data.iam.gserviceaccount.com",
      role: "roles/iam.serviceAccountTokenCreator",
    },
    "shop/batch",
  ],
  [
    "a bucket",
    (stack, to, options) =>
      Bucket.fromBucketName(stack, "files", "example-files").grant(Role.STORAGE_OBJECT_VIEWER, to, options),
    StorageBucketIamMember,
    { bucket: "example-files", role: "roles/storage.objectViewer" },
    "shop/files",
  ],
  [
    "a secret",
    (stack, to, options) => Secret.fromSecretId(stack, "db", "db").grantAccess(to, options),
    SecretManagerSecretIamMember,
    { secret_id: "db", project: "example-project", role: "roles/secretmanager.secretAccessor" },
    "shop/db",
  ],
  [
    "IAP on App Engine",
    (stack, to, options) =>
      new AppEngineIap(stack, "iap", { target: AppEngineTarget.service("api") }).grantAccess(to, options),
    IapAppEngineServiceIamMember,
    {
      app_id: "example-project",
      project: "example-project",
      service: "api",
      role: "roles/iap.httpsResourceAccessor",
    },
    "shop/iap",
  ],
  [
    "IAP on Cloud Run",
    (stack, to, options) => {
      GoogleProviderVersion.pin(stack, "7.45.0");
      return newService(stack, true).grantIapAccess(to, options);
    },
    IapWebCloudRunServiceIamMember,
    {
      cloud_run_service_name: "${google_cloud_run_v2_service.orders_46FA7C19.name}",
      location: "asia-northeast1",
      project: "example-project",
      role: "roles/iap.httpsResourceAccessor",
    },
    "shop/orders/iap",
  ],
];

describe.each(ACCEPTING)("on %s, a condition", (_, give, type, member, at) => {
  test("is accepted, because the provider reads it back", () => {
    const stack = newStack();
    give(stack, ADA, { condition: WINTER });
    const condition = { title: TITLE, expression: 'request.time < timestamp("2027-01-01T00:00:00Z")' };
    expect(all(stack, type)).toEqual([{ ...member, member: "user:ada@example.com", condition }]);
  });

  test("gives a warning once it has ended", () => {
    const stack = newStack();
    const condition = IamCondition.all(WINTER, IamCondition.until(TODAY));
    give(stack, ADA, { condition });
    expect(warnings(stack)).toContain(
      `[${at}] 'condition' must not be over, got 'until 2027-01-01, until ${TODAY}'; remove the grant`,
    );
  });

  test("is refused for the public, and so is the grant where the public has no place", () => {
    const { role } = member as { role: string };
    const message = /^roles\/(iap|storage)\./.test(role)
      ? `'condition' must not be given for the public, got '${TITLE}' for allUsers`
      : `'principal' must not be the public for ${role}, got 'allUsers'; only grantInvoke lets the public in`;
    expect(() => give(newStack(), EVERYONE, { condition: WINTER })).toThrow(
      new Error(`${message} [at ${at}]`),
    );
  });
});

/** What can be called, where the provider does not read conditions back. */
const INVOCABLE: [string, (stack: TerraformStack) => IInvocable, string][] = [
  ["a function made here", (stack) => newFunction(stack, "orders"), "shop/orders"],
  [
    "a function made elsewhere",
    (stack) => CloudRunFunction.fromFunctionName(stack, "orders", "orders"),
    "shop/orders",
  ],
  [
    "a 1st gen function",
    (stack) => FirstGenFunction.fromFunctionName(stack, "legacy", "legacy"),
    "shop/legacy",
  ],
  ["a service made here", newService, "shop/orders"],
  [
    "a service made elsewhere",
    (stack) => CloudRunService.fromServiceName(stack, "orders", "orders"),
    "shop/orders",
  ],
];

test.each(INVOCABLE)(
  "on %s, a condition is refused, because the provider does not read it back",
  (_, make, at) => {
    const on = make(newStack());
    expect(() => on.grantInvoke(ADA, { condition: WINTER })).toThrow(
      new Error(
        `'condition' must not be given to grantInvoke, because the provider does not read it back there, got one; grant on the project, or put IAP in front [at ${at}]`,
      ),
    );
    expect(on.node.children.filter((child) => child instanceof Grant && child.principal === ADA)).toEqual([]);
  },
);

/** The resources whose conditions the provider does not read back. */
const REFUSING: [string, (stack: TerraformStack) => IResourceWithAllowPolicy, string][] = [
  ["a topic made here", (stack) => new Topic(stack, "files"), "shop/files"],
  ["a topic made elsewhere", (stack) => Topic.fromTopicName(stack, "files", "files"), "shop/files"],
  [
    "a repository",
    (stack) =>
      DockerRepository.fromRepositoryFullName(
        stack,
        "images",
        "projects/p-one/locations/asia-northeast1/repositories/i",
      ),
    "shop/images",
  ],
];

test.each(REFUSING)(
  "on %s, a condition is refused, because the provider does not read it back",
  (_, make, at) => {
    const on = make(newStack());
    expect(() => on.grant(Role.of("roles/x.y"), ADA, { condition: WINTER })).toThrow(
      new Error(
        `'condition' must be on a project, service account, bucket, secret, key, Spanner database or IAP, where the provider reads it back, got '${TITLE}' here [at ${at}]`,
      ),
    );
    expect(on.node.children.filter((child) => child instanceof Grant)).toEqual([]);
  },
);

describe("on a project, a condition", () => {
  const give = (role: string, condition: IamCondition) => () =>
    GoogleProject.fromProjectId(newStack(), "data", "example-data").grant(Role.of(role), ADA, { condition });

  test.each(["roles/owner", "roles/editor", "roles/viewer"])("is refused for %s", (role) => {
    expect(give(role, WINTER)).toThrow(
      new Error(`'condition' must not be given for a basic role, got '${TITLE}' for ${role} [at shop/data]`),
    );
  });

  test("may ask for the object of a storage role", () => {
    const expression = 'resource.name.startsWith("projects/_/buckets/example-files/")';
    expect(give("roles/storage.objectViewer", IamCondition.cel("files alone", expression))).not.toThrow();
  });
});

test("a condition is written with its description, and two descriptions are two conditions", () => {
  const stack = newStack();
  const secret = Secret.fromSecretId(stack, "key", "signing-key");
  const grant = secret.grantAccess(ADA, { condition: WINTER.describedAs("Asked for by ${ops}") });
  expect(secret.grantAccess(ADA, { condition: WINTER.describedAs("Asked for by ${ops}") })).toBe(grant);
  expect(all(stack, SecretManagerSecretIamMember)).toMatchObject([
    { condition: { title: TITLE, description: "Asked for by $${ops}" } },
  ]);
  expect(() => secret.grantAccess(ADA, { condition: WINTER })).toThrow(
    new Error(`'title' must name one condition of a grant, got '${TITLE}' for two of them [at shop/key]`),
  );
});
