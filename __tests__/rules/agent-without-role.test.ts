import { AGENT_WITHOUT_ROLE } from "../../lib/rules/agent-without-role";
import { at, foundBy } from "./findings";

const FUNCTION = "google_cloudfunctions2_function";
const SERVICE = "google_cloud_run_v2_service";
const KEY = "projects/keys/locations/asia-northeast1/keyRings/main/cryptoKeys/run";

const found = (type: string, values: object, more: object = {}) =>
  foundBy(AGENT_WITHOUT_ROLE, { resource: { [type]: { orders: at("shop/orders", values) }, ...more } });

const NUMBER = "$(gcloud projects describe example-project --format='value(projectNumber)')";
const member = (agent: string) =>
  `--member="serviceAccount:service-${NUMBER}@${agent}.iam.gserviceaccount.com"`;
const told = (argument: string, name: string, ...commands: string[]) => [
  `'${argument}' must be what Google's service agents may use, got '${name}', on which nothing here names them; an owner of it runs: ${commands.join(" && ")} [at shop/orders] (agent-without-role)`,
];

interface Case {
  readonly type: string;
  readonly argument: string;
  readonly values: (name: string) => object;
  readonly name: string;

  /** The role, the command that grants it to one agent, and the agents. */
  readonly role: string;
  readonly command: string;
  readonly agents: string[];

  /** The policy that can name the agents. */
  readonly policy: [string, object];

  /** A value that needs no grant. */
  readonly own: string;
}

const RUN = "serverless-robot-prod";
const CONNECTOR = "projects/host/locations/asia-northeast1/connectors/main";
const connector = {
  name: CONNECTOR,
  role: "roles/vpcaccess.user",
  command: "projects add-iam-policy-binding host",
  policy: ["google_project", { project: "host" }] as [string, object],
  own: CONNECTOR.replace("host", "example-project"),
};
const ofImage = {
  name: "us-docker.pkg.dev/images/shop/orders:1",
  role: "roles/artifactregistry.reader",
  command: "artifacts repositories add-iam-policy-binding shop --location=us --project=images",
  policy: [
    "google_artifact_registry_repository",
    { project: "images", location: "us", repository: "shop" },
  ] as [string, object],
  own: "us-docker.pkg.dev/example-project/shop/orders:1",
};

const CASES: Case[] = [
  {
    ...connector,
    type: FUNCTION,
    argument: "service_config.vpc_connector",
    values: (name) => ({ service_config: { vpc_connector: name } }),
    agents: [RUN, "gcf-admin-robot"],
  },
  {
    ...connector,
    type: SERVICE,
    argument: "template.vpc_access.connector",
    values: (name) => ({ template: { vpc_access: { connector: name } } }),
    agents: [RUN],
  },
  {
    type: SERVICE,
    argument: "template.vpc_access.network_interfaces.subnetwork",
    values: (subnetwork) => ({ template: { vpc_access: { network_interfaces: [{ subnetwork }] } } }),
    name: "projects/host/regions/asia-northeast1/subnetworks/main",
    role: "roles/compute.networkUser",
    command: "compute networks subnets add-iam-policy-binding main --region=asia-northeast1 --project=host",
    agents: [RUN],
    policy: ["google_compute_subnetwork", { project: "host", region: "asia-northeast1", subnetwork: "main" }],
    own: "main",
  },
  {
    type: SERVICE,
    argument: "template.vpc_access.network_interfaces.network",
    values: (network) => ({ template: { vpc_access: { network_interfaces: [{ network }] } } }),
    name: "projects/host/global/networks/main",
    role: "roles/compute.networkUser",
    command: "projects add-iam-policy-binding host",
    agents: [RUN],
    policy: ["google_project", { project: "host" }],
    own: "projects/example-project/global/networks/main",
  },
  {
    type: SERVICE,
    argument: "template.containers.image",
    values: (image) => ({
      template: { containers: [{ image: "us-docker.pkg.dev/cloudrun/container/hello" }, { image }] },
    }),
    ...{ ...ofImage, agents: [RUN] },
  },
  {
    type: SERVICE,
    argument: "template.sandboxes.templates.image",
    values: (image) => ({ template: { sandboxes: { templates: [{ image }] } } }),
    ...{ ...ofImage, agents: [RUN] },
  },
  {
    type: SERVICE,
    argument: "template.encryption_key",
    values: (encryption_key) => ({ template: { encryption_key } }),
    name: KEY,
    role: "roles/cloudkms.cryptoKeyEncrypterDecrypter",
    command: "kms keys add-iam-policy-binding run --keyring=main --location=asia-northeast1 --project=keys",
    agents: [RUN],
    policy: ["google_kms_crypto_key", { crypto_key_id: KEY }],
    own: "${var.key}",
  },
  {
    type: FUNCTION,
    argument: "build_config.worker_pool",
    values: (worker_pool) => ({ build_config: { worker_pool } }),
    name: "projects/builds/locations/asia-northeast1/workerPools/private",
    role: "roles/cloudbuild.workerPoolUser",
    command: "projects add-iam-policy-binding builds",
    agents: ["gcf-admin-robot"],
    policy: ["google_project", { project: "builds" }],
    own: "projects/example-project/locations/asia-northeast1/workerPools/private",
  },
];

describe.each(CASES)(
  "$argument of $type",
  ({ type, argument, values, name, role, command, agents, policy, own }) => {
    const [policyType, target] = policy;
    const grants = (named: string[]) => ({
      [`${policyType}_iam_binding`]: {
        agents: {
          ...target,
          role,
          members: named.map((agent) => `serviceAccount:service-123@${agent}.iam.gserviceaccount.com`),
        },
      },
    });

    test("is reported with the commands for an owner if nothing names the agents", () => {
      const commands = agents.map((agent) => `gcloud ${command} --role=${role} ${member(agent)}`);
      expect(found(type, values(name))).toEqual(told(argument, name, ...commands));
    });

    test("is accepted if the app names the agents", () => {
      expect(found(type, values(name), grants(agents))).toEqual([]);
    });

    test("is reported if the app names another agent", () => {
      expect(found(type, values(name), grants(["gcp-sa-pubsub"]))).toHaveLength(1);
    });

    test(`is accepted for ${own}`, () => {
      expect(found(type, values(own))).toEqual([]);
    });
  },
);

test("reports an archive in a bucket of another project, which Google's agent cannot read", () => {
  const bucket = (project: string) => ({ google_storage_bucket: { source: { name: "source", project } } });
  const values = {
    build_config: { source: { storage_source: { bucket: "${google_storage_bucket.source.name}" } } },
  };
  const argument = "build_config.source.storage_source.bucket";
  const command =
    "gcloud storage buckets add-iam-policy-binding gs://source --role=roles/storage.objectViewer";
  expect(found(FUNCTION, values, bucket("other-project"))).toEqual(
    told(argument, "source", `${command} ${member("gcf-admin-robot")}`),
  );
  expect(found(FUNCTION, values, bucket("example-project"))).toEqual([]);
});

test("reports a build account of another project, which Google's agents cannot use", () => {
  const email = "build@builds.iam.gserviceaccount.com";
  const values = { build_config: { service_account: `projects/builds/serviceAccounts/${email}` } };
  const command = `gcloud iam service-accounts add-iam-policy-binding ${email} --project=builds --role=roles/iam.serviceAccountTokenCreator`;
  expect(found(FUNCTION, values)).toEqual(
    told(
      "build_config.service_account",
      `projects/builds/serviceAccounts/${email}`,
      `${command} ${member("gcf-admin-robot")}`,
      `${command} ${member("gcp-sa-cloudbuild")}`,
    ),
  );
});

test("names the agents of all products that encrypt data with the key of a function", () => {
  const agentsIn = (values: object) =>
    [...(found(FUNCTION, values)[0] ?? "").matchAll(/@([a-z-]+)\.iam/g)].map(([, agent]) => agent);
  const all = ["gcf-admin-robot", "gcp-sa-artifactregistry", "gs-project-accounts", RUN];
  expect(agentsIn({ kms_key_name: KEY })).toEqual(all);
  expect(agentsIn({ kms_key_name: KEY, event_trigger: { event_type: "x" } })).toEqual([
    ...all,
    "gcp-sa-eventarc",
  ]);
});

test("accepts a reference to a key if the policy of its key ring names the agents", () => {
  const ring = {
    google_kms_key_ring: { main: { name: "main", location: "asia-northeast1", project: "keys" } },
  };
  const key = { google_kms_crypto_key: { run: { name: "run", key_ring: "${google_kms_key_ring.main.id}" } } };
  const grant = {
    google_kms_key_ring_iam_member: {
      run: {
        key_ring_id: "${google_kms_key_ring.main.id}",
        role: "roles/cloudkms.cryptoKeyEncrypterDecrypter",
        member: `serviceAccount:service-123@${RUN}.iam.gserviceaccount.com`,
      },
    },
  };
  const values = { template: { encryption_key: "${google_kms_crypto_key.run.id}" } };
  expect(found(SERVICE, values, { ...ring, ...key })).toHaveLength(1);
  expect(found(SERVICE, values, { ...ring, ...key, ...grant })).toEqual([]);
});

test("accepts a policy that cannot be read, because it may name the agents", () => {
  const policy = { google_project_iam_policy: { host: { project: "host", policy_data: "${var.policy}" } } };
  expect(found(FUNCTION, { service_config: { vpc_connector: CONNECTOR } }, policy)).toEqual([]);
});
