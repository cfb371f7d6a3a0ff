import {
  type AgentNeeds,
  EVENTARC_AGENT,
  FUNCTIONS_AGENT,
  type NeedsOfName,
  ofArchive,
  ofBuilder,
  ofConnector,
  ofImage,
  ofKey,
  ofNetwork,
  ofSubnetwork,
  ofWorkerPool,
  RUN_AGENT,
} from "./agent-needs";
import { argumentOf, settled } from "./computed";
import type { Resource } from "./resource";
import { textOf } from "./text";
import { isAbsent, type Step } from "./value";
import { itemsOf, within } from "./within";

/** A resource that Google's service agents use for a function, service or job, and the role that they need. */
export interface AgentUse extends AgentNeeds {
  readonly resource: Resource;

  /** The argument that names it. */
  readonly argument: string;

  /** The name in that argument. */
  readonly name: string;

  /** The project of the agents. */
  readonly project: string;
}

interface Argument {
  /** The path of the name, or of the list of blocks with the name. */
  readonly path: readonly Step[];
  readonly inEach?: string;
  readonly needs: NeedsOfName;
}

const REGISTRY_AGENT = "gcp-sa-artifactregistry";
const STORAGE_AGENT = "gs-project-accounts";
const KEY_OF_FUNCTION = [FUNCTIONS_AGENT, REGISTRY_AGENT, STORAGE_AGENT, RUN_AGENT];

/** What the code of a service or a job uses, by the place of its template. */
function usesOfCode(...place: readonly Step[]): readonly Argument[] {
  const interfaces = [...place, "vpc_access", "network_interfaces"];
  return [
    { path: [...place, "vpc_access", "connector"], needs: ofConnector(RUN_AGENT) },
    { path: interfaces, inEach: "subnetwork", needs: ofSubnetwork },
    { path: interfaces, inEach: "network", needs: ofNetwork },
    { path: [...place, "containers"], inEach: "image", needs: ofImage },
    { path: [...place, "sandboxes", "templates"], inEach: "image", needs: ofImage },
    { path: [...place, "encryption_key"], needs: ofKey(RUN_AGENT) },
  ];
}

const ARCHIVE = "build_config.source.storage_source.bucket";
const BUCKET_OF_ARCHIVE = ARCHIVE.split(".");

const ARGUMENTS: { readonly [type: string]: readonly Argument[] } = {
  google_cloudfunctions2_function: [
    { path: ["service_config", "vpc_connector"], needs: ofConnector(RUN_AGENT, FUNCTIONS_AGENT) },
    { path: ["build_config", "worker_pool"], needs: ofWorkerPool },
    { path: ["build_config", "service_account"], needs: ofBuilder },
    { path: ["kms_key_name"], needs: ofKey(...KEY_OF_FUNCTION) },
  ],
  google_cloud_run_v2_job: usesOfCode("template", "template"),
  google_cloud_run_v2_service: usesOfCode("template"),
  // https://cloud.google.com/storage/docs/encryption/using-customer-managed-keys
  google_storage_bucket: [{ path: ["encryption", "default_kms_key_name"], needs: ofKey(STORAGE_AGENT) }],
  // https://cloud.google.com/pubsub/docs/encryption
  google_pubsub_topic: [{ path: ["kms_key_name"], needs: ofKey("gcp-sa-pubsub") }],
  // https://cloud.google.com/artifact-registry/docs/cmek
  google_artifact_registry_repository: [{ path: ["kms_key_name"], needs: ofKey(REGISTRY_AGENT) }],
};

/** The types of resources that service agents use something for. */
export const TYPES_WITH_AGENTS: readonly string[] = Object.keys(ARGUMENTS);

/** What service agents use for a resource. Unknown names and projects are left out. */
export function agentUsesOf(resource: Resource): AgentUse[] {
  if (resource.mode !== "managed" || !Object.hasOwn(ARGUMENTS, resource.type)) return [];
  const project = textOf(argumentOf(resource, "project"));
  if (project === undefined) return [];
  const named = ARGUMENTS[resource.type].flatMap(({ path, inEach, needs }) =>
    [...new Set(namesIn(resource, path, inEach))].flatMap((name) => {
      const found = needs(name, project);
      if (!found) return [];
      const argument = [...path, ...(inEach === undefined ? [] : [inEach])].join(".");
      return [{ resource, argument, name, project, ...found, agents: agentsOf(resource, argument, found) }];
    }),
  );
  return [...named, ...archiveOf(resource, project)];
}

/** The source archive of a function, if the app creates its bucket in another project. */
function archiveOf(resource: Resource, project: string): AgentUse[] {
  const argument = ARCHIVE;
  const bucket = resource.value(...BUCKET_OF_ARCHIVE);
  if (bucket.is !== "attribute" || bucket.of.type !== "google_storage_bucket") return [];
  const name = textOf(settled(bucket));
  const host = textOf(argumentOf(bucket.of, "project"));
  const needs = name !== undefined && host !== undefined ? ofArchive(name, host, project) : undefined;
  return needs && name !== undefined ? [{ resource, argument, name, project, ...needs }] : [];
}

/** The agents that need a role. Eventarc also encrypts the events of a function with its key. */
function agentsOf(resource: Resource, argument: string, { agents }: AgentNeeds): readonly string[] {
  const hasEvents = !isAbsent(resource.value("event_trigger"));
  return argument === "kms_key_name" && hasEvents ? [...agents, EVENTARC_AGENT] : agents;
}

function namesIn(resource: Resource, path: readonly Step[], inEach: string | undefined): string[] {
  const found = resource.value(...path);
  if (isAbsent(found)) return [];
  const values = inEach === undefined ? [found] : (itemsOf(found) ?? []).map((one) => within(one, [inEach]));
  return values.flatMap((value) => textOf(settled(value)) ?? []);
}
