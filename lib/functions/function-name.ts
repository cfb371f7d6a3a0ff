import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { serviceNameOf } from "../core/resource-names";

// The API takes 4 to 63 characters, but the name of the function's Cloud Run service must have fewer than 50.
const NAME = /^[A-Za-z](?=.{3,48}$)[-_A-Za-z0-9]*[A-Za-z0-9]$/;

/** Throws where Google would refuse a function's name. Warns where the name of its Cloud Run service differs. */
export function checkFunctionName(name: string, at: Construct): void {
  if (!NAME.test(name)) {
    throw invalid(
      `'name' must be 4 to 49 letters, digits, '-' and '_' that begin with a letter and do not end with '-' or '_', got ${got(name)}`,
      at,
    );
  }
  const serviceName = serviceNameOf(name);
  if (serviceName !== name) {
    Annotations.of(at).addWarning(
      `'name' must be lower case with hyphens to be the same in Cloud Run, got '${name}', whose service is '${serviceName}'`,
    );
  }
}
