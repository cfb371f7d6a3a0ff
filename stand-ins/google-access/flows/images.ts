import { agentIn, AGENTS } from "../agents";
import type { Deployment } from "../deployment";
import { blocks } from "../document";
import { named } from "../google-resources";
import { type Step, When } from "../step";
import { templateOf, WITH_CONTAINERS } from "./workloads";

const ARTIFACT_REGISTRY = /^([a-z0-9-]+)-docker\.pkg\.dev\/([^/]+)\/([^/]+)\//;

/**
 * Cloud Run's service agent pulls the image, not the runtime account of the service or job.
 * https://cloud.google.com/run/docs/deploying#other-projects
 */
export function images(deployment: Deployment): Step[] {
  const { publicImages = ["cloudrun", "google-samples"] } = deployment.world;
  return deployment.document.resources(...WITH_CONTAINERS).flatMap((element) =>
    blocks(templateOf(element.values), "containers").flatMap(({ image }) => {
      const match = ARTIFACT_REGISTRY.exec(deployment.text(image));
      if (!match || publicImages.includes(match[2])) return [];
      const [, location, project, repository] = match;
      return {
        flow: "images",
        of: element.address,
        when: When.AT_CREATION,
        principal: agentIn(AGENTS.RUN, deployment.number(deployment.projectOf(element))),
        permission: "artifactregistry.repositories.downloadArtifacts",
        on: named(`projects/${project}/locations/${location}/repositories/${repository}`),
      };
    }),
  );
}
