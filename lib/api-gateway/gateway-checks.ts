import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { checkLabels } from "../core/labels";
import { isKnown } from "../core/tokens";
import { claim } from "../core/unique-names";
import type { ApiGatewayProps } from "./api-gateway-props";
import { warnOfUnknownGatewayLocation } from "./gateway-locations";

const NAME = /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Throws where Google would refuse a gateway itself, apart from its document. */
export function checkGateway(at: Construct, name: string, props: ApiGatewayProps): void {
  checkLabels(props.labels ?? {}, at);
  warnOfUnknownGatewayLocation(at, props.location);
  if (!isKnown(name)) return;
  if (!NAME.test(name)) {
    throw invalid(
      `'name' must be 1 to 63 lower-case letters, digits and hyphens that begin with a letter and do not end with a hyphen, got ${got(name)}`,
      at,
    );
  }
  // An API has no location: two gateways of one name are two APIs of one name, wherever they are.
  const { project } = props;
  claim(at, { kind: "API of API Gateway", prop: "name", value: name, name, project, location: "global" });
}
