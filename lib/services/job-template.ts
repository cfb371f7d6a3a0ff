import type {
  CloudRunV2JobTemplate,
  CloudRunV2JobTemplateTemplateContainers,
  CloudRunV2JobTemplateTemplateVolumes,
} from "@cdktf/provider-google/lib/cloud-run-v2-job";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { literals } from "../core/literal";
import type { CloudRunJobProps } from "./cloud-run-job-props";
import { JOB_CONTAINER } from "./container-environment";
import { gpuConfigOf } from "./gpu-config";
import { mountedVolumes } from "./mounted-volumes";
import { neededGrants } from "./needed-grants";
import { runContainerConfigOf } from "./run-container-config";
import type { RunContainerProps } from "./run-container-props";
import type { VolumeConfig, VolumeTarget } from "./volume-config";
import { vpcAccessConfigOf } from "./vpc-access-config";

/** The template of a job's executions, and what must exist before the job. */
interface JobTemplate {
  readonly config: CloudRunV2JobTemplate;
  readonly dependsOn: ITerraformDependable[];
}

/** The `template` block of the job's resource. Throws where Google would refuse it. */
export function jobTemplateOf(target: VolumeTarget, props: CloudRunJobProps): JobTemplate {
  const { at, serviceAccount } = target;
  const { containerName, sidecars = [] } = props;
  const containers = [props, ...sidecars];
  const volumes = [...mountedVolumes(at, containers)].map(([name, volume]) => volume.bind(name, target));
  return {
    config: {
      labels: props.executionLabels,
      annotations: props.executionAnnotations && literals(props.executionAnnotations),
      taskCount: props.taskCount ?? 1,
      // The provider would keep an earlier number. With 0, Cloud Run runs as many tasks as it may.
      parallelism: props.parallelism ?? 0,
      template: {
        serviceAccount: serviceAccount.email,
        timeout: `${String(props.timeoutSeconds ?? 600)}s`,
        maxRetries: props.maxRetries ?? 3,
        // Jobs have no other: https://cloud.google.com/run/docs/create-jobs
        executionEnvironment: "EXECUTION_ENVIRONMENT_GEN2",
        encryptionKey: props.kmsKeyName,
        ...gpuConfigOf(at, "job", props),
        vpcAccess: props.vpcAccess && vpcAccessConfigOf(props.vpcAccess),
        containers: [
          containerOf(at, props, containerName),
          ...sidecars.map((sidecar) => containerOf(at, sidecar, sidecar.name)),
        ],
        volumes: volumes.length > 0 ? volumes.map(volumeOf) : undefined,
      },
    },
    dependsOn: neededGrants(target, containers, volumes),
  };
}

function containerOf(
  at: Construct,
  props: RunContainerProps,
  name: string | undefined,
): CloudRunV2JobTemplateTemplateContainers {
  const { startupProbe } = props;
  startupProbe?._checkPort(at, "startupProbe", undefined, "a container of a job");
  return {
    ...runContainerConfigOf(at, props, JOB_CONTAINER),
    name,
    startupProbe: startupProbe?._configAt(at, "startupProbe"),
  };
}

/** The block for a service. The bindings for a job differ in one thing: a file's version is no optional argument there. */
function volumeOf({ config }: VolumeConfig): CloudRunV2JobTemplateTemplateVolumes {
  return config as CloudRunV2JobTemplateTemplateVolumes;
}
