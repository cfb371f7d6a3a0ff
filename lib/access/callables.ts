import type { Callable } from "../document/callers";
import { filled } from "../document/computed";
import { form } from "../document/form";
import type { Model } from "../document/model";
import { ownerOf } from "../document/owner";
import { IAP, POLICY_KINDS } from "../document/policy-kinds";
import { pathOf, type Receiver, wholeServicesIn } from "../document/receivers";
import { spellingOf } from "../document/spelling";
import type { Told } from "./told";

/** Something that can be called, inside or outside of the app. */
export interface Entrance extends Callable {
  /** The path of its construct, or its full name if the app does not deploy it. */
  readonly path: string;

  /** What checks callers in front of it, such as Identity-Aware Proxy. */
  readonly through?: string;

  /** @default - it is not called over HTTPS, or the app does not deploy it */
  readonly receiver?: Receiver;

  /** Whether the app deploys it. */
  readonly isDeployed: boolean;
}

const JOB = "google_cloud_run_v2_job";
const JOB_NAME = form(POLICY_KINDS[JOB].target);
const IAP_OF_SERVICE = /^(projects\/[^/]+)\/iap_web\/cloud_run-([^/]+)\/(services\/[^/]+)$/;

/** The receivers of the app, and those outside of it that the app grants access to. */
export function entrancesOf(model: Model, told: Told): Entrance[] {
  const receivers = new Map(model.receivers.map((receiver) => [receiver.target, receiver]));
  const own = model.receivers.map((receiver) => entranceOf(receiver, receiver.target, receiver));
  const jobs = new Map(model.ofTypes(JOB).map((job) => [spellingOf(filled(JOB_NAME, job)), job]));
  const wholes = wholeServicesIn(model.receivers);
  const others = new Map<string, Entrance>();
  for (const { of, target } of model.policies) {
    if (of.opens === undefined || receivers.has(target)) continue;
    const receiver = of === IAP ? behindIap(target, receivers) : undefined;
    const job = jobs.get(target);
    const resource = job ?? wholes.get(target)?.at(0)?.resource;
    const path = receiver ? pathOf(receiver) : resource && ownerOf(resource.path);
    others.set(target, {
      ...entranceOf({ policy: of }, target, receiver),
      path: path ?? told.tell(target),
      isDeployed: path !== undefined,
    });
  }
  return [...own, ...others.values()];
}

function entranceOf(
  { policy }: Pick<Callable, "policy">,
  target: string,
  receiver: Receiver | undefined,
): Entrance {
  return {
    policy,
    target,
    path: receiver ? pathOf(receiver) : target,
    through: policy === IAP ? "Identity-Aware Proxy" : undefined,
    receiver,
    isDeployed: receiver !== undefined,
  };
}

function behindIap(target: string, receivers: ReadonlyMap<string, Receiver>): Receiver | undefined {
  const [, project, location, service] = IAP_OF_SERVICE.exec(target) ?? [];
  if (project) return receivers.get(`${project}/locations/${location}/${service}`);
  // A service or version of an App Engine app is behind the same proxy as the app.
  return [...receivers.values()].find((receiver) => target.startsWith(`${receiver.target}/`));
}
