import { fits } from "../core/formats/format";
import { DENY_POLICY_IDENTIFIER } from "../core/formats/principals";

/** Everyone on the internet, as a deny policy names them. */
export const EVERYONE = "principalSet://goog/public:all";

/** Whether a text names somebody in the way of deny policies, which allow policies do not know. */
export function isOnlyInDenyPolicies(identifier: string): boolean {
  return fits(identifier, DENY_POLICY_IDENTIFIER);
}
