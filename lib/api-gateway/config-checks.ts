import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { CONFIG_PREFIX, GATEWAY_NAME } from "../core/formats/gateways";
import { checkLabels } from "../core/labels";
import { isKnown } from "../core/tokens";
import { claim } from "../core/unique-names";
import { givenProjectOf } from "./api-gateway-api";
import type { ApiGatewayApiConfigProps, ConfigOptions } from "./api-gateway-api-config-props";

/** Throws where Google would refuse the config, and where two configs of an API have one id. */
export function checkConfig(
  at: Construct,
  { api, name, namePrefix, labels }: ConfigOptions & Pick<ApiGatewayApiConfigProps, "api">,
): void {
  checkLabels(labels ?? {}, at);
  checkFormat("name", name, GATEWAY_NAME, at);
  checkFormat("namePrefix", namePrefix, CONFIG_PREFIX, at);
  if (name !== undefined && namePrefix !== undefined) {
    throw invalid(`'namePrefix' must be left out where 'name' is given, got ${got(namePrefix)}`, at);
  }
  if (name === undefined || !isKnown(name)) return;
  // The id of an API that is made here is a token.
  const location = isKnown(api.apiId) ? api.apiId : api.node.path;
  const project = givenProjectOf(api);
  claim(at, { kind: "config of API Gateway", prop: "name", value: name, name, project, location });
}
