import { agentIn, AGENTS } from "../agents";
import type { Deployment } from "../deployment";
import { block, type Element } from "../document";
import { type Step, When } from "../step";
import { invocation } from "./workloads";

/**
 * An API gateway calls the backends in what it serves, as its service account.
 * https://cloud.google.com/api-gateway/docs/configure-dev-env#configuring_a_service_account
 */
export function gateway(deployment: Deployment): Step[] {
  return deployment.document.resources("google_api_gateway_api_config").flatMap((element) => {
    const backend = block(block(element.values, "gateway_config"), "backend_config");
    const email = deployment.text(backend?.google_service_account).replace(/^.*\//, "");
    const common = { flow: "gateway", of: element.address, when: When.IN_USE };
    const signs = {
      principal: agentIn(AGENTS.API_GATEWAY, deployment.number(deployment.projectOf(element))),
      permission: "iam.serviceAccounts.getOpenIdToken",
      on: deployment.account(email),
    };
    const calls = backendsOf(deployment, element).map((asked) => ({
      principal: `serviceAccount:${email}`,
      ...asked,
    }));
    return [...calls, signs].map((step) => ({ ...common, ...step }));
  });
}

const URLS = ["service_config[0].uri", "uri", "https_trigger_url", "default_hostname"];

/** The backends in the document or the service config, by references to their URLs. The text of either is encoded. */
function backendsOf(deployment: Deployment, { values }: Element) {
  const addresses = new Set(
    [values.openapi_documents, values.managed_service_configs].flatMap((part) =>
      deployment.graph.referencesOf(part),
    ),
  );
  return [...addresses].flatMap((address) => {
    const asked = URLS.map((path) => invocation(deployment, deployment.text(`\${${address}.${path}}`)));
    return asked.find((found) => found !== undefined) ?? [];
  });
}
