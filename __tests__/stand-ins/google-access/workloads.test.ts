import { agent, NUMBER, problemsOf, type Resources, without } from "./stacks";

const SERVICE = "google_cloud_run_v2_service.orders";
const RUNTIME = "serviceAccount:run@example-project.iam.gserviceaccount.com";
const MEMBER = "${google_service_account.run.member}";
const SETTLED = "time_sleep.settled";

interface Grants {
  readonly [address: string]: object;
}

/** A service that uses something, with the grants for it and a wait. */
function serviceWith(service: object, grants: Grants = {}): Resources {
  return {
    "google_service_account.run": { account_id: "run" },
    ...grants,
    [SETTLED]: { create_duration: "180s", depends_on: Object.keys(grants) },
    [SERVICE]: { name: "orders", ...service, depends_on: [SETTLED] },
  };
}

const template = (values: object) => ({
  template: { service_account: "${google_service_account.run.email}", ...values },
});

/** What a service uses, the grants for it, and the findings without the grants. */
const USES: [string, object, Grants, string[]][] = [
  [
    "secrets",
    template({
      containers: [
        { env: [{ name: "KEY", value_source: { secret_key_ref: { secret: "key", version: "1" } } }] },
      ],
      volumes: [{ name: "tls", secret: { secret: `projects/${NUMBER}/secrets/tls` } }],
    }),
    {
      "google_secret_manager_secret_iam_member.key": {
        secret_id: "key",
        role: "roles/secretmanager.secretAccessor",
        member: MEMBER,
      },
      "google_project_iam_member.tls": {
        role: "roles/secretmanager.secretAccessor",
        member: MEMBER,
        condition: { title: "tls", expression: `resource.name == "projects/${NUMBER}/secrets/tls"` },
      },
    },
    [
      `secrets of ${SERVICE}: secretmanager.versions.access on projects/example-project/secrets/key for ${RUNTIME} is not given`,
      `secrets of ${SERVICE}: secretmanager.versions.access on projects/example-project/secrets/tls for ${RUNTIME} is not given`,
    ],
  ],
  [
    "volumes",
    template({
      volumes: [
        { gcs: { bucket: "photos", read_only: true } },
        { gcs: { bucket: "uploads" } },
        { cloud_sql_instance: { instances: ["other-project:asia-northeast1:main"] } },
      ],
    }),
    {
      "google_storage_bucket_iam_member.photos": {
        bucket: "photos",
        role: "roles/storage.objectViewer",
        member: MEMBER,
      },
      "google_storage_bucket_iam_member.uploads": {
        bucket: "uploads",
        role: "roles/storage.objectUser",
        member: MEMBER,
      },
      "google_project_iam_member.sql": {
        project: "other-project",
        role: "roles/cloudsql.client",
        member: MEMBER,
      },
    },
    [
      `volumes of ${SERVICE}: storage.objects.get on projects/_/buckets/photos for ${RUNTIME} is not given`,
      `volumes of ${SERVICE}: storage.objects.get on projects/_/buckets/uploads for ${RUNTIME} is not given`,
      `volumes of ${SERVICE}: storage.objects.create on projects/_/buckets/uploads for ${RUNTIME} is not given`,
      `volumes of ${SERVICE}: cloudsql.instances.connect on projects/other-project for ${RUNTIME} is not given`,
    ],
  ],
  [
    "images",
    template({
      containers: [
        { image: "us-docker.pkg.dev/cloudrun/container/hello" },
        { image: "asia-northeast1-docker.pkg.dev/example-project/shop/orders:1" },
        { image: "us-docker.pkg.dev/other-project/shop/proxy:1" },
      ],
    }),
    {
      "google_artifact_registry_repository_iam_member.pull": {
        project: "other-project",
        location: "us",
        repository: "shop",
        role: "roles/artifactregistry.reader",
        member: agent("serverless-robot-prod"),
      },
    },
    [
      `images of ${SERVICE}: artifactregistry.repositories.downloadArtifacts on projects/other-project/locations/us/repositories/shop for ${agent("serverless-robot-prod")} is not given`,
    ],
  ],
  [
    "network",
    template({
      vpc_access: { connector: "projects/other-project/locations/asia-northeast1/connectors/main" },
    }),
    {
      "google_project_iam_member.connector": {
        project: "other-project",
        role: "roles/vpcaccess.user",
        member: agent("serverless-robot-prod"),
      },
    },
    [
      `network of ${SERVICE}: vpcaccess.connectors.get on projects/other-project/locations/asia-northeast1/connectors/main for ${agent("serverless-robot-prod")} is not given`,
    ],
  ],
  [
    "network",
    template({
      vpc_access: {
        network_interfaces: [
          { subnetwork: "projects/other-project/regions/asia-northeast1/subnetworks/main" },
        ],
      },
    }),
    {
      "google_compute_subnetwork_iam_member.subnet": {
        project: "other-project",
        region: "asia-northeast1",
        subnetwork: "main",
        role: "roles/compute.networkUser",
        member: agent("serverless-robot-prod"),
      },
    },
    [
      `network of ${SERVICE}: compute.subnetworks.use on projects/other-project/regions/asia-northeast1/subnetworks/main for ${agent("serverless-robot-prod")} is not given`,
    ],
  ],
  [
    "keys",
    template({
      encryption_key: "projects/example-project/locations/asia-northeast1/keyRings/main/cryptoKeys/run",
    }),
    {
      "google_kms_key_ring_iam_member.run": {
        key_ring_id: "projects/example-project/locations/asia-northeast1/keyRings/main",
        role: "roles/cloudkms.cryptoKeyEncrypterDecrypter",
        member: agent("serverless-robot-prod"),
      },
    },
    ["useToEncrypt", "useToDecrypt"].map(
      (use) =>
        `keys of ${SERVICE}: cloudkms.cryptoKeyVersions.${use} on projects/example-project/locations/asia-northeast1/keyRings/main/cryptoKeys/run for ${agent("serverless-robot-prod")} is not given`,
    ),
  ],
  [
    "iap",
    { iap_enabled: true },
    {
      "google_project_service_identity.iap": { service: "iap.googleapis.com" },
      "google_cloud_run_v2_service_iam_member.iap": {
        name: "orders",
        location: "asia-northeast1",
        role: "roles/run.invoker",
        member: "${google_project_service_identity.iap.member}",
      },
    },
    [
      `iap of ${SERVICE}: run.routes.invoke on projects/example-project/locations/asia-northeast1/services/orders for ${agent("gcp-sa-iap")} is not given`,
    ],
  ],
];

describe.each(USES)("%s", (_, service, grants, problems) => {
  test("can be used with its grants", () => {
    expect(problemsOf(serviceWith(service, grants))).toEqual([]);
  });

  test("is reported without them", () => {
    expect(problemsOf(serviceWith(service))).toEqual(problems);
  });
});

const JOB = "google_cloud_run_v2_job.report";

/** The uses that a job has, too, from its template of tasks. */
const OF_JOBS = USES.filter(([, service]) => "template" in service);

test.each(OF_JOBS)("%s of a job are checked as those of a service", (_, service, grants, problems) => {
  const jobWith = (given: Grants) => ({
    ...without(serviceWith(service, given), SERVICE),
    [JOB]: { name: "report", template: service, depends_on: [SETTLED] },
  });
  expect(problemsOf(jobWith(grants))).toEqual([]);
  expect(problemsOf(jobWith({}))).toEqual(problems.map((problem) => problem.replace(SERVICE, JOB)));
});

test("a service must depend on the grants for what it uses, but not on those of its callers", () => {
  const [, service, grants] = USES[0];
  const hasty = { ...serviceWith(service, grants), [SERVICE]: { name: "orders", ...service } };
  expect(problemsOf(hasty)).toEqual([
    `secrets of ${SERVICE}: secretmanager.versions.access on projects/example-project/secrets/key for ${RUNTIME} may come too late (google_secret_manager_secret_iam_member.key)`,
    `secrets of ${SERVICE}: secretmanager.versions.access on projects/example-project/secrets/tls for ${RUNTIME} may come too late (google_project_iam_member.tls)`,
  ]);
  expect(
    problemsOf({
      ...serviceWith(...(USES[6].slice(1, 3) as [object, Grants])),
      [SERVICE]: { name: "orders", iap_enabled: true },
    }),
  ).toEqual([]);
});

test("a role cannot be granted to IAP's agent before it exists", () => {
  const [, service] = USES[6];
  const member = {
    "google_cloud_run_v2_service_iam_member.iap": {
      name: "orders",
      location: "asia-northeast1",
      role: "roles/run.invoker",
      member: agent("gcp-sa-iap"),
    },
  };
  expect(problemsOf(without(serviceWith(service, member), SETTLED))).toEqual([
    `accounts of google_cloud_run_v2_service_iam_member.iap: roles/run.invoker on projects/example-project/locations/asia-northeast1/services/orders for ${agent("gcp-sa-iap")} is given to an account that may not exist yet`,
  ]);
});

test("the secrets of a function are found by project and id", () => {
  const stack: Resources = {
    "google_cloudfunctions2_function.orders": {
      name: "orders",
      service_config: {
        service_account_email: "run@example-project.iam.gserviceaccount.com",
        secret_environment_variables: [
          { key: "KEY", project_id: "other-project", secret: "key", version: "1" },
        ],
        secret_volumes: { mount_path: "/tls", project_id: NUMBER, secret: "tls" },
      },
    },
  };
  expect(problemsOf(stack).filter((problem) => problem.startsWith("secrets"))).toEqual([
    `secrets of google_cloudfunctions2_function.orders: secretmanager.versions.access on projects/other-project/secrets/key for ${RUNTIME} is not given`,
    `secrets of google_cloudfunctions2_function.orders: secretmanager.versions.access on projects/example-project/secrets/tls for ${RUNTIME} is not given`,
  ]);
});

test("a function with a key needs grants for all products that store its source and image", () => {
  const key = "projects/example-project/locations/asia-northeast1/keyRings/main/cryptoKeys/functions";
  const stack: Resources = {
    "google_cloudfunctions2_function.orders": {
      name: "orders",
      kms_key_name: key,
      event_trigger: { event_type: "google.cloud.pubsub.topic.v1.messagePublished" },
    },
  };
  const agents = problemsOf(stack)
    .filter((problem) => problem.includes("useToEncrypt"))
    .map((problem) => / for (\S+) is not given$/.exec(problem)?.[1]);
  expect(agents).toEqual([
    agent("gcf-admin-robot"),
    agent("gcp-sa-artifactregistry"),
    agent("gs-project-accounts"),
    agent("serverless-robot-prod"),
    agent("gcp-sa-eventarc"),
  ]);
});
