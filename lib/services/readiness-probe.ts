import type { CloudRunV2ServiceTemplateContainersLivenessProbe } from "@cdktf/provider-google/lib/cloud-run-v2-service";
import type { IConstruct } from "constructs";
import { invalid } from "../core/errors";
import { checkWholeNumber } from "../core/ranges";
import { isKnown } from "../core/tokens";
import type { ProbeOptions } from "./probe-options";

/** What a probe asks. */
export type ProbeTarget = Pick<
  CloudRunV2ServiceTemplateContainersLivenessProbe,
  "httpGet" | "tcpSocket" | "grpc"
>;

/**
 * A `readiness_probe` block. The bindings do not have it, so it is written as Terraform reads it.
 *
 * The provider keeps what is left out, so everything is written. Throws for what the block does not have.
 */
export function readinessConfigOf(
  at: IConstruct,
  target: ProbeTarget,
  options: ProbeOptions,
  containerPort?: number,
): object {
  checkAsked(at, target, options);
  const { httpGet, grpc } = target;
  const { port = containerPort } = options;
  checkWholeNumber("readinessProbe.port", port, { min: 1, max: 65535 }, at);
  const times = timesOf(at, options);
  return httpGet
    ? { http_get: { path: httpGet.path, port }, ...times }
    : { grpc: { port, service: grpc?.service }, ...times };
}

function checkAsked(at: IConstruct, { httpGet, grpc }: ProbeTarget, options: ProbeOptions): void {
  // https://cloud.google.com/run/docs/configuring/healthchecks
  if (!httpGet && !grpc) throw invalid("'readinessProbe' must ask by HTTP or gRPC, got one by TCP", at);
  if (options.initialDelaySeconds !== undefined) {
    throw invalid(
      "'readinessProbe.initialDelaySeconds' must be left out, because these probes begin after the start, got one",
      at,
    );
  }
  if (httpGet?.httpHeaders !== undefined) {
    throw invalid(
      "'readinessProbe' must have no headers, because the provider's block has none, got some",
      at,
    );
  }
}

/** https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/cloud_run_v2_service, under readiness_probe */
function timesOf(at: IConstruct, options: ProbeOptions) {
  const { periodSeconds = 10, timeoutSeconds = 1, failureThreshold = 3, successThreshold = 2 } = options;
  for (const [name, value] of Object.entries({
    periodSeconds,
    timeoutSeconds,
    failureThreshold,
    successThreshold,
  })) {
    checkWholeNumber(`readinessProbe.${name}`, value, { min: 1 }, at);
  }
  if (isKnown(periodSeconds) && isKnown(timeoutSeconds) && timeoutSeconds > periodSeconds) {
    throw invalid(
      `'readinessProbe.timeoutSeconds' must not exceed its 'periodSeconds', got ${timeoutSeconds} and ${periodSeconds}`,
      at,
    );
  }
  return {
    period_seconds: periodSeconds,
    timeout_seconds: timeoutSeconds,
    failure_threshold: failureThreshold,
    success_threshold: successThreshold,
  };
}
