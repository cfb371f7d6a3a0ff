import type { Construct } from "constructs";
import { checkFormat } from "../core/formats/check-format";
import { GATEWAY_NAME } from "../core/formats/gateways";
import { checkLabels } from "../core/labels";
import { isKnown } from "../core/tokens";
import { claim } from "../core/unique-names";
import type { ApiGatewayProps } from "./api-gateway-props";
import { checkGatewayLocation } from "./gateway-locations";

/** Throws where Google would refuse the gateway. Its document has checks of its own. */
export function checkGateway(at: Construct, name: string, props: ApiGatewayProps): void {
  checkLabels(props.labels ?? {}, at);
  checkGatewayLocation(at, props.location);
  checkFormat("name", name, GATEWAY_NAME, at);
  if (!isKnown(name)) return;
  // An API is global: two gateways with one name conflict even in different regions.
  const { project } = props;
  claim(at, { kind: "API of API Gateway", prop: "name", value: name, name, project, location: "global" });
}
