import { type Existing, firstOf } from "../core/shared-existing";
import { ANYWHERE } from "../core/unique-names";
import type { IApiGatewayApi } from "./api-gateway-api";

/** What configs of an API are known by: the API, whoever defines it, and their ids. */
export function configNames(api: IApiGatewayApi, ...configIds: string[]): Existing[] {
  const { path } = firstOf(api).node;
  return configIds.map((configId) => ({
    kind: "API config",
    name: `${path}/configs/${configId}`,
    project: ANYWHERE,
    location: ANYWHERE,
  }));
}
