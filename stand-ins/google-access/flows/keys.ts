import { type Agent, agentIn, AGENTS } from "../agents";
import type { Deployment } from "../deployment";
import { block, type Element, type Values } from "../document";
import { named } from "../google-resources";
import { type Step, When } from "../step";
import { templateOf, WITH_CONTAINERS } from "./workloads";

interface Encrypted {
  readonly type: string;
  readonly key: (values: Values) => unknown;
  readonly agents: (values: Values) => readonly Agent[];
}

const { FUNCTIONS, RUN, STORAGE, ARTIFACT_REGISTRY, EVENTARC, PUBSUB } = AGENTS;

/** https://cloud.google.com/functions/docs/securing/cmek, and the pages of the other products. */
const ENCRYPTED: readonly Encrypted[] = [
  {
    type: "google_cloudfunctions2_function",
    key: (values) => values.kms_key_name,
    agents: (values) => [
      ...[FUNCTIONS, ARTIFACT_REGISTRY, STORAGE, RUN],
      ...(block(values, "event_trigger") ? [EVENTARC] : []),
    ],
  },
  ...WITH_CONTAINERS.map((type) => ({
    type,
    key: (values: Values) => templateOf(values)?.encryption_key,
    agents: () => [RUN],
  })),
  {
    type: "google_storage_bucket",
    key: (values) => block(values, "encryption")?.default_kms_key_name,
    agents: () => [STORAGE],
  },
  { type: "google_pubsub_topic", key: (values) => values.kms_key_name, agents: () => [PUBSUB] },
  {
    type: "google_artifact_registry_repository",
    key: (values) => values.kms_key_name,
    agents: () => [ARTIFACT_REGISTRY],
  },
];

/** Keys of Cloud KMS: the service agents of the products that encrypt with a key need access to it before. */
export function keys(deployment: Deployment): Step[] {
  return ENCRYPTED.flatMap((kind) =>
    deployment.document.resources(kind.type).flatMap((element) => ofKey(deployment, element, kind)),
  );
}

function ofKey(deployment: Deployment, element: Element, { key, agents }: Encrypted): Step[] {
  const name = deployment.text(key(element.values));
  if (!name.startsWith("projects/")) return [];
  const number = deployment.number(deployment.projectOf(element));
  const permissions = ["cloudkms.cryptoKeyVersions.useToEncrypt", "cloudkms.cryptoKeyVersions.useToDecrypt"];
  return agents(element.values).flatMap((agent) =>
    permissions.map((permission) => ({
      flow: "keys",
      of: element.address,
      when: When.AT_CREATION,
      principal: agentIn(agent, number),
      permission,
      on: named(name),
    })),
  );
}
