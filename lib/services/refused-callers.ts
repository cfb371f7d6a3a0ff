import { invalid } from "../core/errors";
import { NetworkPath } from "../ingress/network-path";
import { nameOf } from "../invocation/caller";
import type { CallerCheck } from "../invocation/receiver";

/** Behind Identity-Aware Proxy, only IAP itself calls. */
export const refuseBehindIap: CallerCheck = ({ principalId }, at) => {
  throw invalid(
    `'caller' must not be granted where IAP guards the service, because it asks everyone first, got ${principalId}; use grantIapAccess for people and programs that can pass it, and a service without IAP for Google services and gateways`,
    at,
  );
};

/** Google services call the `run.app` URL: https://cloud.google.com/run/docs/securing/ingress. */
export const refuseWithoutUri: CallerCheck = (caller, at) => {
  if (caller.callsBy !== NetworkPath.GOOGLE_SERVICE) return;
  throw invalid(
    `'defaultUriDisabled' must be false where a Google service calls, got true for ${nameOf(caller)}, which calls the run.app URL`,
    at,
  );
};

/** Without the invoker check, a grant would say nothing. */
export const refuseUnchecked: CallerCheck = ({ principalId }, at) => {
  throw invalid(
    `'caller' must not be granted where the invoker check is disabled, because the allow policy is not read, got ${principalId}`,
    at,
  );
};
