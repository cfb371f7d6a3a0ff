import type { Deployment } from "../deployment";
import { block, type Element } from "../document";
import { iapWeb, named } from "../google-resources";
import type { Step } from "../step";

export const WORKLOADS = ["google_cloudfunctions2_function", "google_cloud_run_v2_service"];

/** The member string of the runtime account of a function or service. */
export function runtimeAccount(deployment: Deployment, element: Element): string {
  const given =
    deployment.text(block(element.values, "service_config")?.service_account_email) ||
    deployment.text(block(element.values, "template")?.service_account);
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
