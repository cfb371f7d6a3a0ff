import type { Deployment } from "../deployment";
import { block, type Element, type Values } from "../document";
import { iapWeb, named } from "../google-resources";
import type { Step } from "../step";

/** What has a template with containers. */
export const WITH_CONTAINERS = ["google_cloud_run_v2_job", "google_cloud_run_v2_service"];

export const WORKLOADS = ["google_cloudfunctions2_function", ...WITH_CONTAINERS];

/** The template with the containers: a job has it in the template of its executions. */
export function templateOf(values: Values): Values | undefined {
  const template = block(values, "template");
  return block(template, "template") ?? template;
}

/** The member string of the runtime account of a function, service or job. */
export function runtimeAccount(deployment: Deployment, element: Element): string {
  const given =
    deployment.text(block(element.values, "service_config")?.service_account_email) ||
    deployment.text(templateOf(element.values)?.service_account);
  return `serviceAccount:${given || `${deployment.number(deployment.projectOf(element))}-compute@developer.gserviceaccount.com`}`;
}

/** The Cloud Run service of a function or service. */
export function serviceOf(deployment: Deployment, element: Element): Step["on"] {
  const name = deployment.text(element.values.name).toLowerCase().replaceAll("_", "-");
  return named(deployment.fullName(element, "services", name));
}

const IN_URL = /\[((?:projects|apps)\/[^\]]+)\]/;

/** What a caller of a URL needs; undefined if the URL does not tell the receiver, or if the receiver needs no permission. */
export function invocation(deployment: Deployment, url: string): Pick<Step, "permission" | "on"> | undefined {
  const name = IN_URL.exec(url)?.[1];
  if (name === undefined) return undefined;
  if (name.startsWith("apps/")) {
    return { permission: "iap.webServiceVersions.accessViaIAP", on: iapWeb(name.slice(5), "/appengine") };
  }
  const on = named(name);
  if (name.includes("/functions/")) return { permission: "cloudfunctions.functions.invoke", on };
  const open = deployment.document
    .resources("google_cloud_run_v2_service")
    .some(
      (element) =>
        element.values.invoker_iam_disabled === true && serviceOf(deployment, element).name === name,
    );
  return open ? undefined : { permission: "run.routes.invoke", on };
}
