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
  const seen = new Set<Value>();
  const look = (one: Value): void => {
    if (seen.has(one)) return;
    seen.add(one);
    if (one.is === "attribute") {
      const receiver = byResource.get(one.of);
      if (receiver?.addresses.includes(one.path.join("."))) found.add(receiver);
    }
    partsOf(one).forEach(look);
  };
  look(value);
  return found;
}

function partsOf(value: Value): readonly Value[] {
  switch (value.is) {
    case "text":
      return value.parts;
    case "list":
      return value.items;
    case "fields":
      return [...value.fields.values()];
    case "either":
      return value.values;
    case "unknown":
      return value.from;
    default:
      return [];
  }
}
