import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import { Cloudfunctions2Function } from "@cdktf/provider-google/lib/cloudfunctions2-function";
import { ProjectIamMember } from "@cdktf/provider-google/lib/project-iam-member";
import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { SecretManagerSecretIamMember } from "@cdktf/provider-google/lib/secret-manager-secret-iam-member";
import { ServiceAccount as ServiceAccountResource } from "@cdktf/provider-google/lib/service-account";
import { StorageBucket } from "@cdktf/provider-google/lib/storage-bucket";
import { StorageBucketIamMember } from "@cdktf/provider-google/lib/storage-bucket-iam-member";
import { Fn, TerraformLocal, TerraformStack, TerraformVariable, Testing, Token } from "cdktf";
import { Construct } from "constructs";
import { GoogleProviderVersion } from "../../lib/core/provider-version";
import { BaseImageUpdates, type CloudRunFunctionProps } from "../../lib/functions/cloud-run-function-props";
import {
  type EventTriggerConfig,
  type EventTriggerTarget,
  type IEventTrigger,
  RetryPolicy,
} from "../../lib/functions/event-trigger";
import { Runtime } from "../../lib/functions/runtime";
import { Principal } from "../../lib/iam/principal";
import { Role } from "../../lib/iam/role";
import { ServiceAccount } from "../../lib/iam/service-account";
import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { Bucket } from "../../lib/resources/bucket";
import { DockerRepository } from "../../lib/resources/docker-repository";
import { type ISecret, Secret } from "../../lib/resources/secret";
import { FunctionSource } from "../../lib/source/function-source";
import { VpcAccess, VpcEgress } from "../../lib/workload/vpc-access";
import { newFunction } from "../support/functions";
import { all, byAddress, GOES_LAST } from "../support/resources";
import { newApp, newStack, NO_WAIT } from "../support/stack";

const BUILDER = "google_service_account.cloud-run-functions_build_service-account_1C48B440";
const BUCKET = "google_storage_bucket.cloud-run-functions_source_6A6F9C0C";
const RUNTIME_ACCOUNT = "google_service_account.orders_service-account_CA78D131";
const FUNCTION = "google_cloudfunctions2_function.orders_46FA7C19";
const ARCHIVE = "google_storage_bucket_object.orders_archive_CE6FB534";

const BUILD_GRANTS = [
  "google_project_iam_member.cloud-run-functions_project_roles--logginglogWriterserviceAccountshop-build_81C2F064",
  "google_project_iam_member.cloud-run-functions_project_roles--artifactregistrywriterserviceAccountshop-build_F9979B9A",
  "google_project_iam_member.cloud-run-functions_project_roles--storageobjectViewerserviceAccountshop-buildonlythesourcesoffunctions_5D148CF9",
];

/** The source of the function `orders`, in a bucket. */
const sourceIn = (bucket: string) => ({
  storage_source: {
    ...MINIMAL.build_config.source.storage_source,
    bucket: `\${google_storage_bucket.${bucket}.name}`,
  },
});

const MINIMAL = {
  name: "orders",
  project: "example-project",
  location: "asia-northeast1",
  build_config: {
    runtime: "nodejs22",
    entry_point: "handler",
    source: {
      storage_source: {
        bucket: `\${${BUCKET}.name}`,
        object: `\${${ARCHIVE}.name}`,
        generation: `\${${ARCHIVE}.generation}`,
      },
    },
    service_account: `\${${BUILDER}.name}`,
    environment_variables: { BUILD_ENVIRONMENT: "default" },
    automatic_update_policy: {},
  },
  service_config: {
    service_account_email: `\${${RUNTIME_ACCOUNT}.email}`,
    ingress_settings: "ALLOW_ALL",
    all_traffic_on_latest_revision: true,
    timeout_seconds: 60,
    available_memory: "256Mi",
    available_cpu: "0.1666",
    max_instance_request_concurrency: 1,
    min_instance_count: 0,
    max_instance_count: 100,
    environment_variables: { LOG_EXECUTION_ID: "true" },
  },
  depends_on: BUILD_GRANTS,
};

/** A value with its tokens as Terraform gets them. */
function resolved(stack: TerraformStack, value: unknown): unknown {
  new TerraformLocal(stack, "resolved", value);
  return (JSON.parse(Testing.synth(stack, true)) as { locals: { resolved: unknown } }).locals.resolved;
}

const local = (address: string) => address.slice(address.indexOf(".") + 1);

/** The function `orders` of a stack, which may hold more than the minimal one. */
const ordersOf = (stack: TerraformStack) =>
  byAddress(stack, Cloudfunctions2Function)[local(FUNCTION)] as typeof MINIMAL;

/** That function where it is given props. */
function ordersWith(props: (stack: TerraformStack) => Partial<CloudRunFunctionProps>): typeof MINIMAL {
  const stack = newStack();
  newFunction(stack, "orders", props(stack));
  return ordersOf(stack);
}

test("the minimal function is all of these resources, and no other", () => {
  const stack = newStack();
  newFunction(stack, "orders");
  const { resource } = JSON.parse(Testing.synth(stack, true)) as { resource: unknown };
  expect(resource).toEqual({
    google_cloudfunctions2_function: { [local(FUNCTION)]: MINIMAL },
    google_service_account: {
      [local(RUNTIME_ACCOUNT)]: {
        account_id: "orders-run",
        description: "Runs the Cloud Run function orders",
        lifecycle: { create_before_destroy: true },
        project: "example-project",
      },
      [local(BUILDER)]: {
        account_id: "shop-build",
        description: "Builds Cloud Run functions",
        lifecycle: { create_before_destroy: true },
        project: "example-project",
      },
    },
    google_project_iam_member: {
      [local(BUILD_GRANTS[0])]: {
        member: `\${${BUILDER}.member}`,
        project: "example-project",
        role: "roles/logging.logWriter",
      },
      [local(BUILD_GRANTS[1])]: {
        member: `\${${BUILDER}.member}`,
        project: "example-project",
        role: "roles/artifactregistry.writer",
      },
      [local(BUILD_GRANTS[2])]: {
        member: `\${${BUILDER}.member}`,
        project: "example-project",
        role: "roles/storage.objectViewer",
        condition: {
          title: "only the sources of functions",
          expression:
            'resource.type == "storage.googleapis.com/Object" && resource.name.startsWith("projects/_/buckets/gcf-v2-sources-")',
        },
      },
    },
    google_storage_bucket: {
      [local(BUCKET)]: {
        name: "example-project-functions-bb081958",
        project: "example-project",
        location: "asia-northeast1",
        force_destroy: true,
        uniform_bucket_level_access: true,
        public_access_prevention: "enforced",
        versioning: { enabled: false },
        lifecycle_rule: [
          {
            action: { type: "Delete" },
            condition: { days_since_noncurrent_time: 7, with_state: "ARCHIVED" },
          },
          { action: { type: "AbortIncompleteMultipartUpload" }, condition: { age: 1 } },
        ],
      },
    },
    google_storage_bucket_object: {
      [local(ARCHIVE)]: {
        bucket: `\${${BUCKET}.name}`,
        name: "example-project/asia-northeast1/orders/b95896608ea9c635c5ba17a2bb9665d0.zip",
        source:
          "assets/cloud-run-functions_archive_orders_71601BCF/b95896608ea9c635c5ba17a2bb9665d0/source.zip",
        lifecycle: { create_before_destroy: true },
      },
    },
  });
});

describe("every prop writes its argument and leaves all others alone:", () => {
  interface Changes {
    readonly function?: object;
    readonly build?: object;
    readonly service?: object;
  }

  const REPOSITORY = "projects/example-project/locations/asia-northeast1/repositories/functions";
  const POOL = "projects/example-project/locations/asia-northeast1/workerPools/private";
  const KEY = "projects/example-project/locations/asia-northeast1/keyRings/main/cryptoKeys/functions";
  const CONNECTOR = "projects/example-project/locations/asia-northeast1/connectors/main";
  const POLICY = "projects/example-project/platforms/cloudRun/production";
  const repositoryGrant =
    "google_artifact_registry_repository_iam_member.repository_roles--artifactregistrywriterserviceAccountshop-build_C52444FA";
  const secretGrant =
    "google_secret_manager_secret_iam_member.db_roles--secretmanagersecretAccessorserviceAccountorders-run_5B4D4A30";

  const account = (stack: Construct) =>
    ServiceAccount.fromServiceAccountEmail(stack, "own", "own@example-project.iam.gserviceaccount.com");
  const repository = (stack: Construct) =>
    DockerRepository.fromRepositoryFullName(stack, "repository", REPOSITORY);
  const dbPassword = (stack: Construct) => Secret.fromSecretId(stack, "db", "db-password");

  test.each<[string, (stack: TerraformStack) => Partial<CloudRunFunctionProps>, Changes]>([
    ["runtime", () => ({ runtime: Runtime.NODEJS_24 }), { build: { runtime: "nodejs24" } }],
    ["entryPoint", () => ({ entryPoint: "receive" }), { build: { entry_point: "receive" } }],
    [
      "source",
      (stack) => ({
        source: FunctionSource.bucketObject(Bucket.fromBucketName(stack, "bucket", "own-bucket"), "a.zip", {
          generation: 1700000000000001,
        }),
      }),
      {
        build: {
          source: { storage_source: { bucket: "own-bucket", object: "a.zip", generation: 1700000000000001 } },
        },
      },
    ],
    [
      "ingress",
      () => ({ ingress: IngressSettings.INTERNAL }),
      { service: { ingress_settings: "ALLOW_INTERNAL_ONLY" } },
    ],
    ["name", () => ({ name: "orders-v2" }), { function: { name: "orders-v2" } }],
    ["description", () => ({ description: "Takes orders" }), { function: { description: "Takes orders" } }],
    ["labels", () => ({ labels: { team: "shop" } }), { function: { labels: { team: "shop" } } }],
    [
      "serviceAccount",
      (stack) => ({ serviceAccount: account(stack) }),
      { service: { service_account_email: "own@example-project.iam.gserviceaccount.com" } },
    ],
    [
      "environment",
      () => ({ environment: { MODE: "test" } }),
      { service: { environment_variables: { LOG_EXECUTION_ID: "true", MODE: "test" } } },
    ],
    [
      "secretEnvironment",
      (stack) => ({ secretEnvironment: { DB_PASSWORD: dbPassword(stack).version("3") } }),
      {
        service: {
          secret_environment_variables: [
            { key: "DB_PASSWORD", project_id: "example-project", secret: "db-password", version: "3" },
          ],
        },
        function: { depends_on: [...BUILD_GRANTS, secretGrant] },
      },
    ],
    [
      "secretVolumes",
      (stack) => ({ secretVolumes: [{ secret: dbPassword(stack), mountPath: "/etc/secrets" }] }),
      {
        service: {
          secret_volumes: [
            {
              mount_path: "/etc/secrets",
              project_id: "example-project",
              secret: "db-password",
              versions: [{ path: "db-password", version: "latest" }],
            },
          ],
        },
        function: { depends_on: [...BUILD_GRANTS, secretGrant] },
      },
    ],
    [
      "memoryMib",
      () => ({ memoryMib: 512 }),
      { service: { available_memory: "512Mi", available_cpu: "0.3333" } },
    ],
    ["cpu", () => ({ cpu: 2 }), { service: { available_cpu: "2" } }],
    ["cpu, a fraction", () => ({ cpu: 0.5 }), { service: { available_cpu: "0.5" } }],
    [
      "concurrency",
      () => ({ cpu: 1, concurrency: 80 }),
      { service: { available_cpu: "1", max_instance_request_concurrency: 80 } },
    ],
    ["minInstances", () => ({ minInstances: 2 }), { service: { min_instance_count: 2 } }],
    ["maxInstances", () => ({ maxInstances: 7 }), { service: { max_instance_count: 7 } }],
    ["timeoutSeconds", () => ({ timeoutSeconds: 3600 }), { service: { timeout_seconds: 3600 } }],
    [
      "vpcAccess",
      () => ({ vpcAccess: VpcAccess.connector(CONNECTOR, VpcEgress.PRIVATE_RANGES_ONLY) }),
      { service: { vpc_connector: CONNECTOR, vpc_connector_egress_settings: "PRIVATE_RANGES_ONLY" } },
    ],
    [
      "dockerRepository",
      (stack) => ({ dockerRepository: repository(stack) }),
      {
        build: { docker_repository: REPOSITORY },
        function: { depends_on: [BUILD_GRANTS[0], repositoryGrant, BUILD_GRANTS[2]] },
      },
    ],
    [
      "kmsKeyName",
      (stack) => ({ kmsKeyName: KEY, dockerRepository: repository(stack) }),
      {
        build: {
          docker_repository: REPOSITORY,
          source: sourceIn("cloud-run-functions_source___6319bb7a_3346E450"),
        },
        function: { kms_key_name: KEY, depends_on: [BUILD_GRANTS[0], repositoryGrant, BUILD_GRANTS[2]] },
      },
    ],
    [
      "buildEnvironment",
      () => ({ buildEnvironment: { NPM_TOKEN: "none" } }),
      { build: { environment_variables: { NPM_TOKEN: "none" } } },
    ],
    ["workerPool", () => ({ workerPool: POOL }), { build: { worker_pool: POOL } }],
    ["baseImageUpdates, automatic", () => ({ baseImageUpdates: BaseImageUpdates.AUTOMATIC }), {}],
    [
      "binaryAuthorizationPolicy",
      () => ({ binaryAuthorizationPolicy: POLICY }),
      { service: { binary_authorization_policy: POLICY } },
    ],
    [
      "terraformTimeouts",
      () => ({ terraformTimeouts: { create: "30m", update: "1h30m", destroy: "90s" } }),
      { function: { timeouts: { create: "30m", update: "1h30m", delete: "90s" } } },
    ],
  ])("%s", (_prop, props, changes) => {
    expect(ordersWith(props)).toEqual({
      ...MINIMAL,
      ...changes.function,
      build_config: { ...MINIMAL.build_config, ...changes.build },
      service_config: { ...MINIMAL.service_config, ...changes.service },
    });
  });
});

describe("a prop that needs a newer provider,", () => {
  const DIRECT = VpcAccess.direct({
    egress: VpcEgress.ALL_TRAFFIC,
    network: "main",
    subnetwork: "main-tokyo",
    tags: ["orders"],
  });
  const props: [string, Partial<CloudRunFunctionProps>, string, string, object][] = [
    [
      "vpcAccess",
      { vpcAccess: DIRECT },
      "Direct VPC egress of a function",
      "7.21.0",
      {
        direct_vpc_egress: "VPC_EGRESS_ALL_TRAFFIC",
        direct_vpc_network_interface: [{ network: "main", subnetwork: "main-tokyo", tags: ["orders"] }],
      },
    ],
    [
      "allTrafficOnLatestRevision",
      { allTrafficOnLatestRevision: false },
      "a function that keeps its traffic on a revision",
      "7.32.0",
      { all_traffic_on_latest_revision: false },
    ],
  ];

  test.each(props)("%s, is written if that version is pinned", (_prop, given, _feature, since, changes) => {
    const stack = newStack();
    GoogleProviderVersion.pin(stack, since);
    newFunction(stack, "orders", given);
    expect(ordersOf(stack)).toEqual({
      ...MINIMAL,
      service_config: { ...MINIMAL.service_config, ...changes },
    });
  });

  test.each(props)("%s, is refused if no version is pinned", (prop, given, feature, since) => {
    const stack = newStack();
    newFunction(stack, "orders", given);
    expect(() => ordersOf(stack)).toThrow(
      new Error(
        "Validation failed with the following errors:\n" +
          `  [shop/orders/Resource] '${prop}' must not ask for ${feature} before google ${since}, got google 6.50.0; pin a newer one with GoogleProviderVersion.pin(stack, '${since}')\n` +
          "\nIf you wish to ignore these validations, pass 'skipValidation: true' to your App configuration.\n",
      ),
    );
  });

  test("allTrafficOnLatestRevision, needs no newer provider if it is true", () => {
    expect(ordersWith(() => ({ allTrafficOnLatestRevision: true }))).toEqual(MINIMAL);
  });
});

test("the base image is updated only on deployment if the caller says so", () => {
  const { automatic_update_policy: _, ...build } = MINIMAL.build_config;
  expect(ordersWith(() => ({ baseImageUpdates: BaseImageUpdates.ON_DEPLOY }))).toEqual({
    ...MINIMAL,
    build_config: { ...build, on_deploy_update_policy: {} },
  });
});

describe("a build service account of the caller", () => {
  const EMAIL = "builder@example-project.iam.gserviceaccount.com";
  const BUILDING = {
    ...MINIMAL.build_config,
    service_account: `projects/example-project/serviceAccounts/${EMAIL}`,
  };

  test("gets what a build needs, and the function waits for the grants", () => {
    const stack = newStack();
    newFunction(stack, "orders", {
      buildServiceAccount: ServiceAccount.fromServiceAccountEmail(stack, "builder", EMAIL),
    });
    const { depends_on, build_config } = ordersOf(stack);
    const members = byAddress(stack, ProjectIamMember);
    const member = `serviceAccount:${EMAIL}`;
    expect(build_config).toEqual(BUILDING);
    expect(Object.values(members)).toEqual([
      { project: "example-project", role: "roles/artifactregistry.writer", member },
      { project: "example-project", role: "roles/logging.logWriter", member },
      expect.objectContaining({ project: "example-project", role: "roles/storage.objectViewer", member }),
    ]);
    expect([...depends_on].sort()).toEqual(
      Object.keys(members).map((name) => `google_project_iam_member.${name}`),
    );
    expect(Object.keys(byAddress(stack, ServiceAccountResource))).toEqual([local(RUNTIME_ACCOUNT)]);
  });

  test("gets nothing where somebody else grants the roles", () => {
    const stack = newStack();
    const buildServiceAccount = ServiceAccount.fromServiceAccountEmail(stack, "builder", EMAIL);
    newFunction(stack, "orders", { buildServiceAccount, grantBuildRoles: false });
    const { depends_on: _, ...rest } = MINIMAL;
    expect(ordersOf(stack)).toEqual({ ...rest, build_config: BUILDING });
    expect(all(stack, ProjectIamMember)).toEqual([]);
  });

  test.each([
    [
      "the default account, of the function's project",
      "123456789012-compute@developer.gserviceaccount.com",
      {},
      "example-project",
    ],
    [
      "the default account of a project that is given",
      "123456789012-compute@developer.gserviceaccount.com",
      { project: "other-project" },
      "other-project",
    ],
    [
      "App Engine's account, of its project",
      "other-project@appspot.gserviceaccount.com",
      {},
      "other-project",
    ],
    ["an account by a token, of the function's project", "${var.builder}", {}, "example-project"],
  ])("%s is named with its project", (_title, email, options, project) => {
    const stack = newStack();
    const given = email.startsWith("$") ? new TerraformVariable(stack, "builder", {}).stringValue : email;
    const buildServiceAccount = ServiceAccount.fromServiceAccountEmail(stack, "own", given, options);
    newFunction(stack, "orders", { buildServiceAccount });
    expect(ordersOf(stack).build_config.service_account).toBe(`projects/${project}/serviceAccounts/${email}`);
  });
});

describe("tokens", () => {
  test("are taken unchecked in every prop, and written to the right arguments", () => {
    const stack = newStack();
    const text = new TerraformVariable(stack, "text", { type: "string" }).stringValue;
    const number = new TerraformVariable(stack, "number", { type: "number" }).numberValue;
    const largest = Token.asNumber(Fn.max([1, 2]));
    newFunction(stack, "orders", {
      name: text,
      description: `About ${text}`,
      entryPoint: text,
      environment: { MODE: text },
      buildEnvironment: { MODE: text },
      labels: { team: text },
      secretEnvironment: { KEY: Secret.fromSecretId(stack, "key", text, { project: text }).version(text) },
      kmsKeyName: text,
      dockerRepository: DockerRepository.fromRepositoryFullName(stack, "repository", text),
      workerPool: text,
      binaryAuthorizationPolicy: text,
      vpcAccess: VpcAccess.connector(text, VpcEgress.ALL_TRAFFIC),
      terraformTimeouts: { create: text },
      memoryMib: number,
      cpu: number,
      concurrency: number,
      timeoutSeconds: number,
      minInstances: number,
      maxInstances: largest,
    });
    const secretGrant = expect.stringContaining("google_secret_manager_secret_iam_member.key_") as unknown;
    const repositoryGrant = expect.stringContaining(
      "google_artifact_registry_repository_iam_member.repository_",
    ) as unknown;
    const value = "${var.text}";
    expect(ordersOf(stack)).toEqual({
      ...MINIMAL,
      name: value,
      description: "About ${var.text}",
      labels: { team: value },
      kms_key_name: value,
      timeouts: { create: value },
      build_config: {
        ...MINIMAL.build_config,
        // Whose key is a token has a bucket of its own.
        source: sourceIn("orders_cloud-run-functions_source_BF4D71B7"),
        entry_point: value,
        environment_variables: { MODE: value },
        docker_repository: value,
        worker_pool: value,
      },
      service_config: {
        ...MINIMAL.service_config,
        environment_variables: { LOG_EXECUTION_ID: "true", MODE: value },
        secret_environment_variables: [{ key: "KEY", secret: value, project_id: value, version: value }],
        binary_authorization_policy: value,
        vpc_connector: value,
        vpc_connector_egress_settings: "ALL_TRAFFIC",
        available_memory: "${var.number}Mi",
        available_cpu: "${var.number}",
        max_instance_request_concurrency: "${var.number}",
        timeout_seconds: "${var.number}",
        min_instance_count: "${var.number}",
        max_instance_count: "${max(1, 2)}",
      },
      depends_on: [BUILD_GRANTS[0], repositoryGrant, BUILD_GRANTS[2], secretGrant],
    });
  });

  test("may be text with an interpolation", () => {
    const stack = newStack();
    newFunction(stack, "orders", { name: "${var.name}-v2", entryPoint: "${var.entry}" });
    expect(ordersOf(stack)).toEqual({
      ...MINIMAL,
      name: "${var.name}-v2",
      build_config: { ...MINIMAL.build_config, entry_point: "${var.entry}" },
    });
  });

  test("may be the whole map of labels or of the build's variables", () => {
    const stack = newStack();
    const map = (id: string) => Token.asStringMap(new TerraformVariable(stack, id, {}).value);
    newFunction(stack, "orders", { labels: map("labels"), buildEnvironment: map("build") });
    expect(ordersOf(stack)).toEqual({
      ...MINIMAL,
      labels: "${var.labels}",
      build_config: { ...MINIMAL.build_config, environment_variables: "${var.build}" },
    });
  });

  describe("for the project", () => {
    /** Functions that have it from a variable. */
    function stackWith(...functions: [scope: string, id: string, name: string][]): TerraformStack {
      const stack = newStack();
      const project = new TerraformVariable(stack, "project", { type: "string" }).stringValue;
      for (const [scope, id, name] of functions)
        newFunction(new Construct(stack, scope), id, { project, name });
      return stack;
    }

    test("are the project of all resources, and the functions share none of them", () => {
      const stack = stackWith(["a", "orders", "orders"], ["b", "reports", "reports"]);
      expect(projectsOf(stack)).toEqual(new Set(["${var.project}"]));
      expect(listed(stack, ServiceAccountResource, "account_id").sort()).toEqual([
        "orders-build",
        "orders-run",
        "reports-build",
        "reports-run",
      ]);
      expect(all(stack, StorageBucket)).toHaveLength(2);
      expect(all(stack, ProjectIamMember)).toHaveLength(6);
      expectDistinct(stack);
    });

    test("do not make functions with different names share an account id or a bucket name", () => {
      expectDistinct(stackWith(["a", "function", "orders"], ["b", "function", "reports"]));
    });
  });
});

interface Named {
  readonly account_id?: string;
  readonly location?: string;
  readonly member?: string;
  readonly name?: string;
  readonly project?: string;
}

/** One argument of all resources of a type. */
const listed = (stack: TerraformStack, type: { tfResourceType: string }, argument: keyof Named) =>
  (all(stack, type) as Named[]).map((resource) => resource[argument]);

/** The projects of all that a stack defines. */
function projectsOf(stack: TerraformStack): Set<unknown> {
  const types = [Cloudfunctions2Function, ServiceAccountResource, StorageBucket, ProjectIamMember];
  return new Set(types.flatMap((type) => listed(stack, type, "project")));
}

/** No two service accounts have one id in one project, and no two buckets one name. */
function expectDistinct(stack: TerraformStack): void {
  const accounts = (all(stack, ServiceAccountResource) as Named[]).map((a) => `${a.account_id}@${a.project}`);
  const buckets = listed(stack, StorageBucket, "name");
  expect(accounts).toEqual([...new Set(accounts)]);
  expect(buckets).toEqual([...new Set(buckets)]);
}

describe("projects and locations", () => {
  test("those of the caller are on all resources of the function, which has its own build account and bucket", () => {
    const stack = newStack();
    newFunction(stack, "orders", { project: "other-project", location: "europe-west1" });
    expect(projectsOf(stack)).toEqual(new Set(["other-project"]));
    expect(listed(stack, StorageBucket, "location")).toEqual(["europe-west1"]);
    expect(listed(stack, Cloudfunctions2Function, "location")).toEqual(["europe-west1"]);
    expectDistinct(stack);
  });

  test("functions of one project and location share one build account, one bucket and its grants", () => {
    const stack = newStack();
    newFunction(stack, "orders");
    newFunction(stack, "reports");
    expect(listed(stack, ServiceAccountResource, "account_id")).toEqual([
      "shop-build",
      "orders-run",
      "reports-run",
    ]);
    expect(Object.keys(byAddress(stack, StorageBucket))).toEqual([local(BUCKET)]);
    expect([
      ...Object.keys(byAddress(stack, ProjectIamMember)),
      ...Object.keys(byAddress(stack, StorageBucketIamMember)),
    ]).toEqual([BUILD_GRANTS[1], BUILD_GRANTS[0], BUILD_GRANTS[2]].map(local));
  });

  test("functions in two locations share the build account and have a bucket each", () => {
    const stack = newStack();
    newFunction(stack, "orders");
    newFunction(stack, "reports", { location: "us-central1" });
    expect(Object.keys(byAddress(stack, ProjectIamMember))).toHaveLength(3);
    expect(listed(stack, StorageBucket, "location")).toEqual(["asia-northeast1", "us-central1"]);
    expectDistinct(stack);
  });

  test("functions in two projects share nothing", () => {
    const stack = newStack();
    newFunction(stack, "orders");
    newFunction(stack, "reports", { project: "other-project" });
    const projects = (type: { tfResourceType: string }) => listed(stack, type, "project").sort();
    const [home, other] = ["example-project", "other-project"];
    expect(projects(ServiceAccountResource)).toEqual([home, home, other, other]);
    expect(projects(ProjectIamMember)).toEqual([home, home, home, other, other, other]);
    expect(projects(StorageBucket)).toEqual(["example-project", "other-project"]);
    expect(listed(stack, ServiceAccountResource, "account_id").sort()).toEqual([
      "orders-run",
      "reports-run",
      "shop-build",
      "shop-other-project-build",
    ]);
    expectDistinct(stack);
  });

  test("a location from a variable is on the function and on its bucket", () => {
    const stack = newStack();
    newFunction(stack, "orders", { location: new TerraformVariable(stack, "region", {}).stringValue });
    for (const type of [Cloudfunctions2Function, StorageBucket]) {
      expect(listed(stack, type, "location")).toEqual(["${var.region}"]);
    }
  });

  test("functions share resources, whether they name the provider's project and location or not", () => {
    const stack = newStack();
    newFunction(stack, "orders", { project: "example-project", location: "asia-northeast1" });
    newFunction(stack, "reports");
    expect(all(stack, ProjectIamMember)).toHaveLength(3);
    expect(Object.keys(byAddress(stack, StorageBucket))).toEqual([local(BUCKET)]);
    expect(listed(stack, ServiceAccountResource, "account_id").sort()).toEqual([
      "orders-asia-northeast1-run",
      "reports-run",
      "shop-build",
    ]);
  });

  test("two functions may have one name in two locations, with a service account each", () => {
    const stack = newStack();
    newFunction(stack, "orders-tokyo", { name: "orders" });
    newFunction(stack, "orders-iowa", { name: "orders", location: "us-central1" });
    expect(listed(stack, Cloudfunctions2Function, "name")).toEqual(["orders", "orders"]);
    expect(listed(stack, ServiceAccountResource, "account_id").sort()).toEqual([
      "orders-run",
      "orders-us-central1-run",
      "shop-build",
    ]);
    expectDistinct(stack);
  });

  test("the provider may be declared after the function", () => {
    const stack = new TerraformStack(newApp(NO_WAIT), "shop");
    newFunction(stack, "orders");
    new GoogleProvider(stack, "google", { project: "example-project", region: "asia-northeast1" });
    expect(byAddress(stack, Cloudfunctions2Function)).toEqual({ [local(FUNCTION)]: MINIMAL });
  });
});

describe("names", () => {
  test("two names of one Cloud Run service are refused", () => {
    const stack = newStack();
    newFunction(stack, "my-orders");
    expect(() => newFunction(stack, "others", { name: "My_Orders" })).toThrow(
      new Error(
        "'name' must differ from that of shop/my-orders, got 'My_Orders', which becomes 'my-orders' like 'my-orders' [at shop/others]",
      ),
    );
  });

  test("the same name twice is refused, even in two stacks of one project", () => {
    const app = newApp();
    newFunction(newStack(app, "shop"), "orders");
    expect(() => newFunction(newStack(app, "depot"), "orders")).toThrow(
      new Error("'name' must differ from that of shop/orders, got 'orders' [at depot/orders]"),
    );
  });
});

test("the caller's text in descriptions and variables is escaped, and the tokens in it stay tokens", () => {
  const stack = newStack();
  const text = new TerraformVariable(stack, "text", { type: "string" }).stringValue;
  newFunction(stack, "orders", {
    description: `\${x} %{if} ${text}`,
    environment: { A: "${x}", B: "%{ for }", C: `50% of $5 {x} $\${y} ${text}` },
    buildEnvironment: { D: "${y}" },
  }).addEnvironment("E", "${z}");
  expect(ordersOf(stack)).toEqual({
    ...MINIMAL,
    description: "$${x} %%{if} ${var.text}",
    build_config: { ...MINIMAL.build_config, environment_variables: { D: "$${y}" } },
    service_config: {
      ...MINIMAL.service_config,
      environment_variables: {
        LOG_EXECUTION_ID: "true",
        A: "$${x}",
        B: "%%{ for }",
        C: "50% of $5 {x} $$${y} ${var.text}",
        E: "$${z}",
      },
    },
  });
});

describe("environment", () => {
  const environmentOf = (stack: TerraformStack) => ordersOf(stack).service_config.environment_variables;

  test("has the caller's LOG_EXECUTION_ID, if there is one", () => {
    const stack = newStack();
    newFunction(stack, "orders", { environment: { LOG_EXECUTION_ID: "false" } });
    expect(environmentOf(stack)).toEqual({ LOG_EXECUTION_ID: "false" });
  });

  test("takes more variables, even attributes of another function", () => {
    const stack = newStack();
    const orders = newFunction(stack, "orders", { environment: { MODE: "test" } });
    orders.addEnvironment("REPORTS_URL", newFunction(stack, "reports").uri);
    orders.addEnvironment("LEVEL", "1");
    expect(environmentOf(stack)).toEqual({
      LOG_EXECUTION_ID: "true",
      MODE: "test",
      REPORTS_URL: "${google_cloudfunctions2_function.reports_7921670E.service_config[0].uri}",
      LEVEL: "1",
    });
  });

  test.each(["MODE", "DB_PASSWORD", "ADDED"])("refuses %s a second time", (name) => {
    const stack = newStack();
    const orders = newFunction(stack, "orders", {
      environment: { MODE: "test" },
      secretEnvironment: { DB_PASSWORD: Secret.fromSecretId(stack, "db", "db-password").version("1") },
    });
    orders.addEnvironment("ADDED", "1");
    expect(() => {
      orders.addEnvironment(name, "2");
    }).toThrow(new Error(`'name' must be a variable that is not set yet, got '${name}' [at shop/orders]`));
    expect(environmentOf(stack)).toEqual({ LOG_EXECUTION_ID: "true", MODE: "test", ADDED: "1" });
  });

  test("takes LOG_EXECUTION_ID once, in place of Google's default", () => {
    const stack = newStack();
    const orders = newFunction(stack, "orders");
    orders.addEnvironment("LOG_EXECUTION_ID", "false");
    expect(() => {
      orders.addEnvironment("LOG_EXECUTION_ID", "true");
    }).toThrow(
      new Error("'name' must be a variable that is not set yet, got 'LOG_EXECUTION_ID' [at shop/orders]"),
    );
    expect(environmentOf(stack)).toEqual({ LOG_EXECUTION_ID: "false" });
  });

  test("does not change the caller's object, which other functions may share", () => {
    const stack = newStack();
    const environment = { MODE: "test" };
    newFunction(stack, "orders", { environment }).addEnvironment("LEVEL", "1");
    newFunction(stack, "reports", { environment });
    expect(environment).toEqual({ MODE: "test" });
    expect(environmentOf(stack)).toEqual({ LOG_EXECUTION_ID: "true", MODE: "test", LEVEL: "1" });
  });

  test("may be one token, which may set LOG_EXECUTION_ID and takes no more variables", () => {
    const stack = newStack();
    const environment = Token.asStringMap(new TerraformVariable(stack, "variables", {}).value);
    const orders = newFunction(stack, "orders", { environment });
    expect(() => {
      orders.addEnvironment("MODE", "test");
    }).toThrow(
      new Error("'environment' must be known at synthesis to be added to, got a token [at shop/orders]"),
    );
    expect(environmentOf(stack)).toBe('${merge({"LOG_EXECUTION_ID" = "true"}, var.variables)}');
  });

  test("may have names that every JavaScript object has", () => {
    const stack = newStack();
    newFunction(stack, "orders").addEnvironment("constructor", "x");
    expect(environmentOf(stack)).toEqual({ LOG_EXECUTION_ID: "true", constructor: "x" });
  });

  test("does not change when a variable is refused", () => {
    const stack = newStack();
    const orders = newFunction(stack, "orders");
    const refusals: [string, string, string][] = [
      ["PORT", "80", "'environment' must not set a variable that Google sets itself, got 'PORT'"],
      ["A B", "1", "'environment' must have names without '=', spaces and control characters, got 'A B'"],
      [
        "BIG",
        "x".repeat(32 * 1024),
        "'environment' must hold at most 32 KiB of names and values, got 33 KiB",
      ],
      ["MISSING", undefined as unknown as string, "'value' must be a string, got undefined"],
    ];
    for (const [name, value, message] of refusals) {
      expect(() => {
        orders.addEnvironment(name, value);
      }).toThrow(new Error(`${message} [at shop/orders]`));
    }
    orders.addEnvironment("MODE", "test");
    expect(environmentOf(stack)).toEqual({ LOG_EXECUTION_ID: "true", MODE: "test" });
  });
});

describe("secrets", () => {
  test("let the function's account in once each, however often it reads them", () => {
    const stack = newStack();
    const db = Secret.fromSecretId(stack, "db", "db-password");
    const key = Secret.fromSecretId(stack, "key", "signing-key", { project: "vault" });
    Secret.fromSecretId(stack, "other", "other");
    newFunction(stack, "orders", {
      secretEnvironment: { DB: db.version("1"), OLD_DB: db.version("2"), KEY: key.version("3") },
      secretVolumes: [{ secret: db, mountPath: "/etc/db" }],
    });
    const common = {
      role: "roles/secretmanager.secretAccessor",
      member: `\${${RUNTIME_ACCOUNT}.member}`,
      ...GOES_LAST,
    };
    const grants = byAddress(stack, SecretManagerSecretIamMember);
    expect(Object.values(grants)).toEqual([
      { ...common, secret_id: "db-password", project: "example-project" },
      { ...common, secret_id: "signing-key", project: "vault" },
    ]);
    expect(ordersOf(stack).depends_on).toEqual([
      ...BUILD_GRANTS,
      ...Object.keys(grants).map((address) => `google_secret_manager_secret_iam_member.${address}`),
    ]);
  });

  test.each<[string, (db: ISecret) => Partial<CloudRunFunctionProps>]>([
    ["variables", (db) => ({ secretEnvironment: { DB: db.version("1") } })],
    ["files", (db) => ({ secretVolumes: [{ secret: db, mountPath: "/etc/db" }] })],
  ])(
    "of another stack are refused as %s, because the function must wait for the grant",
    (_title, reading) => {
      const app = newApp();
      const vault = newStack(app, "vault");
      const db = Secret.fromSecretId(vault, "db", "db-password");
      expect(() => newFunction(newStack(app), "orders", reading(db))).toThrow(
        new Error(
          "'secret' must be of the stack shop, got vault/db of vault; import it in shop as well [at shop/orders]",
        ),
      );
      expect(all(vault, SecretManagerSecretIamMember)).toEqual([]);
    },
  );

  test("must not set a variable that the environment sets", () => {
    const stack = newStack();
    const LOG_EXECUTION_ID = Secret.fromSecretId(stack, "db", "db-password").version("1");
    expect(() => newFunction(stack, "orders", { secretEnvironment: { LOG_EXECUTION_ID } })).toThrow(
      new Error(
        "'secretEnvironment' must not repeat a name of 'environment', got 'LOG_EXECUTION_ID' [at shop/orders]",
      ),
    );
  });

  test("let each of two functions in", () => {
    const stack = newStack();
    const db = Secret.fromSecretId(stack, "db", "db-password");
    newFunction(stack, "orders", { secretEnvironment: { DB: db.version("1") } });
    newFunction(stack, "reports", { secretEnvironment: { DB: db.version("1") } });
    expect(listed(stack, SecretManagerSecretIamMember, "member")).toEqual([
      `\${${RUNTIME_ACCOUNT}.member}`,
      "${google_service_account.reports_service-account_08A3428C.member}",
    ]);
  });
});

test("the attributes of a function are references to its resource", () => {
  const stack = newStack();
  const orders = newFunction(stack, "orders");
  const { functionName, uri, serviceName, location, project, ingress, curlCommand } = orders;
  expect(resolved(stack, { functionName, uri, serviceName, location, project, curlCommand })).toEqual({
    functionName: `\${${FUNCTION}.name}`,
    uri: `\${${FUNCTION}.service_config[0].uri}`,
    serviceName: `\${${FUNCTION}.service_config[0].service}`,
    location: "asia-northeast1",
    project: "example-project",
    curlCommand: `curl -H "Authorization: Bearer $(gcloud auth print-identity-token)" \${${FUNCTION}.service_config[0].uri}`,
  });
  expect(ingress).toBe(IngressSettings.ALL);
});

test("the resource is the default child, so that users can override it", () => {
  const stack = newStack();
  const resource = newFunction(stack, "orders").node.defaultChild as Cloudfunctions2Function;
  resource.addOverride("service_config.max_instance_count", 3);
  expect(ordersOf(stack)).toEqual({
    ...MINIMAL,
    service_config: { ...MINIMAL.service_config, max_instance_count: 3 },
  });
});

test("a missing ingress is refused, even without a type checker", () => {
  expect(() => newFunction(newStack(), "orders", { ingress: undefined })).toThrow(
    new Error(
      "'ingress' must be one of IngressSettings, because there is no default for a security choice, got undefined; use IngressSettings.ALL or IngressSettings.INTERNAL or IngressSettings.INTERNAL_AND_CLOUD_LOAD_BALANCING [at shop/orders]",
    ),
  );
});

/** The one member that is let into a function, in full. */
const letIn = (member: string, functionAddress = FUNCTION) => ({
  name: `\${${functionAddress}.service_config[0].service}`,
  project: "example-project",
  location: "asia-northeast1",
  role: "roles/run.invoker",
  member,
  lifecycle: { replace_triggered_by: [`${functionAddress}.id`] },
});

describe("callers", () => {
  test("are let in by the policy of the function's service, and again when the function is replaced", () => {
    const stack = newStack();
    newFunction(stack, "orders").grantInvoke(Principal.group("ops@example.com"));
    expect(all(stack, CloudRunV2ServiceIamMember)).toEqual([letIn("group:ops@example.com")]);
  });

  test("may be other functions, by their service accounts", () => {
    const stack = newStack();
    newFunction(stack, "orders").grantInvoke(newFunction(stack, "reports"));
    expect(all(stack, CloudRunV2ServiceIamMember)).toEqual([
      letIn("${google_service_account.reports_service-account_08A3428C.member}"),
    ]);
  });

  test("share one grant if one is a function and the other its service account", () => {
    const stack = newStack();
    const [orders, reports] = [newFunction(stack, "orders"), newFunction(stack, "reports")];
    expect(orders.grantInvoke(reports)).toBe(orders.grantInvoke(reports.serviceAccount));
    expect(reports.principalId).toBe("serviceAccount:reports-run");
  });

  test("from the internet are refused by internal functions, and the error names both remedies", () => {
    const stack = newStack();
    const orders = newFunction(stack, "orders", { ingress: IngressSettings.INTERNAL });
    expect(() => orders.grantInvoke(newFunction(stack, "reports"))).toThrow(
      new Error(
        "'ingress' must admit the internet, by which shop/reports calls, got INTERNAL; give shop/reports a 'vpcAccess' with VpcEgress.ALL_TRAFFIC, or use IngressSettings.ALL and keep IAM as the lock [at shop/orders]",
      ),
    );
    expect(all(stack, CloudRunV2ServiceIamMember)).toEqual([]);
  });
});

/** A trigger with an account of its own and a grant that must come first. */
class FakeTrigger implements IEventTrigger {
  /** The functions that it is bound to. */
  public readonly targets: object[] = [];

  constructor(private readonly config: Partial<EventTriggerConfig> = {}) {}

  public bind(scope: Construct, target: EventTriggerTarget): EventTriggerConfig {
    const { googleProject, accountStem, project } = target;
    this.targets.push({ ...target, googleProject: googleProject.node.path });
    const accountId = `${accountStem}-trigger`;
    const serviceAccount = new ServiceAccount(scope, "trigger", { accountId, project });
    return {
      eventType: "google.cloud.storage.object.v1.finalized",
      retryPolicy: RetryPolicy.DO_NOT_RETRY,
      serviceAccount,
      dependsOn: [googleProject.grant(Role.EVENTARC_EVENT_RECEIVER, serviceAccount)],
      ...this.config,
    };
  }
}

describe("an event-driven function", () => {
  const ACCOUNT = "google_service_account.orders_trigger_AFA5D640";

  test("has an event trigger and its dependencies, and is otherwise like any other function", () => {
    const stack = newStack();
    const trigger = new FakeTrigger({
      triggerRegion: "asia",
      filters: [
        { attribute: "bucket", value: "uploads" },
        { attribute: "name", value: "/in/*", pathPattern: true },
      ],
      retryPolicy: RetryPolicy.RETRY,
    });
    newFunction(stack, "orders", { trigger });
    const receiver = Object.keys(byAddress(stack, ProjectIamMember)).find((id) =>
      id.includes("eventReceiver"),
    );
    expect(ordersOf(stack)).toEqual({
      ...MINIMAL,
      event_trigger: {
        event_type: "google.cloud.storage.object.v1.finalized",
        trigger_region: "asia",
        event_filters: [
          { attribute: "bucket", value: "uploads" },
          { attribute: "name", value: "/in/*", operator: "match-path-pattern" },
        ],
        service_account_email: `\${${ACCOUNT}.email}`,
        retry_policy: "RETRY_POLICY_RETRY",
      },
      depends_on: [...BUILD_GRANTS, `google_project_iam_member.${receiver}`],
    });
  });

  test.each<[string, Partial<CloudRunFunctionProps>, object]>([
    [
      "by its id, and where it is by default",
      {},
      {
        noun: "function",
        name: "orders",
        purpose: "Delivers events to the Cloud Run function orders",
        location: "asia-northeast1",
        googleProject: "shop/cloud-run-functions/project",
        accountStem: "orders",
      },
    ],
    [
      "by its name, and where it was told to be",
      { name: "orders-v2", location: "us-west1", project: "other-project" },
      {
        noun: "function",
        name: "orders-v2",
        purpose: "Delivers events to the Cloud Run function orders-v2",
        location: "us-west1",
        project: "other-project",
        googleProject: "shop/cloud-run-functions/project_other-project",
        accountStem: "orders-v2-us-west1",
      },
    ],
    [
      "by tokens, which are in no name",
      { name: "${var.name}", location: "${var.location}", project: "${var.project}" },
      {
        noun: "function",
        name: "${var.name}",
        purpose: "Delivers events to the Cloud Run function ${var.name}",
        location: "${var.location}",
        project: "${var.project}",
        googleProject: "shop/orders/cloud-run-functions/project",
        accountStem: "orders",
      },
    ],
  ])("is described to its trigger %s", (_title, props, target) => {
    const stack = newStack();
    const trigger = new FakeTrigger();
    newFunction(stack, "orders", { trigger, ...props });
    expect(resolved(stack, trigger.targets)).toEqual([target]);
  });

  test("lets the trigger's service account in, and nobody else", () => {
    const stack = newStack();
    newFunction(stack, "orders", { trigger: new FakeTrigger(), ingress: IngressSettings.INTERNAL });
    expect(all(stack, CloudRunV2ServiceIamMember)).toEqual([letIn(`\${${ACCOUNT}.member}`)]);
  });

  test("has a timeout of at most 540 seconds", () => {
    const stack = newStack();
    newFunction(stack, "orders", { trigger: new FakeTrigger(), timeoutSeconds: 540 });
    expect(() => newFunction(stack, "resize", { trigger: new FakeTrigger(), timeoutSeconds: 541 })).toThrow(
      new Error(
        "'timeoutSeconds' must be between 1 and 540 for an event-driven function, got 541 [at shop/resize]",
      ),
    );
  });

  test.each(["allUsers", "allAuthenticatedUsers"] as const)("refuses %s", (everyone) => {
    const orders = newFunction(newStack(), "orders", { trigger: new FakeTrigger() });
    expect(() => orders.grantInvoke(Principal[everyone]("for a test"))).toThrow(
      new Error(
        `'caller' must not be the public on an event-driven function, got ${everyone}; its trigger has a service account of its own [at shop/orders]`,
      ),
    );
  });

  test("shares the trigger's grants with another function of the project, so that neither removes them", () => {
    const stack = newStack();
    const email = "events@example-project.iam.gserviceaccount.com";
    const serviceAccount = ServiceAccount.fromServiceAccountEmail(stack, "events", email);
    const bind: IEventTrigger["bind"] = (_scope, { googleProject }) => ({
      eventType: "google.cloud.storage.object.v1.finalized",
      retryPolicy: RetryPolicy.DO_NOT_RETRY,
      serviceAccount,
      dependsOn: [googleProject.grant(Role.EVENTARC_EVENT_RECEIVER, serviceAccount)],
    });
    newFunction(stack, "orders", { trigger: { bind } });
    newFunction(stack, "reports", { trigger: { bind }, project: "example-project" });
    const members = (all(stack, ProjectIamMember) as Named[]).filter(
      ({ member }) => member === `serviceAccount:${email}`,
    );
    expect(members).toEqual([
      {
        project: "example-project",
        role: "roles/eventarc.eventReceiver",
        member: `serviceAccount:${email}`,
      },
    ]);
  });

  test("lets other callers in", () => {
    const stack = newStack();
    newFunction(stack, "orders", { trigger: new FakeTrigger() }).grantInvoke(
      Principal.user("ada@example.com"),
    );
    expect(all(stack, CloudRunV2ServiceIamMember)).toContainEqual(letIn("user:ada@example.com"));
  });
});
