import { Cloudfunctions2Function } from "@cdktf/provider-google/lib/cloudfunctions2-function";
import type { TerraformStack } from "cdktf";
import { GoogleProviderVersion } from "../../lib/core/provider-version";
import type { CloudRunFunctionProps } from "../../lib/functions/cloud-run-function-props";
import { DockerRepository } from "../../lib/resources/docker-repository";
import { Secret } from "../../lib/resources/secret";
import { AuditLogTrigger } from "../../lib/triggers/audit-log-trigger";
import { PubSubTrigger } from "../../lib/triggers/pubsub-trigger";
import { VpcAccess, VpcEgress } from "../../lib/workload/vpc-access";
import { argumentsOf, writtenIn } from "../support/arguments";
import { newFunction } from "../support/functions";
import { all } from "../support/resources";
import { newStack } from "../support/stack";

const TYPE = "google_cloudfunctions2_function";
const NEWEST = "7.45.0";
const PLACE = "projects/example-project/locations/asia-northeast1";

type Make = (stack: TerraformStack) => Partial<CloudRunFunctionProps>;

const secretOf = (stack: TerraformStack) => Secret.fromSecretId(stack, "key", "api-key");
const repository = (stack: TerraformStack) =>
  DockerRepository.fromRepositoryFullName(stack, "images", `${PLACE}/repositories/functions`);
const EVENT = ["event_type", "retry_policy", "service_account_email", "trigger_region"].map(
  (name) => `event_trigger.${name}`,
);

/** Props, and the arguments that they set and a function with the fewest props does not. */
const BY_PROPS: [string, Make, string[]][] = [
  ["description", () => ({ description: "Takes orders" }), ["description"]],
  ["labels", () => ({ labels: { team: "shop" } }), ["labels"]],
  [
    "kmsKeyName, dockerRepository",
    (stack) => ({
      kmsKeyName: `${PLACE}/keyRings/main/cryptoKeys/images`,
      dockerRepository: repository(stack),
    }),
    ["build_config.docker_repository", "kms_key_name"],
  ],
  ["workerPool", () => ({ workerPool: `${PLACE}/workerPools/private` }), ["build_config.worker_pool"]],
  [
    "binaryAuthorizationPolicy",
    () => ({ binaryAuthorizationPolicy: "default" }),
    ["service_config.binary_authorization_policy"],
  ],
  [
    "trigger: messages of a topic",
    () => ({ trigger: new PubSubTrigger() }),
    [...EVENT, "event_trigger.pubsub_topic"],
  ],
  [
    "trigger: events with filters",
    () => ({
      trigger: new AuditLogTrigger({
        serviceName: "storage.googleapis.com",
        methodName: "storage.objects.create",
        resourceName: "/projects/*",
      }),
    }),
    [...EVENT, ...["attribute", "operator", "value"].map((name) => `event_trigger.event_filters.${name}`)],
  ],
  [
    "secretEnvironment",
    (stack) => ({ secretEnvironment: { KEY: secretOf(stack).version("1") } }),
    ["key", "project_id", "secret", "version"].map(
      (name) => `service_config.secret_environment_variables.${name}`,
    ),
  ],
  [
    "secretVolumes",
    (stack) => {
      const secret = secretOf(stack);
      return { secretVolumes: [{ secret, mountPath: "/etc/key", files: { key: secret.version("1") } }] };
    },
    ["mount_path", "project_id", "secret", "versions.path", "versions.version"].map(
      (name) => `service_config.secret_volumes.${name}`,
    ),
  ],
  [
    "vpcAccess by a connector",
    () => ({ vpcAccess: VpcAccess.connector(`${PLACE}/connectors/main`, VpcEgress.ALL_TRAFFIC) }),
    ["service_config.vpc_connector", "service_config.vpc_connector_egress_settings"],
  ],
  [
    "terraformTimeouts",
    () => ({ terraformTimeouts: { create: "1h", update: "1h", destroy: "1h" } }),
    ["timeouts.create", "timeouts.delete", "timeouts.update"],
  ],
];

/** Props that need a newer provider. */
const BY_NEWER: [string, string, Make, string[]][] = [
  [
    "vpcAccess without a connector",
    "7.21.0",
    () => ({
      vpcAccess: VpcAccess.direct({
        ...{ egress: VpcEgress.ALL_TRAFFIC, network: "main", subnetwork: "main", tags: ["orders"] },
      }),
    }),
    [
      "service_config.direct_vpc_egress",
      ...["network", "subnetwork", "tags"].map(
        (name) => `service_config.direct_vpc_network_interface.${name}`,
      ),
    ],
  ],
];

/** What no prop sets, and why. */
const NEVER: { readonly [argument: string]: string } = {
  ...Object.fromEntries(
    ["branch_name", "commit_sha", "dir", "invert_regex", "project_id", "repo_name", "tag_name"].map(
      (name) => [
        `build_config.source.repo_source.${name}`,
        "Google offers Cloud Source Repositories to no new customers",
      ],
    ),
  ),
  "service_config.service": "google 7 refuses it",
};

function written(make: Make, version?: string): string[] {
  const stack = newStack();
  if (version !== undefined) GoogleProviderVersion.pin(stack, version);
  newFunction(stack, "orders", make(stack));
  const [made] = all(stack, Cloudfunctions2Function) as object[];
  return writtenIn(made, argumentsOf(TYPE, version));
}

// A function always says how much CPU it has, where Google's choice for its memory is known.
const ALWAYS = written(() => ({}));

test.each(BY_PROPS)("%s: writes what it says", (_, make, paths) => {
  expect(written(make).filter((path) => !ALWAYS.includes(path))).toEqual([...paths].sort());
});

test.each(BY_NEWER)("%s needs google %s, and writes what it says", (_, since, make, paths) => {
  expect(written(make, since).filter((path) => !ALWAYS.includes(path))).toEqual([...paths].sort());
});

test("every argument of the resource is set by a prop, by the construct, or by nobody for a reason", () => {
  const known = [
    ...ALWAYS,
    ...BY_PROPS.flatMap(([, , paths]) => paths),
    ...BY_NEWER.flatMap(([, , , paths]) => paths),
    ...Object.keys(NEVER),
  ];
  expect([...new Set(known)].sort()).toEqual(argumentsOf(TYPE, NEWEST));
});
