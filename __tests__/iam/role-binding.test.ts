import { ArtifactRegistryRepositoryIamBinding } from "@cdktf/provider-google/lib/artifact-registry-repository-iam-binding";
import { BigqueryDatasetIamBinding } from "@cdktf/provider-google/lib/bigquery-dataset-iam-binding";
import { CloudRunV2ServiceIamBinding } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-binding";
import { CloudTasksQueueIamBinding } from "@cdktf/provider-google/lib/cloud-tasks-queue-iam-binding";
import { CloudfunctionsFunctionIamBinding } from "@cdktf/provider-google/lib/cloudfunctions-function-iam-binding";
import { Cloudfunctions2FunctionIamBinding } from "@cdktf/provider-google/lib/cloudfunctions2-function-iam-binding";
import { IapAppEngineServiceIamBinding } from "@cdktf/provider-google/lib/iap-app-engine-service-iam-binding";
import { IapAppEngineVersionIamBinding } from "@cdktf/provider-google/lib/iap-app-engine-version-iam-binding";
import { IapWebCloudRunServiceIamBinding } from "@cdktf/provider-google/lib/iap-web-cloud-run-service-iam-binding";
import { IapWebTypeAppEngineIamBinding } from "@cdktf/provider-google/lib/iap-web-type-app-engine-iam-binding";
import { KmsCryptoKeyIamBinding } from "@cdktf/provider-google/lib/kms-crypto-key-iam-binding";
import { ProjectIamBinding } from "@cdktf/provider-google/lib/project-iam-binding";
import { PubsubTopicIamBinding } from "@cdktf/provider-google/lib/pubsub-topic-iam-binding";
import { SecretManagerSecretIamBinding } from "@cdktf/provider-google/lib/secret-manager-secret-iam-binding";
import { ServiceAccountIamBinding } from "@cdktf/provider-google/lib/service-account-iam-binding";
import { SpannerDatabaseIamBinding } from "@cdktf/provider-google/lib/spanner-database-iam-binding";
import { StorageBucket } from "@cdktf/provider-google/lib/storage-bucket";
import { StorageBucketIamBinding } from "@cdktf/provider-google/lib/storage-bucket-iam-binding";
import { StorageBucketIamMember } from "@cdktf/provider-google/lib/storage-bucket-iam-member";
import { GoogleBetaProvider } from "@cdktf/provider-google-beta/lib/provider";
import type { TerraformStack } from "cdktf";
import { AppEngineIap } from "../../lib/app-engine/app-engine-iap";
import { AppEngineTarget } from "../../lib/app-engine/app-engine-target";
import { TaskQueue } from "../../lib/callers/task-queue";
import { GoogleProviderVersion } from "../../lib/core/provider-version";
import { FirstGenFunction } from "../../lib/functions/first-gen-function";
import { GoogleProject } from "../../lib/iam/google-project";
import { IamCondition } from "../../lib/iam/iam-condition";
import { Principal } from "../../lib/iam/principal";
import {
  type IResourceWithAllowPolicy,
  ResourceWithAllowPolicy,
} from "../../lib/iam/resource-with-allow-policy";
import { Role } from "../../lib/iam/role";
import { RoleBinding } from "../../lib/iam/role-binding";
import { ServiceAccount } from "../../lib/iam/service-account";
import { InvokerBinding } from "../../lib/invocation/invoker-binding";
import { BigQueryDataset } from "../../lib/resources/big-query-dataset";
import { Bucket } from "../../lib/resources/bucket";
import { CryptoKey } from "../../lib/resources/crypto-key";
import { DockerRepository } from "../../lib/resources/docker-repository";
import { Secret } from "../../lib/resources/secret";
import { SpannerDatabase } from "../../lib/resources/spanner-database";
import { Topic } from "../../lib/resources/topic";
import { newService } from "../services/new-service";
import { newFunction } from "../support/functions";
import { all, byAddress } from "../support/resources";
import { newStack } from "../support/stack";

const ADA = Principal.user("ada@example.com");
const OPS = Principal.group("ops@example.com");
const READER = Role.STORAGE_OBJECT_VIEWER;
const KEY = "projects/example-project/locations/asia-northeast1/keyRings/main/cryptoKeys/orders";
const REPOSITORY = "projects/example-project/locations/asia-northeast1/repositories/images";
const ACCOUNT = "reports@example-project.iam.gserviceaccount.com";

const files = (stack: TerraformStack, id = "files") => Bucket.fromBucketName(stack, id, "example-files");
const lists = (stack: TerraformStack) => all(stack, StorageBucketIamBinding);
const members = (stack: TerraformStack) => all(stack, StorageBucketIamMember);
const listOf = (...names: string[]) => ({ bucket: "example-files", role: READER.name, members: names });

test.each([false, true])("a list has all grants of its role, before and after it, sorted", (reversed) => {
  const stack = newStack();
  const bucket = files(stack);
  const [first, second] = reversed ? [OPS, ADA] : [ADA, OPS];
  bucket.grantRead(first);
  new RoleBinding(stack, "readers", { resource: bucket, role: READER });
  bucket.grantRead(second);
  expect(lists(stack)).toEqual([listOf("group:ops@example.com", "user:ada@example.com")]);
  expect(members(stack)).toEqual([]);
});

test("a list without grants is empty: nobody has the role", () => {
  const stack = newStack();
  new RoleBinding(stack, "readers", { resource: files(stack), role: READER });
  expect(lists(stack)).toEqual([listOf()]);
});

test("other roles, and the same role under a condition, keep their members", () => {
  const stack = newStack();
  const bucket = files(stack);
  const condition = IamCondition.until("2026-12-31");
  new RoleBinding(stack, "readers", { resource: bucket, role: READER });
  bucket.grantRead(ADA);
  bucket.grantRead(OPS, { condition });
  bucket.grantWrite(OPS);
  expect(lists(stack)).toEqual([listOf("user:ada@example.com")]);
  expect(members(stack)).toMatchObject([
    { role: "roles/storage.objectUser" },
    { role: READER.name, condition: { title: "until 2026-12-31" } },
  ]);
});

test("the role under a condition has a list of its own", () => {
  const stack = newStack();
  const bucket = files(stack);
  const condition = IamCondition.until("2026-12-31").describedAs("Until the audit ends");
  bucket.grantRead(ADA);
  bucket.grantRead(OPS, { condition });
  new RoleBinding(stack, "auditors", { resource: bucket, role: READER, condition });
  expect(lists(stack)).toEqual([
    {
      ...listOf("group:ops@example.com"),
      condition: {
        title: "until 2026-12-31",
        expression: 'request.time < timestamp("2026-12-31T00:00:00Z")',
        description: "Until the audit ends",
      },
    },
  ]);
  expect(members(stack)).toEqual([
    { bucket: "example-files", role: READER.name, member: "user:ada@example.com" },
  ]);
});

test("what depends on a grant depends on the list", () => {
  const stack = newStack();
  const bucket = files(stack);
  const [before] = [bucket.grantRead(ADA)];
  new StorageBucket(stack, "later", { name: "later", location: "us", dependsOn: [before] });
  new RoleBinding(stack, "readers", { resource: bucket, role: READER });
  const [address] = Object.keys(byAddress(stack, StorageBucketIamBinding));
  expect(all(stack, StorageBucket)).toMatchObject([
    { depends_on: [`google_storage_bucket_iam_binding.${address}`] },
  ]);
});

test("an import of the same resource writes to the same list", () => {
  const stack = newStack();
  new RoleBinding(stack, "readers", { resource: files(stack), role: READER });
  files(stack, "again").grantRead(OPS);
  expect(lists(stack)).toEqual([listOf("group:ops@example.com")]);
});

test("the reasons for the public stay with the list", () => {
  const stack = newStack();
  const bucket = files(stack);
  bucket.grantRead(Principal.allUsers("A website"));
  new RoleBinding(stack, "readers", { resource: bucket, role: READER });
  bucket.grantRead(Principal.allAuthenticatedUsers("Downloads"));
  const written = stack.toTerraform() as {
    resource: { google_storage_bucket_iam_binding: { [name: string]: { "//": { reason: string } } } };
  };
  const [list] = Object.values(written.resource.google_storage_bucket_iam_binding);
  expect(list["//"].reason).toBe("A website; Downloads");
});

const VIEWER = Role.of("roles/viewer");
const CASES: [
  string,
  (stack: TerraformStack) => IResourceWithAllowPolicy,
  Role,
  { tfResourceType: string },
][] = [
  ["a secret", (s) => Secret.fromSecretId(s, "r", "key"), VIEWER, SecretManagerSecretIamBinding],
  ["a topic", (s) => new Topic(s, "r", { name: "placed" }), VIEWER, PubsubTopicIamBinding],
  ["a dataset", (s) => BigQueryDataset.fromDatasetId(s, "r", "sales"), VIEWER, BigqueryDatasetIamBinding],
  ["a key", (s) => CryptoKey.fromKeyFullName(s, "r", KEY), VIEWER, KmsCryptoKeyIamBinding],
  [
    "a database",
    (s) => SpannerDatabase.fromDatabaseAttributes(s, "r", { instance: "main", database: "stock" }),
    VIEWER,
    SpannerDatabaseIamBinding,
  ],
  [
    "a repository",
    (s) => DockerRepository.fromRepositoryFullName(s, "r", REPOSITORY),
    VIEWER,
    ArtifactRegistryRepositoryIamBinding,
  ],
  ["a queue", (s) => TaskQueue.fromQueueName(s, "r", "mails"), VIEWER, CloudTasksQueueIamBinding],
  [
    "a queue of this app",
    (s) => new TaskQueue(s, "mails", { target: newFunction(s, "send") }),
    VIEWER,
    CloudTasksQueueIamBinding,
  ],
  ["a project", (s) => GoogleProject.of(s), Role.DATASTORE_VIEWER, ProjectIamBinding],
  [
    "an account",
    (s) => ServiceAccount.fromServiceAccountEmail(s, "r", ACCOUNT),
    VIEWER,
    ServiceAccountIamBinding,
  ],
  ["a function", (s) => newFunction(s, "orders"), VIEWER, Cloudfunctions2FunctionIamBinding],
  [
    "the service of a function",
    (s) => newFunction(s, "orders"),
    Role.RUN_VIEWER,
    CloudRunV2ServiceIamBinding,
  ],
  ["a service", (s) => newService(s, "orders"), VIEWER, CloudRunV2ServiceIamBinding],
  [
    "a 1st gen function",
    (s) => FirstGenFunction.fromFunctionName(s, "r", "legacy"),
    VIEWER,
    CloudfunctionsFunctionIamBinding,
  ],
  ["an app behind IAP", (s) => new AppEngineIap(s, "r"), VIEWER, IapWebTypeAppEngineIamBinding],
  [
    "a service of an app behind IAP",
    (s) => new AppEngineIap(s, "r", { target: AppEngineTarget.service("default") }),
    VIEWER,
    IapAppEngineServiceIamBinding,
  ],
  [
    "a version of an app behind IAP",
    (s) => new AppEngineIap(s, "r", { target: AppEngineTarget.version("default", "v1") }),
    VIEWER,
    IapAppEngineVersionIamBinding,
  ],
];

test.each(CASES)(
  "%s has a list where its grants would be, with the same arguments",
  (_, make, role, type) => {
    const [alone, owned] = [newStack(), newStack()];
    make(alone).grant(role, OPS);
    const member = type.tfResourceType.replace(/_binding$/, "_member");
    const [{ member: who, ...written }] = all(alone, { tfResourceType: member }) as {
      member: string;
      role: string;
    }[];
    const resource = make(owned);
    resource.grant(role, OPS);
    new RoleBinding(owned, "list", { resource, role });
    expect(all(owned, type)).toEqual([{ ...written, members: [who] }]);
    expect(
      (all(owned, { tfResourceType: member }) as { role: string }[]).map((one) => one.role),
    ).not.toContain(role.name);
  },
);

test("those who pass the IAP of a service have a list, and its agent keeps its own role", () => {
  const stack = newStack();
  GoogleProviderVersion.pin(stack, "7.21.0");
  const page = newService(stack, "page", { iap: true });
  page.grantIapAccess(OPS);
  new RoleBinding(stack, "staff", { resource: page, role: Role.IAP_HTTPS_RESOURCE_ACCESSOR });
  page.grantIapAccess(ADA);
  expect(all(stack, IapWebCloudRunServiceIamBinding)).toEqual([
    {
      cloud_run_service_name: "${google_cloud_run_v2_service.page_15F095D5.name}",
      location: "asia-northeast1",
      project: "example-project",
      role: "roles/iap.httpsResourceAccessor",
      members: ["group:ops@example.com", "user:ada@example.com"],
    },
  ]);
  expect(all(stack, CloudRunV2ServiceIamBinding)).toEqual([]);
  expect(() => page.grant(Role.IAP_HTTPS_RESOURCE_ACCESSOR, ADA)).toThrow(
    new Error(
      "'role' must not be one that lets callers in, got 'roles/iap.httpsResourceAccessor'; use grantIapAccess [at shop/page]",
    ),
  );
});

test("what comes before a grant comes before the list that takes it over", () => {
  const stack = newStack();
  new GoogleBetaProvider(stack, "beta", { project: "example-project" });
  GoogleProviderVersion.pin(stack, "7.21.0");
  new InvokerBinding(stack, "invokers", { target: newService(stack, "page", { iap: true }) });
  expect(all(stack, CloudRunV2ServiceIamBinding)).toMatchObject([
    { depends_on: [expect.stringMatching(/^google_project_service_identity\./)] },
  ]);
});

describe("refuses", () => {
  test("a second list of one role", () => {
    const stack = newStack();
    new RoleBinding(stack, "readers", { resource: files(stack), role: READER });
    expect(() => new RoleBinding(stack, "others", { resource: files(stack, "again"), role: READER })).toThrow(
      new Error(
        "'RoleBinding' must be alone in granting roles/storage.objectViewer on its resource, got 'shop/others' and 'shop/readers' [at shop/others]",
      ),
    );
  });

  test.each([Role.RUN_INVOKER, Role.CLOUD_FUNCTIONS_INVOKER])(
    "%s, which has a binding of its own",
    (role) => {
      const stack = newStack();
      expect(() => new RoleBinding(stack, "list", { resource: newFunction(stack, "orders"), role })).toThrow(
        new Error(
          `'resource' must have an allow policy with a list of members for ${role.name}, got 'shop/orders'; use InvokerBinding [at shop/list]`,
        ),
      );
    },
  );

  test("a resource of the user's own, which has no list", () => {
    class Dataset extends ResourceWithAllowPolicy {
      protected readonly _policy = {
        holder: this,
        acceptsConditions: false,
        write: () => new StorageBucket(this, "x", { name: "x", location: "us" }),
      };
    }
    const stack = newStack();
    expect(
      () => new RoleBinding(stack, "list", { resource: new Dataset(stack, "own"), role: READER }),
    ).toThrow(
      new Error(
        "'resource' must have an allow policy with a list of members for roles/storage.objectViewer, got 'shop/own' [at shop/list]",
      ),
    );
  });

  test("a condition that the provider does not read back", () => {
    const stack = newStack();
    const resource = new Topic(stack, "topic");
    const condition = IamCondition.until("2026-12-31");
    expect(() => new RoleBinding(stack, "list", { resource, role: VIEWER, condition })).toThrow(
      new Error(
        "'condition' must be on a project, service account, bucket, secret, key, Spanner database or IAP, where the provider reads it back, got 'until 2026-12-31' here [at shop/list]",
      ),
    );
  });

  test("a resource of another stack", () => {
    const shop = newStack();
    const depot = newStack(shop.node.root as never, "depot");
    expect(() => new RoleBinding(depot, "list", { resource: files(shop), role: READER })).toThrow(
      new Error(
        "'resource' must be of the stack depot, got shop/files of shop; import it in depot as well [at depot/list]",
      ),
    );
  });
});
