import { ownerOf } from "../document/owner";
import { textOf } from "../document/text";
import type { Step } from "../document/value";
import type { ExistingResource } from "./existing-resource";
import { identityOf } from "./identity";
import type { Matching, Pair } from "./matching";

/** Arguments of types. */
interface Arguments {
  readonly [type: string]: readonly (readonly Step[])[] | undefined;
}

/** The URLs of what can be called. */
const OWN_URLS: Arguments = {
  google_cloudfunctions2_function: [["url"], ["service_config", "uri"]],
  google_cloud_run_v2_service: [["uri"]],
  google_cloud_run_service: [["status", "url"]],
};

/** The URL that something calls. */
const CALLED_URLS: Arguments = {
  google_cloud_scheduler_job: [["http_target", "uri"]],
  google_pubsub_subscription: [["push_config", "push_endpoint"]],
};

const TRIGGER = "google_eventarc_trigger";
const DESTINATION = ["destination", "cloud_run_service"];

/** Warns of what Google Cloud goes on calling a function or service with, although the app has nothing of it. */
export function leftCallerWarnings({ pairs, leftovers }: Matching): string[] {
  return leftovers.flatMap(({ existing }) =>
    pairs
      .filter((pair) => calls(existing, pair))
      .map(
        ({ made }) =>
          `${existing.address} is left behind, and goes on calling ${ownerOf(made.path)}; keep it with its name, or delete it`,
      ),
  );
}

function calls(caller: ExistingResource, { existing }: Pair): boolean {
  if (!existing) return false;
  if (caller.type === TRIGGER) return isDestination(caller, existing);
  const called = textsOf(caller, CALLED_URLS);
  return textsOf(existing, OWN_URLS).some((url) => called.some((one) => isAt(one, url)));
}

function isAt(called: string, url: string): boolean {
  return called === url || called.startsWith(`${url}/`) || called.startsWith(`${url}?`);
}

/** Whether the events of a trigger go to a service. */
function isDestination(trigger: ExistingResource, service: ExistingResource): boolean {
  const [name, region] = ["service", "region"].map((argument) =>
    textOf(trigger.value(...DESTINATION, argument)),
  );
  if (name === undefined || region === undefined) return false;
  return identityOf(service)?.endsWith(`/locations/${region}/services/${name.replace(/^.*\//, "")}`) ?? false;
}

function textsOf(resource: ExistingResource, listed: Arguments): string[] {
  return (listed[resource.type] ?? [])
    .filter((path) => !resource.isSensitive(...path))
    .flatMap((path) => textOf(resource.value(...path)) ?? []);
}
