import type { Construct } from "constructs";
import { checkFormat } from "../core/formats/check-format";
import { SERVICE_NAME } from "../core/formats/cloud-run";

/** Throws where Google would refuse a service's name. */
export function checkServiceName(name: string, at: Construct): void {
  checkFormat("name", name, SERVICE_NAME, at);
}
