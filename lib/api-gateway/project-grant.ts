import type { Construct } from "constructs";
import { invalid } from "../core/errors";
import { checkInPlace, knownProject } from "../core/provider-defaults";
import type { GoogleProject } from "../iam/google-project";
import type { Grant } from "../iam/grant";
import type { Role } from "../iam/role";
import type { ICaller } from "../invocation/caller";
import type { IInvocable } from "../invocation/invocable";
import { letCallerIn } from "../invocation/let-caller-in";
import { type Receiver, receiverOf } from "../invocation/receiver";

/** A gateway as the caller of its backends. */
export type GatewayPrincipal = Construct & ICaller;

/** Grants a gateway the role on the backend's project. It can then call everything of that kind whose ingress admits it. */
export function grantOnProject(
  gateway: GatewayPrincipal,
  target: IInvocable,
  project: GoogleProject,
  role?: Role,
): Grant {
  checkInPlace(gateway, () => {
    const [on, of] = [knownProject(project, project.projectId), knownProject(target, target.project)];
    if (on === undefined || of === undefined || on === of) return;
    throw invalid(`'grantOn' must be the project of ${target.node.path}, ${of}, got ${on}`, gateway);
  });
  const receiver = receiverOf(target) ?? unknownReceiver(gateway, target, role);
  const grant = letCallerIn({ ...receiver, customRoles: true, policy: project._policy }, gateway, { role });
  // The config before still needs it, and no other resource is replaced together with it.
  grant._outlive();
  return grant;
}

/** A receiver of a user's own class. The library knows only what `IInvocable` says. */
function unknownReceiver(
  gateway: GatewayPrincipal,
  target: IInvocable,
  role?: Role,
): Omit<Receiver, "policy"> {
  if (!role) {
    throw invalid(`'role' must be given with 'grantOn' for ${target.node.path}, got none`, gateway);
  }
  const { project, ingress } = target;
  return {
    ...{ construct: target, project, ingress },
    ...{ roles: [role], customRoles: true, readsPolicy: true, checks: [] },
  };
}
