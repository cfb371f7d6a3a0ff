import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { AUDIENCE } from "../core/formats/cloud-run";
import { checkWholeNumber } from "../core/ranges";
import { holdsToken } from "../core/token-text";
import { isKnown, isToken } from "../core/tokens";
import { checkSizing, instancesOf } from "../workload/sizing";
import type { CloudRunServiceProps } from "./cloud-run-service-props";
import { containerSizeOf, sizesOf, sumOf } from "./container-size";
import { checkRegions } from "./regions";
import { warnOfSandboxes } from "./sandboxes";

/** Throws where Google would refuse the service. Its containers have checks of their own. */
export function checkService(at: Construct, props: CloudRunServiceProps): void {
  checkRegions(at, props);
  checkAudiences(at, props.customAudiences ?? []);
  if (props.iap && props.invokerIamCheck?.reason !== undefined) {
    throw invalid(
      "'invokerIamCheck' must be enforced where IAP guards the service, got it disabled; IAP itself calls the service",
      at,
    );
  }
  checkScaling(at, props);
  checkUtilization(at, props);
  warnOfSandboxes(at, props);
  const { description } = props;
  // isKnown() does not fit here: text like '${x}' is a known description.
  if (description !== undefined && !holdsToken(description) && description.length > 512) {
    throw invalid(`'description' must be at most 512 characters, got ${description.length}`, at);
  }
}

function checkAudiences(at: Construct, audiences: string[]): void {
  if (isToken(audiences)) return;
  for (const audience of audiences) checkFormat("customAudiences", audience, AUDIENCE, at, { must: "hold" });
}

function checkScaling(at: Construct, props: CloudRunServiceProps): void {
  const { concurrency } = props;
  const totalCpu = sumOf(sizesOf(props).map(({ cpu }) => cpu));
  const hasGpu = props.gpu !== undefined;
  checkSizing({ ...containerSizeOf(props), totalCpu, ...instancesOf(props), concurrency, hasGpu }, at);
  checkWholeNumber("timeoutSeconds", props.timeoutSeconds, { min: 1, max: 3600 }, at);
  checkWholeNumber("port", props.port, { min: 1, max: 65535 }, at);
  checkWholeNumber("serviceMinInstances", props.serviceMinInstances, { min: 0 }, at);
  checkMostInstances(at, props);
  // Google's API takes 0, but the provider does not send a 0.
  checkWholeNumber("manualInstances", props.manualInstances, { min: 1 }, at);
  if (props.manualInstances !== undefined && props.serviceMinInstances !== undefined) {
    throw invalid("'manualInstances' must not be given beside 'serviceMinInstances', got both", at);
  }
}

function checkMostInstances(at: Construct, props: CloudRunServiceProps): void {
  const { serviceMaxInstances: most, serviceMinInstances: fewest, manualInstances } = props;
  checkWholeNumber("serviceMaxInstances", most, { min: 1 }, at);
  if (most !== undefined && manualInstances !== undefined) {
    throw invalid("'manualInstances' must not be given beside 'serviceMaxInstances', got both", at);
  }
  if (isKnown(most) && isKnown(fewest) && fewest > most) {
    throw invalid(
      `'serviceMinInstances' must not exceed 'serviceMaxInstances', got ${fewest} and ${most}`,
      at,
    );
  }
}

/** https://docs.cloud.google.com/run/docs/configuring/scaling-controls, and the provider's page of google_cloud_run_v2_service */
function checkUtilization(at: Construct, props: CloudRunServiceProps): void {
  const { cpuUtilization, concurrencyUtilization, manualInstances } = props;
  for (const [prop, target] of Object.entries({ cpuUtilization, concurrencyUtilization })) {
    if (target !== undefined && manualInstances !== undefined) {
      Annotations.of(at).addWarning(
        `'${prop}' must be left out where 'manualInstances' is given, because the number of instances is fixed, got both`,
      );
    }
    if (!isKnown(target) || target === 0 || (target >= 0.1 && target <= 0.95)) continue;
    throw invalid(`'${prop}' must be between 0.1 and 0.95, or 0 for no target, got ${got(target)}`, at);
  }
  if (cpuUtilization === 0 && concurrencyUtilization === 0) {
    throw invalid("'concurrencyUtilization' must not be 0 where 'cpuUtilization' is 0, got both", at);
  }
}
