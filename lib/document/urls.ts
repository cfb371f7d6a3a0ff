import { containedIn } from "./contained";
import { NumberedUrls } from "./numbered-urls";
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
export function urlsInEnvironments(workloads: readonly Workload[], addresses: Addresses): UrlInEnvironment[] {
  const found: UrlInEnvironment[] = [];
  for (const workload of workloads) {
    for (const [variable, value] of workload.environment) {
      for (const receiver of addresses.in(value)) {
        if (workload.resource !== receiver.resource) found.push({ workload, receiver, variable });
      }
    }
  }
  return found;
}

/** The addresses of the receivers of an app. */
export class Addresses {
  // A service in several regions has a receiver in each.
  private readonly byResource = new Map<unknown, Receiver[]>();
  private readonly numbered: NumberedUrls;

  constructor(receivers: readonly Receiver[]) {
    for (const receiver of receivers) {
      const others = this.byResource.get(receiver.resource);
      if (others) others.push(receiver);
      else this.byResource.set(receiver.resource, [receiver]);
    }
    this.numbered = new NumberedUrls(receivers);
  }

  /** The receivers whose address a value contains. */
  public in(value: Value): readonly Receiver[] {
    return value.is === "known"
      ? this.numbered.in(value)
      : [...new Set([...containedIn(value)].flatMap((one) => this.of(one)))];
  }

  private of(value: Value): readonly Receiver[] {
    if (value.is !== "attribute") return this.numbered.in(value);
    const address = value.path.join(".");
    return (this.byResource.get(value.of) ?? []).filter(({ addresses }) => addresses.includes(address));
  }
}
