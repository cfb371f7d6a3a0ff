import type { Receiver } from "../document/receivers";
import type { Workload } from "../document/workloads";
import { NetworkPath } from "../ingress/network-path";

/** What becomes of a request before anybody asks who sends it. */
export type Arrival = "yes" | "no" | "unknown";

// https://cloud.google.com/run/docs/securing/ingress#internal-services
const GOOGLE_SERVICES = new Set([
  "google_cloud_scheduler_job",
  "google_cloud_tasks_queue",
  "google_eventarc_trigger",
  "google_pubsub_subscription",
  "google_workflows_workflow",
]);

/** The network path by which a workload calls. A workload that says nothing of it calls over the internet. */
export function pathOf({ resource, does, isInVpc }: Workload): NetworkPath {
  if (GOOGLE_SERVICES.has(resource.type)) return NetworkPath.GOOGLE_SERVICE;
  // Of a function, what calls is its trigger.
  if (does === "call" && resource.type === "google_cloudfunctions2_function")
    return NetworkPath.GOOGLE_SERVICE;
  return isInVpc ? NetworkPath.VPC : NetworkPath.INTERNET;
}

/** Whether the ingress settings of a receiver admit a network path that begins in a project; undefined: in its own. */
export function arrivalAt(receiver: Receiver, path: NetworkPath, from?: string): Arrival {
  const { ingress } = receiver;
  if (!ingress) return "unknown";
  if (!ingress.admits(path)) return "no";
  if (ingress.admits(NetworkPath.INTERNET)) return "yes";
  // Internal is what comes from the same project, or from one perimeter of VPC Service Controls, which nothing here tells.
  return from === undefined || from === receiver.target.split("/")[1] ? "yes" : "unknown";
}
