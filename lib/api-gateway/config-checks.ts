import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { CONFIG_PREFIX, GATEWAY_NAME } from "../core/formats/gateways";
import { checkLabels } from "../core/labels";
import type { ConfigOptions } from "./api-gateway-api-config-props";

/** Throws where Google would refuse the config. */
export function checkConfig(at: Construct, { name, namePrefix, labels }: ConfigOptions): void {
  checkLabels(labels ?? {}, at);
  checkFormat("name", name, GATEWAY_NAME, at);
  checkFormat("namePrefix", namePrefix, CONFIG_PREFIX, at);
  if (name !== undefined && namePrefix !== undefined) {
    throw invalid(`'namePrefix' must be left out where 'name' is given, got ${got(namePrefix)}`, at);
  }
}
