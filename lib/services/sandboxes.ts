import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { CONTAINER_NAME, IMAGE } from "../core/formats/cloud-run";
import { literal, literals } from "../core/literal";
import { checkEnvironment, type EnvironmentRules } from "../workload/environment";
import { LaunchStage } from "./launch-stage";
import type { RunContainerProps } from "./run-container-props";
import type { SandboxTemplate } from "./sandbox-template";
import { volumeMountsOf } from "./volume-mounts";

// Google documents no names that it sets itself: https://cloud.google.com/run/docs/reference/rest/v2/EnvVar
const VARIABLES: EnvironmentRules = {
  prop: "sandboxTemplates.environment",
  reserved: [],
  maxVariables: 1000,
  maxValueKib: 32,
};

/** What a service or a job says of its sandboxes. */
interface WithSandboxes extends RunContainerProps {
  readonly sidecars?: readonly RunContainerProps[] | undefined;
  readonly sandboxTemplates?: readonly SandboxTemplate[] | undefined;
  readonly launchStage?: LaunchStage | undefined;
}

/** Whether a container of a service or a job starts sandboxes. They need the second execution environment. */
export function startsSandboxes({ sandboxLauncher, sidecars = [] }: WithSandboxes): boolean {
  return [{ sandboxLauncher }, ...sidecars].some((container) => container.sandboxLauncher === true);
}

/** Warns of sandboxes that cannot start. */
export function warnOfSandboxes(at: Construct, props: WithSandboxes): void {
  const { sandboxTemplates = [], launchStage = LaunchStage.GA } = props;
  const starts = startsSandboxes(props);
  if (sandboxTemplates.length > 0 && !starts) {
    Annotations.of(at).addWarning(
      "'sandboxTemplates' must be given beside 'sandboxLauncher' of a container, which starts them, got them alone",
    );
  }
  // https://docs.cloud.google.com/run/docs/configuring/services/sandboxes; a preview may end, so this is no error.
  if (starts && launchStage === LaunchStage.GA) {
    Annotations.of(at).addWarning(
      "'launchStage' must be BETA where a container starts sandboxes, which are a preview of Google, got GA",
    );
  }
}

/** The `sandboxes` block of a template. The bindings do not have it, so it is written as Terraform reads it. Throws where Google would refuse it. */
export function sandboxesOf(at: Construct, templates: readonly SandboxTemplate[]): object {
  const names = templates.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw invalid(`'sandboxTemplates' must have names that differ, got ${got(twice)} twice`, at);
  }
  return { templates: templates.map((template) => templateOf(at, template)) };
}

/** https://cloud.google.com/run/docs/reference/rest/v2/projects.locations.services#sandboxtemplate */
function templateOf(at: Construct, template: SandboxTemplate): object {
  const { name, image, command, args, workingDirectory, environment = {}, volumes = [] } = template;
  checkFormat("sandboxTemplates.name", name, CONTAINER_NAME, at);
  checkFormat("sandboxTemplates.image", image, IMAGE, at);
  checkEnvironment(environment, VARIABLES, at);
  return {
    name,
    image,
    command: command?.map(literal),
    args: args?.map(literal),
    working_dir: workingDirectory === undefined ? undefined : literal(workingDirectory),
    env: Object.entries(literals(environment)).map(([variable, value]) => ({ name: variable, value })),
    volume_mounts: volumeMountsOf(at, volumes).map((mount, index) => ({
      name: mount.name,
      mount_path: mount.mountPath,
      sub_path: volumes[index].subPath,
    })),
  };
}
