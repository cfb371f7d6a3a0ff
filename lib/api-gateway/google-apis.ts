import { got } from "../core/errors";
import { isKnown } from "../core/tokens";

/**
 * Why an address of a Google API cannot be a backend; undefined for other addresses.
 *
 * The gateway sends ID tokens, but Google's APIs need access tokens. Without a token, it calls what an API has in public. Since August 2026, model routing is an exception in
 * preview. https://cloud.google.com/api-gateway/docs/securing-backend-services
 */
export function googleApiProblem(
  prop: string,
  address: unknown,
  modelRoutingPreview: boolean,
  sendsToken = true,
): string | undefined {
  if (typeof address !== "string" || !isKnown(address)) return undefined;
  const host = /^(?:https?|grpcs?):\/\/([^/:?#]+)/.exec(address)?.[1].toLowerCase() ?? "";
  if (!/(^|\.)googleapis\.com$/.test(host)) return undefined;
  const isModel = /^([a-z0-9-]+-)?aiplatform\.googleapis\.com$/.test(host);
  if (isModel ? modelRoutingPreview : !sendsToken) return undefined;
  const remedy = isModel
    ? "; give 'modelRoutingPreview' for model routing, which is a preview"
    : "; put a function in between";
  return `'${prop}' must not be an API of Google, which wants an access token where the gateway sends an ID token, got ${got(address)}${remedy}`;
}
