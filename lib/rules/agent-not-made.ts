import { argumentOf } from "../document/computed";
import type { Model } from "../document/model";
import type { Resource } from "../document/resource";
import { textOf } from "../document/text";
import { type Finding, findingAt } from "./finding";
import type { Rule } from "./rule";
import { RuleSeverity } from "./rule-severity";

const IAP = "iap.googleapis.com";

/**
 * Reports services with IAP in a project that may have no service agent of IAP.
 *
 * https://cloud.google.com/run/docs/securing/identity-aware-proxy-cloud-run
 */
export const AGENT_NOT_MADE: Rule = {
  id: "agent-not-made",
  title: "Where IAP guards a service, something asks Google for IAP's service agent",
  why: "In a project that never used IAP the agent does not exist. Letting it in fails with 400, or whoever signs in reads that the IAP service account is not provisioned.",
  severity: RuleSeverity.WARNING,
  check: (model) =>
    model
      .ofTypes("google_cloud_run_v2_service")
      .filter((service) => textOf(service.value("iap_enabled")) === "true")
      .filter((service) => !isAskedFor(service, model))
      .map(told),
};

function isAskedFor(service: Resource, model: Model): boolean {
  const project = textOf(argumentOf(service, "project"));
  return model
    .ofTypes("google_project_service_identity")
    .some(
      (identity) =>
        textOf(argumentOf(identity, "service")) === IAP &&
        textOf(argumentOf(identity, "project")) === project,
    );
}

function told(service: Resource): Finding {
  const project = textOf(argumentOf(service, "project")) ?? "PROJECT";
  return findingAt(
    service,
    `'iap_enabled' must be true only where IAP has its service agent, got no resource that asks for it; declare GoogleBeta in the stack, which has one made, or run once: gcloud beta services identity create --service=${IAP} --project=${project}`,
  );
}
