import { NetworkPath } from "../ingress/network-path";
import type { Receiver } from "./receivers";
import type { Workload } from "./workloads";

/** Whether the ingress settings admit a call. Cloud Run checks them before it checks the caller. */
export type Arrival = "yes" | "no" | "unknown";

// https://cloud.google.com/run/docs/securing/ingress#internal-services
const GOOGLE_SERVICES = new Set([
  "google_cloud_scheduler_job",
  "google_cloud_tasks_queue",
  "google_eventarc_trigger",
  "google_pubsub_subscription",
  "google_workflows_workflow",
]);

/** The network path of a workload's calls: the internet, unless its resource says otherwise. */
export function pathOfCalls({ resource, does, isInVpc }: Workload): NetworkPath {
  if (GOOGLE_SERVICES.has(resource.type)) return NetworkPath.GOOGLE_SERVICE;
  // The workload that calls a function is its event trigger.
  if (does === "call" && resource.type === "google_cloudfunctions2_function")
    return NetworkPath.GOOGLE_SERVICE;
  return isInVpc ? NetworkPath.VPC : NetworkPath.INTERNET;
}

/** Whether a receiver's ingress settings admit a network path. `from` is the caller's project, if it may be another. */
export function arrivalAt(receiver: Receiver, path: NetworkPath, from?: string): Arrival {
  const { ingress } = receiver;
  if (!ingress) return "unknown";
  if (!ingress.admits(path)) return "no";
  if (ingress.admits(NetworkPath.INTERNET)) return "yes";
  // Internal calls come from the same project or VPC Service Controls perimeter. No document shows the perimeter.
  return from === undefined || from === receiver.target.split("/")[1] ? "yes" : "unknown";
}
