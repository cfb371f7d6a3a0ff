import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { checkFullName } from "../core/full-names";
import { checkLabels } from "../core/labels";
import { warnOfUnknownLocation } from "../core/locations";
import { knownLocation } from "../core/provider-defaults";
import { isKnown } from "../core/tokens";
import type { IngressSettings } from "../ingress/ingress-settings";
import type { FunctionSource } from "../source/function-source";
import { checkTerraformTimeouts } from "../workload/terraform-timeouts";
import type { CloudRunFunctionProps } from "./cloud-run-function-props";
import { checkFunctionName } from "./function-name";
import type { Runtime } from "./runtime";

const KMS_KEY = /^projects\/[^/\s{}]+\/locations\/([^/\s{}]+)\/keyRings\/[^/\s{}]+\/cryptoKeys\/[^/\s{}]+$/;

/** Throws where Google would refuse the function itself, apart from its build and its service. */
export function checkFunction(at: Construct, name: string, props: CloudRunFunctionProps): void {
  checkGiven(at, props);
  if (isKnown(name)) checkFunctionName(name, at, props.project, props.location);
  checkLabels(props.labels ?? {}, at);
  warnOfUnknownLocation(at, props.location);
  checkEncryption(props, at);
  checkTerraformTimeouts(props.terraformTimeouts, at);
}

/** Throws where callers without type-checking leave out what every function needs, or pass something else. */
function checkGiven(at: Construct, props: Partial<CloudRunFunctionProps>): void {
  if ((props.ingress as Partial<IngressSettings> | undefined)?.functionValue === undefined) {
    throw invalid(
      `'ingress' must be one of IngressSettings, because there is no default for a security choice, got ${got(props.ingress)}`,
      at,
    );
  }
  if ((props.runtime as Partial<Runtime> | undefined)?.language === undefined) {
    throw invalid(`'runtime' must be a Runtime, like Runtime.NODEJS_22, got ${got(props.runtime)}`, at);
  }
  if ((props.source as Partial<FunctionSource> | undefined)?.bind === undefined) {
    throw invalid(
      `'source' must be a FunctionSource, like FunctionSource.directory('functions/orders'), got ${got(props.source)}`,
      at,
    );
  }
  if (props.entryPoint === undefined) {
    throw invalid("'entryPoint' must name the function in the code, got undefined", at);
  }
}

function checkEncryption(
  { kmsKeyName, dockerRepository, ...props }: CloudRunFunctionProps,
  at: Construct,
): void {
  if (kmsKeyName === undefined) return;
  if (!dockerRepository) {
    throw invalid(
      "'dockerRepository' must be given where 'kmsKeyName' is, because Google's own repository has no key of yours, got none",
      at,
    );
  }
  const example = "projects/example-project/locations/asia-northeast1/keyRings/main/cryptoKeys/functions";
  checkFullName("kmsKeyName", kmsKeyName, KMS_KEY, example, at);
  const location = knownLocation(at, props.location);
  const keyLocation = isKnown(kmsKeyName) && KMS_KEY.exec(kmsKeyName)?.[1];
  if (location && keyLocation && keyLocation !== location) {
    throw invalid(
      `'kmsKeyName' must be in the function's location ${location}, got one in ${keyLocation}`,
      at,
    );
  }
}
