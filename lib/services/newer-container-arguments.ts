import type { Construct } from "constructs";
import { checkFormat } from "../core/formats/check-format";
import { MOUNTED_FILE } from "../core/formats/paths";
import { PROVIDER_FEATURES } from "../core/provider-version";
import type { CloudRunServiceProps } from "./cloud-run-service-props";
import type { ContainerProps } from "./container-props";
import { mountedVolumes } from "./mounted-volumes";
import type { NewerArgument } from "./newer-argument";
import type { RequestPort } from "./probe";

/** What the containers and volumes of a service ask of newer providers. */
export function newerInTemplate(at: Construct, props: CloudRunServiceProps): NewerArgument[] {
  const { sidecars = [], port = 8080, http2 = false } = props;
  const containers: ContainerProps[] = [props, ...sidecars];
  const requests = (index: number) => (index === 0 ? { number: port, http2 } : undefined);
  const volumes = [...mountedVolumes(at, containers).values()];
  return [
    ...containers.flatMap((container, index) =>
      below(`template.containers.${index}`, newerOf(at, container, requests(index))),
    ),
    ...volumes.flatMap((volume, index) => below(`template.volumes.${index}`, volume._newer)),
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
