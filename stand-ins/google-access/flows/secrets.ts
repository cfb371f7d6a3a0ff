import type { Deployment } from "../deployment";
import { block, blocks, type Element, type Values } from "../document";
import { named } from "../google-resources";
import { type Step, When } from "../step";
import { runtimeAccount, templateOf, WORKLOADS } from "./workloads";

/**
 * Secrets in variables and volumes: the runtime account reads them. Cloud Run refuses a revision without access.
 * https://cloud.google.com/run/docs/configuring/services/secrets#access-secret
 */
export function secrets(deployment: Deployment): Step[] {
  return deployment.document.resources(...WORKLOADS).flatMap((element) =>
    [...new Set(secretsOf(deployment, element))].map((name) => ({
      flow: "secrets",
      of: element.address,
      when: When.AT_CREATION,
      principal: runtimeAccount(deployment, element),
      permission: "secretmanager.versions.access",
      on: named(name),
    })),
  );
}

function secretsOf(deployment: Deployment, element: Element): string[] {
  const home = deployment.projectOf(element);
  const full = (secret: unknown, project?: unknown): string => {
    const text = deployment.text(secret);
    const name = text.startsWith("projects/")
      ? text
      : `projects/${deployment.text(project) || home}/secrets/${text}`;
    return name.replace(/^projects\/([^/]+)/, (_, id: string) => `projects/${deployment.projectId(id)}`);
  };
  const config = block(element.values, "service_config");
  const ofFunction = [...blocks(config, "secret_environment_variables"), ...blocks(config, "secret_volumes")];
  const template = templateOf(element.values);
  const variables = blocks(template, "containers").flatMap((container) => blocks(container, "env"));
  const references = variables.flatMap((variable) =>
    blocks(block(variable, "value_source"), "secret_key_ref"),
  );
  const volumes = blocks(template, "volumes").flatMap((volume) => blocks(volume, "secret"));
  return [
    ...ofFunction.map(({ secret, project_id: project }: Values) => full(secret, project)),
    ...[...references, ...volumes].map(({ secret }: Values) => full(secret)),
  ];
}
