import type { Construct } from "constructs";
import { AppEngineBackend } from "../app-engine/app-engine-backend";
import { got, invalid } from "../core/errors";
import { knownProject } from "../core/provider-defaults";
import { FirstGenFunction } from "../functions/first-gen-function";
import type { GoogleProject } from "../iam/google-project";
import type { Grant } from "../iam/grant";
import type { IPrincipal } from "../iam/principal";
import { Role } from "../iam/role";
import { CloudRunInvocable } from "../invocation/cloud-run-invocable";
import type { IInvocable } from "../invocation/invocable";
import { checkNetworkPath } from "../invocation/network-path-check";
import { ServiceIap } from "../services/service-iap";

/** Lets a gateway call everything of a backend's kind in the backend's project, as far as its path is admitted there. */
export function grantOnProject(
  gateway: Construct & IPrincipal,
  target: IInvocable,
  project: GoogleProject,
  wanted?: Role,
): Grant {
  checkNetworkPath(target, gateway, {});
  if (target.node.tryFindChild("iap") instanceof ServiceIap) {
    throw invalid(
      `'target' must not have IAP in front, which lets no gateway through, got ${got(target.node.path)}; use a service without IAP`,
      gateway,
    );
  }
  const [on, of] = [knownProject(project, project.projectId), knownProject(target, target.project)];
  if (on !== undefined && of !== undefined && on !== of) {
    throw invalid(`'grantOn' must be the project of ${target.node.path}, ${of}, got ${on}`, gateway);
  }
  return project.grant(roleFor(gateway, target, wanted), gateway);
}

function roleFor(gateway: Construct, target: IInvocable, wanted?: Role): Role {
  const roles = rolesFor(target);
  const role = wanted ?? roles.at(0);
  if (role === undefined) {
    throw invalid(`'role' must be given with 'grantOn' for ${target.node.path}, got none`, gateway);
  }
  const isKnown = roles.length === 0 || roles.some(({ name }) => name === role.name);
  if (isKnown || !role.name.startsWith("roles/")) return role;
  const names = roles.map(({ name }) => name).join(", ");
  throw invalid(
    `'role' must be one of ${names} or a custom role for ${target.node.path}, got ${got(role.name)}`,
    gateway,
  );
}

function rolesFor(target: IInvocable): Role[] {
  if (target instanceof CloudRunInvocable) return [Role.RUN_INVOKER, Role.RUN_SERVICES_INVOKER];
  if (target instanceof FirstGenFunction) return [Role.CLOUD_FUNCTIONS_INVOKER];
  if (target instanceof AppEngineBackend) return [Role.IAP_HTTPS_RESOURCE_ACCESSOR];
  return [];
}
