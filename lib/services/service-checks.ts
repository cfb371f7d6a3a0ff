import type { Construct } from "constructs";
import { invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { AUDIENCE } from "../core/formats/cloud-run";
import { checkWholeNumber } from "../core/ranges";
import { holdsToken } from "../core/token-text";
import { isKnown, isToken } from "../core/tokens";
import { checkSizing, instancesOf } from "../workload/sizing";
import type { CloudRunServiceProps } from "./cloud-run-service-props";
import { containerSizeOf, sizesOf, sumOf } from "./container-size";
import { checkRegions } from "./regions";

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
