import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import { checkFormat } from "../core/formats/check-format";
import { FUNCTION_NAME } from "../core/formats/functions";
import { serviceNameOf } from "../core/resource-names";

/** Throws where Google would refuse a function's name. Warns where the name of its Cloud Run service differs. */
export function checkFunctionName(name: string, at: Construct): void {
  checkFormat("name", name, FUNCTION_NAME, at);
  const serviceName = serviceNameOf(name);
  if (serviceName !== name) {
    Annotations.of(at).addWarning(
      `'name' must be lower case with hyphens to be the same in Cloud Run, got '${name}', whose service is '${serviceName}'`,
    );
  }
}
