import type { Construct, IConstruct } from "constructs";
import { invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { GATEWAY_NAME } from "../core/formats/gateways";
import { checkLabels } from "../core/labels";
import { checkRegion } from "../core/locations";
import { checkSameStack } from "../core/same-stack";
import { isKnown } from "../core/tokens";
import { claim } from "../core/unique-names";
import { checkApi } from "./api";
import { givenProjectOf } from "./api-gateway-api";
import type { ApiGatewayProps } from "./api-gateway-props";
import { knownIn } from "./config-in-use";
import { GATEWAY_REGIONS } from "./gateway-locations";

/** What belongs to the config, or to the API. */
const OF_CONFIG = [
  "document",
  "grpcApi",
  "api",
  "serviceAccount",
  "project",
  "enableManagedService",
] as const;
const OF_API = ["project"] as const;

/** Throws where Google would refuse the gateway. What it serves has checks of its own. */
export function checkGateway(at: Construct, name: string, props: ApiGatewayProps): void {
  const { api, config, project, location } = props;
  if (config) refuseWith("config", config, OF_CONFIG, props, at);
  if (api) refuseWith("api", api, OF_API, props, at);
  if (config) checkSameStack("config", config, at);
  if (api) checkSameStack("api", api, at);
  checkRegion(at, location, { regions: GATEWAY_REGIONS });
  const owner = knownIn(config)?._api ?? api;
  if (owner) {
    checkLabels(props.labels ?? {}, at);
    checkFormat("name", name, GATEWAY_NAME, at);
  } else {
    checkApi(at, name, props);
  }
  if (!isKnown(name)) return;
  const place = { project: owner ? givenProjectOf(owner) : project, location };
  claim(at, { kind: "API gateway", prop: "name", value: name, name, ...place });
}

function refuseWith(
  given: string,
  whose: IConstruct,
  names: readonly (keyof ApiGatewayProps)[],
  props: ApiGatewayProps,
  at: Construct,
): void {
  for (const name of names) {
    if (props[name] !== undefined)
      throw invalid(
        `'${name}' must be left out where '${given}' is given, because ${whose.node.path} has its own, got one`,
        at,
      );
  }
}
