import { IngressSettings } from "../ingress/ingress-settings";
import { choicesOf } from "./choices";
import { filled, settled } from "./computed";
import { type Form, form } from "./form";
import { grouped } from "./grouped";
import { ownerOf } from "./owner";
import { FIRST_GEN, IAP, type PolicyHolder, RUN_SERVICE } from "./policy-kinds";
import type { Resource } from "./resource";
import { spellingOf } from "./spelling";
import { textOf } from "./text";
import { isAbsent, type Step, type Value } from "./value";
import { itemsOf } from "./within";

/** A resource that can be called over HTTPS. */
export interface Receiver {
  readonly resource: Resource;

  /** The type of resource whose allow policy names its callers. */
  readonly policy: PolicyHolder;
  readonly target: string;

  /** The region, where the resource is in several and this is the receiver in one of them. */
  readonly region?: string;

  /** Its ingress settings; undefined if they are unknown. */
  readonly ingress?: IngressSettings;

  /** Whether it accepts every call that its ingress settings admit, without a check of its allow policy. */
  readonly isUnchecked: boolean;

  /** Whether Identity-Aware Proxy is on, or may be on. */
  readonly isBehindIap: boolean;

  /** Whether its own URL is known to be off. Calls arrive by a load balancer or a gateway of the mesh then. */
  readonly isWithoutUrl: boolean;

  /** Whether only events call it. */
  readonly isEventDriven: boolean;

  /** The attributes with its URL or host name. */
  readonly addresses: readonly string[];
}

/** The path of the construct of a receiver. */
export function pathOf({ resource, region }: Pick<Receiver, "resource" | "region">): string {
  const path = ownerOf(resource.path);
  return region === undefined ? path : `${path}/${region}`;
}

/** The receivers of services in several regions, by the full name of the service at `global`, where it has no allow policy. */
export function wholeServicesIn(receivers: readonly Receiver[]): ReadonlyMap<string, readonly Receiver[]> {
  return grouped(
    receivers.filter(({ region }) => region !== undefined),
    ({ target, region }) => target.replace(`/locations/${region}/`, "/locations/global/"),
  );
}

interface ReceiverKind {
  readonly policy: PolicyHolder;
  readonly target: Form;
  readonly ingress?: readonly Step[];
  readonly unchecked?: readonly Step[];
  readonly iap?: readonly Step[];
  readonly withoutUrl?: readonly Step[];
  readonly events?: readonly Step[];

  /** The regions of one that is in several. */
  readonly regions?: readonly Step[];
  readonly addresses: readonly string[];
}

const P = "projects/{project}";
const ANNOTATIONS = ["metadata", "annotations"];

/** One entry for each type. */
const RECEIVERS: { readonly [type: string]: ReceiverKind } = {
  google_cloudfunctions2_function: {
    policy: RUN_SERVICE,
    target: form(`${P}/locations/{location}/services/{service of name}`),
    ingress: ["service_config", "ingress_settings"],
    events: ["event_trigger"],
    addresses: ["service_config.0.uri", "url"],
  },
  google_cloud_run_v2_service: {
    policy: RUN_SERVICE,
    target: form(`${P}/locations/{location}/services/{name}`),
    ingress: ["ingress"],
    unchecked: ["invoker_iam_disabled"],
    iap: ["iap_enabled"],
    withoutUrl: ["default_uri_disabled"],
    regions: ["multi_region_settings", "regions"],
    addresses: ["uri", "urls.0", "urls.1"],
  },
  google_cloud_run_service: {
    policy: RUN_SERVICE,
    target: form(`${P}/locations/{location}/services/{name}`),
    ingress: [...ANNOTATIONS, "run.googleapis.com/ingress"],
    unchecked: [...ANNOTATIONS, "run.googleapis.com/invoker-iam-disabled"],
    iap: [...ANNOTATIONS, "run.googleapis.com/iap-enabled"],
    // https://cloud.google.com/run/docs/securing/ingress#disable-url
    withoutUrl: [...ANNOTATIONS, "run.googleapis.com/default-url-disabled"],
    addresses: ["status.0.url"],
  },
  google_cloudfunctions_function: {
    policy: FIRST_GEN,
    target: form(`${P}/locations/{region}/functions/{name}`),
    ingress: ["ingress_settings"],
    events: ["event_trigger"],
    addresses: ["https_trigger_url"],
  },
  google_app_engine_application: {
    policy: IAP,
    target: form(`${P}/iap_web/appengine-{project}`),
    iap: ["iap", "enabled"],
    addresses: ["default_hostname"],
  },
};

/** A resource as receivers: none if it cannot be called, and one in each region of a service in several. */
export function receiversOf(resource: Resource): Receiver[] {
  if (resource.mode !== "managed" || !Object.hasOwn(RECEIVERS, resource.type)) return [];
  const kind = RECEIVERS[resource.type];
  const whole = receiverOf(resource, kind);
  const regions = kind.regions && itemsOf(resource.value(...kind.regions));
  if (!regions?.length) return [whole];
  // The location of such a service is `global`, and it has an allow policy in each region.
  return regions.map((value) => {
    const region = spellingOf(value);
    return { ...whole, region, target: whole.target.replace("/locations/global/", `/locations/${region}/`) };
  });
}

function receiverOf(resource: Resource, kind: ReceiverKind): Receiver {
  return {
    resource,
    policy: kind.policy,
    target: spellingOf(filled(kind.target, resource)),
    ingress: ingressOf(at(resource, kind.ingress)),
    isUnchecked: isOn(at(resource, kind.unchecked)),
    isBehindIap: !isOff(at(resource, kind.iap)),
    isWithoutUrl: isCertain(at(resource, kind.withoutUrl)),
    isEventDriven: kind.events !== undefined && itemsOf(resource.value(...kind.events))?.length !== 0,
    addresses: kind.addresses,
  };
}

function at(resource: Resource, path: readonly Step[] | undefined): Value | undefined {
  return path && settled(resource.value(...path));
}

const SETTINGS = new Map(
  [IngressSettings.ALL, IngressSettings.INTERNAL, IngressSettings.INTERNAL_AND_CLOUD_LOAD_BALANCING].flatMap(
    (one) =>
      // The last one is for the annotation of `google_cloud_run_service`.
      [one.functionValue, one.serviceValue, one.name.toLowerCase().replaceAll("_", "-")].map(
        (written): [string, IngressSettings] => [written, one],
      ),
  ),
);

/** Without ingress settings, every network path is admitted: https://cloud.google.com/run/docs/securing/ingress */
function ingressOf(given: Value | undefined): IngressSettings | undefined {
  if (!given) return undefined;
  if (isAbsent(given)) return IngressSettings.ALL;
  return SETTINGS.get(textOf(given) ?? "");
}

/** Whether a setting is on, or may be on. */
function isOn(given: Value | undefined): boolean {
  return given !== undefined && choicesOf(given).some((one) => textOf(one)?.toLowerCase() === "true");
}

/** Whether a setting is on in each case. */
function isCertain(given: Value | undefined): boolean {
  return given !== undefined && textOf(given)?.toLowerCase() === "true";
}

function isOff(given: Value | undefined): boolean {
  return given === undefined || isAbsent(given) || textOf(given)?.toLowerCase() === "false";
}
