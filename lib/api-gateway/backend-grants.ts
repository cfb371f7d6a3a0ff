import { got, invalid } from "../core/errors";
import { checkSameStack } from "../core/same-stack";
import type { Grant } from "../iam/grant";
import { Role } from "../iam/role";
import type { IInvocable } from "../invocation/invocable";
import { needsNoGrantUnasked } from "../invocation/let-caller-in";
import { type Receiver, receiverOf, whenDefined } from "../invocation/receiver";
import type { ReachedBackend } from "./backend";
import { type GatewayPrincipal, grantOnProject } from "./project-grant";

/** Lets a gateway call a backend. Throws where the gateway cannot reach the backend, or the backend lets no gateway in. */
export function letGatewayIn(
  gateway: GatewayPrincipal,
  target: IInvocable,
  options: ReachedBackend["options"],
): Grant[] {
  const { grantOn, iapSetupRole, role } = options;
  checkSameStack("target", target, gateway);
  const receiver = receiverOf(target);
  if (iapSetupRole && receiver?.roles[0].name !== Role.IAP_HTTPS_RESOURCE_ACCESSOR.name) {
    throw invalid(
      `'iapSetupRole' must be given for an App Engine app alone, got one for ${got(target.node.path)}`,
      gateway,
    );
  }
  const checkUri = (called?: Receiver) => {
    if (!called?.uriDisabled) return;
    throw invalid(
      `'defaultUriDisabled' must be false for a backend, got true for ${got(target.node.path)}, whose run.app URL the gateway calls`,
      gateway,
    );
  };
  checkUri(receiver);
  whenDefined(target, checkUri);
  // Everyone may call a service without the invoker check, so the gateway needs no role.
  if (receiver?.readsPolicy === false) return [];
  needsNoGrantUnasked(gateway);
  const grant = grantOn
    ? grantOnProject(gateway, target, grantOn, role)
    : target.grantInvoke(gateway, { role });
  return iapSetupRole ? [grant, iapSetupRole.grantIapSetup(gateway)] : [grant];
}
