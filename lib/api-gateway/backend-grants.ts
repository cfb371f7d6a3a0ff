import { AppEngineBackend } from "../app-engine/app-engine-backend";
import { got, invalid } from "../core/errors";
import { checkSameStack } from "../core/same-stack";
import type { Construct } from "constructs";
import type { Grant } from "../iam/grant";
import type { IPrincipal } from "../iam/principal";
import type { IInvocable } from "../invocation/invocable";
import type { BackendOptions } from "./backend-options";
import { grantOnProject } from "./project-grant";
import { hasInvokerCheck } from "./public-backend";

/** A gateway, as its backends let it in. */
export type GatewayPrincipal = Construct & IPrincipal;

/** Lets a gateway call a backend. Throws where the backend cannot be reached that way, or lets no gateway in. */
export function letIn(gateway: GatewayPrincipal, target: IInvocable, options: BackendOptions): Grant[] {
  const { grantOn, iapSetupRole, role } = options;
  checkSameStack("target", target, gateway);
  if (iapSetupRole && !(target instanceof AppEngineBackend)) {
    throw invalid(
      `'iapSetupRole' must be given for an App Engine app alone, got one for ${got(target.node.path)}`,
      gateway,
    );
  }
  // Where nobody is asked for a role, there is none to give.
  if (!hasInvokerCheck(target)) return [];
  const grant = grantOn
    ? grantOnProject(gateway, target, grantOn, role)
    : target.grantInvoke(gateway, { role });
  return iapSetupRole ? [grant, iapSetupRole.grantIapSetup(gateway)] : [grant];
}
