import type { Construct } from "constructs";
import { checkFormat } from "../core/formats/check-format";
import { GATEWAY_NAME } from "../core/formats/gateways";
import { checkLabels } from "../core/labels";
import { isKnown } from "../core/tokens";
import { claim } from "../core/unique-names";
import type { ApiGatewayProps } from "./api-gateway-props";
import { warnOfUnknownGatewayLocation } from "./gateway-locations";

/** Throws where Google would refuse a gateway itself, apart from its document. */
export function checkGateway(at: Construct, name: string, props: ApiGatewayProps): void {
  checkLabels(props.labels ?? {}, at);
  warnOfUnknownGatewayLocation(at, props.location);
  checkFormat("name", name, GATEWAY_NAME, at);
  if (!isKnown(name)) return;
  // An API has no location: two gateways of one name are two APIs of one name, wherever they are.
  const { project } = props;
  claim(at, { kind: "API of API Gateway", prop: "name", value: name, name, project, location: "global" });
}
