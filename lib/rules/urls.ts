import type { Model } from "../document/model";
import type { Receiver } from "../document/receivers";
import type { Value } from "../document/value";
import type { Workload } from "../document/workloads";

/** An environment variable of a workload that contains the URL of a receiver. */
export interface UrlInEnvironment {
  readonly workload: Workload;
  readonly receiver: Receiver;

  /** The name of the variable. */
  readonly variable: string;
}

/** All such variables. A workload most likely calls the URLs in its environment. */
export function urlsInEnvironments(model: Model): UrlInEnvironment[] {
  const byAddress = receiversByAddress(model);
  const found = model.workloads.flatMap((workload) =>
    workload.environment.flatMap(([variable, value]) =>
      addressesIn(value, byAddress).map((receiver) => ({ workload, receiver, variable })),
    ),
  );
  return found.filter(({ workload, receiver }) => workload.resource !== receiver.resource);
}

/** The receivers of an app, by their resource. */
export function receiversByAddress({ receivers }: Model): ReadonlyMap<unknown, Receiver> {
  return new Map(receivers.map((receiver) => [receiver.resource, receiver]));
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
