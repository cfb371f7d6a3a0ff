import type { Construct } from "constructs";
import { createResource } from "../core/create-resource";
import { checkFormat } from "../core/formats/check-format";
import { GATEWAY_NAME } from "../core/formats/gateways";
import { checkLabels } from "../core/labels";
import { literal } from "../core/literal";
import { needsServices } from "../core/needed-services";
import { isKnown } from "../core/tokens";
import { claim } from "../core/unique-names";
import type { OwnablePolicy } from "../iam/resource-policy";
import type { ApiGatewayApiProps } from "./api-gateway-api-props";
import { betaPolicy } from "./beta-policy";
import { BetaResource } from "./beta-resource";

/** What the API of a gateway is made of, and an API of its own. */
export type ApiProps = Omit<ApiGatewayApiProps, "dependsOn">;

/** Throws where Google would refuse the API, and where two APIs have one id. An API is global: its region is no part of it. */
export function checkApi(at: Construct, name: string, { labels, project }: ApiProps): void {
  checkLabels(labels ?? {}, at);
  checkFormat("name", name, GATEWAY_NAME, at);
  if (!isKnown(name)) return;
  claim(at, { kind: "API of API Gateway", prop: "name", value: name, name, project, location: "global" });
}

/** What the allow policy of an API names it by. */
interface PolicyApi {
  readonly apiId: string;
  readonly project: string;
}

/** The allow policy of an API. Its grants are children of the holder. */
export function apiPolicy<Holder extends Construct>(
  holder: Holder,
  apiOf: (holder: Holder) => PolicyApi,
): OwnablePolicy {
  return betaPolicy(holder, "google_api_gateway_api", (named) => {
    const { apiId, project } = apiOf(named);
    return { api: apiId, project };
  });
}

/** Defines the API, and needs the services of Google without which it does not work. */
export function defineApi(
  scope: Construct,
  id: string,
  /** The project, given or of the stack's provider. */
  actualProject: string,
  { name, displayName, labels, project }: ApiProps & { readonly name: string },
): BetaResource {
  const api = createResource(BetaResource, scope, id, {
    type: "google_api_gateway_api",
    arguments: {
      api_id: name,
      project: actualProject,
      labels,
      // Google's default is written, because the provider would keep an earlier one.
      display_name: displayName === undefined ? name : literal(displayName),
    },
  });
  needsServices(api, project, "apigateway", "servicemanagement", "servicecontrol");
  return api;
}
