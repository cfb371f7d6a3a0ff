import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { GoogleProject } from "../iam/google-project";
import { effective } from "../iam/grant-wait";
import type { IServiceAccount } from "../iam/service-account";
import type { CloudRunProps } from "./cloud-run-props";
import { timeoutsFor } from "./terraform-timeouts";
import { lifecycleOf } from "./workload-lifecycle";
import { WorkloadServiceAccount } from "./workload-service-account";

/** A function, service or job that a stack defines, as far as it is known before its resource. */
interface Defined extends Construct {
  /** The region that it runs in. */
  readonly location: string;

  /** The id of its project. */
  readonly project: string;

  /** The service account that its code runs as. */
  readonly serviceAccount: IServiceAccount;
}

/** What the ids and the description of an account are made of. */
interface RuntimeAccount {
  readonly stem: string;
  readonly suffix: string;
  readonly noun: string;
  readonly name: string;
}

/** The account that code runs as: the one that is given, or one of its own. */
export function runtimeAccountOf(
  at: Construct,
  { noun, name, ...ids }: RuntimeAccount,
  { serviceAccount, project }: CloudRunProps,
): IServiceAccount {
  if (serviceAccount) return serviceAccount;
  const description = `Runs the Cloud Run ${noun} ${name}`;
  return new WorkloadServiceAccount(at, "service-account", { ...ids, description, project });
}

/** The arguments that the resources of functions, services and jobs have in common. */
export function cloudRunConfigOf(
  at: Defined,
  name: string,
  props: CloudRunProps,
  googleProject: GoogleProject,
  dependsOn: ITerraformDependable[],
) {
  const after = [...new Set([...dependsOn, ...rightsOnProject(at, props, googleProject)])];
  return {
    name,
    location: at.location,
    project: at.project,
    labels: props.labels,
    timeouts: timeoutsFor(props.terraformTimeouts),
    lifecycle: lifecycleOf(at, props.lifecycle),
    dependsOn: after.length > 0 ? after : undefined,
  };
}

/** Gives the code its roles on the project. Code may use them as soon as it starts. */
function rightsOnProject(
  at: Defined,
  { projectRoles = [] }: CloudRunProps,
  googleProject: GoogleProject,
): ITerraformDependable[] {
  return effective(
    at,
    projectRoles.map((role) => googleProject.grant(role, at.serviceAccount)),
  );
}
