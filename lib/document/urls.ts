import { containedIn } from "./contained";
import type { Receiver } from "./receivers";
import type { Value } from "./value";
import type { Workload } from "./workloads";

/** An environment variable of a workload that contains the URL of a receiver. */
export interface UrlInEnvironment {
  readonly workload: Workload;
  readonly receiver: Receiver;

  /** The name of the variable. */
  readonly variable: string;
}

/** All such variables. A workload most likely calls the URLs in its environment. */
export function urlsInEnvironments(
  workloads: readonly Workload[],
  receivers: ReadonlyMap<unknown, Receiver>,
): UrlInEnvironment[] {
  const found: UrlInEnvironment[] = [];
  for (const workload of workloads) {
    for (const [variable, value] of workload.environment) {
      for (const receiver of addressesIn(value, receivers)) {
        if (workload.resource !== receiver.resource) found.push({ workload, receiver, variable });
      }
    }
  }
  return found;
}

/** The receivers whose address a value contains. */
export function addressesIn(value: Value, byResource: ReadonlyMap<unknown, Receiver>): readonly Receiver[] {
  return value.is === "known" ? [] : [...addressesWithin(value, byResource)];
}

function addressesWithin(value: Value, byResource: ReadonlyMap<unknown, Receiver>): ReadonlySet<Receiver> {
  const found = new Set<Receiver>();
  for (const one of containedIn(value)) {
    if (one.is !== "attribute") continue;
    const receiver = byResource.get(one.of);
    if (receiver?.addresses.includes(one.path.join("."))) found.add(receiver);
  }
  return found;
}
