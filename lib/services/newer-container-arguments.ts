import type { Construct } from "constructs";
import { checkFormat } from "../core/formats/check-format";
import { MOUNTED_FILE } from "../core/formats/paths";
import { PROVIDER_FEATURES, type ProviderFeature } from "../core/provider-version";
import type { ContainerProps } from "./container-props";
import { mountedVolumes } from "./mounted-volumes";
import type { NewerArgument } from "./newer-argument";
import type { RequestPort } from "./probe";
import type { SandboxTemplate } from "./sandbox-template";

/** The containers of a template, and what else decides about their newer arguments. */
interface TemplateParts {
  readonly containers: readonly ContainerProps[];

  /** The port of the first container, if it receives requests. */
  readonly requests?: RequestPort;

  /** @default - none */
  readonly sandboxes?: readonly SandboxTemplate[] | undefined;

  /** What a container that starts sandboxes needs there. */
  readonly launcher: ProviderFeature;
}

/** What containers and volumes ask of newer providers, in the template at a place. */
export function newerInTemplate(at: Construct, place: string, parts: TemplateParts): NewerArgument[] {
  const { containers, requests, sandboxes = [], launcher } = parts;
  const volumes = [...mountedVolumes(at, [...containers, ...sandboxes]).values()];
  return [
    ...containers.flatMap((container, index) =>
      below(`${place}.containers.${index}`, [
        ...newerOf(at, container, index === 0 ? requests : undefined),
        {
          prop: "sandboxLauncher",
          path: "sandbox_launcher",
          value: container.sandboxLauncher ? true : undefined,
          feature: launcher,
        },
      ]),
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
