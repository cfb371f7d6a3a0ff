import type { Construct } from "constructs";
import { checkFormat } from "../core/formats/check-format";
import { MOUNTED_FILE } from "../core/formats/paths";
import { PROVIDER_FEATURES } from "../core/provider-version";
import type { ContainerProps } from "./container-props";
import { mountedVolumes } from "./mounted-volumes";
import type { NewerArgument } from "./newer-argument";
import type { RequestPort } from "./probe";

/** What containers and volumes ask of newer providers, in the template at a place. The first container may receive requests. */
export function newerInTemplate(
  at: Construct,
  place: string,
  containers: ContainerProps[],
  requests?: RequestPort,
): NewerArgument[] {
  const volumes = [...mountedVolumes(at, containers).values()];
  return [
    ...containers.flatMap((container, index) =>
      below(`${place}.containers.${index}`, newerOf(at, container, index === 0 ? requests : undefined)),
    ),
    ...volumes.flatMap((volume, index) => below(`${place}.volumes.${index}`, volume._newer)),
  ];
}

function below(place: string, found: readonly NewerArgument[]): NewerArgument[] {
  return found.map((each) => ({ ...each, path: `${place}.${each.path}` }));
}

function newerOf(
  at: Construct,
  container: ContainerProps,
  requests: RequestPort | undefined,
): NewerArgument[] {
  const { readinessProbe, volumes = [] } = container;
  return [
    {
      prop: "readinessProbe",
      path: "readiness_probe",
      value: readinessProbe?._readinessAt(at, requests),
      feature: PROVIDER_FEATURES.READINESS_PROBE,
    },
    ...volumes.map(({ subPath }, index) => {
      checkFormat("subPath", subPath, MOUNTED_FILE, at, { must: "hold" });
      return {
        prop: "subPath",
        path: `volume_mounts.${index}.sub_path`,
        value: subPath,
        feature: PROVIDER_FEATURES.VOLUME_SUB_PATH,
      };
    }),
  ];
}
