import { serviceNameOf } from "../core/resource-names";
import { APP_NAME } from "./app-engine-guards";
import { choicesOf } from "./choices";
import { filled, settled } from "./computed";
import { containedIn } from "./contained";
import { form } from "./form";
import type { Resource } from "./resource";
import { isTold, spellingOf } from "./spelling";
import { textOf } from "./text";
import { isAbsent, type Value } from "./value";
import { itemsOf, within } from "./within";

/** What checks requests in a load balancer. */
export enum Guard {
  IAP = "Identity-Aware Proxy",
  CLOUD_ARMOR = "Cloud Armor",
}

/** A backend service of a load balancer. */
export interface LoadBalancer {
  readonly backend: Resource;

  readonly guards: readonly Guard[];

  /** The full names of the services, functions and services of apps that it sends requests to, as far as they are known. */
  readonly targets: readonly string[];
}

/** The groups of endpoints that lead to something serverless: https://cloud.google.com/load-balancing/docs/negs/serverless-neg-concepts */
const ENDPOINTS = "google_compute_region_network_endpoint_group";
const BACKENDS = ["google_compute_backend_service", "google_compute_region_backend_service"];

const ENDPOINTS_NAME = form("projects/{project}/regions/{region}/networkEndpointGroups/{name}");
const PLACE = form("projects/{project}/locations/{region}");

/** The backend services that lead to functions, services and apps. */
export function loadBalancersIn(resources: readonly Resource[]): LoadBalancer[] {
  const groups = resources.filter(({ mode, type }) => mode === "managed" && type === ENDPOINTS);
  if (groups.length === 0) return [];
  const byName = new Map(groups.map((group) => [spellingOf(filled(ENDPOINTS_NAME, group)), group]));
  const known = new Set<unknown>(groups);
  const groupOf = (value: Value): Resource | undefined => {
    if (value.is === "attribute" && known.has(value.of)) return value.of as Resource;
    const [name] = /projects\/[^/]+\/regions\/.*$/.exec(spellingOf(settled(value))) ?? [];
    return byName.get(name ?? "");
  };
  return resources
    .filter(({ mode, type }) => mode === "managed" && BACKENDS.includes(type))
    .map((backend) => ({
      backend,
      guards: guardsOf(backend),
      targets: [...new Set(valuesIn(backend).flatMap((value) => groupOf(value) ?? []))].flatMap(targetsOf),
    }));
}

/** The values that can name a group. A `dynamic` block can name each of those that stand in it. */
function valuesIn(backend: Resource): Value[] {
  const written = itemsOf(backend.value("backend")) ?? [];
  return [
    ...written.flatMap((one) => choicesOf(within(one, ["group"]))),
    ...containedIn(backend.value("dynamic", "backend")),
  ];
}

function guardsOf(backend: Resource): Guard[] {
  const armor = ["security_policy", "edge_security_policy"].some((name) => isGiven(backend.value(name)));
  const isEnabled = settled(backend.value("iap", "enabled"));
  const iap = !isAbsent(isEnabled) && textOf(isEnabled)?.toLowerCase() !== "false";
  return [...(iap ? [Guard.IAP] : []), ...(armor ? [Guard.CLOUD_ARMOR] : [])];
}

function isGiven(value: Value): boolean {
  return !isAbsent(value) && textOf(value) !== "";
}

/** A group with a mask leads to whatever the URL names, and so to nothing that is known. */
function targetsOf(group: Resource): string[] {
  const place = spellingOf(filled(PLACE, group));
  const named = (...path: string[]) => {
    const value = settled(group.value(...path));
    return isAbsent(value) ? [] : choicesOf(value).map(lastPartOf);
  };
  const app = spellingOf(filled(APP_NAME, group));
  const isApp = (itemsOf(group.value("app_engine"))?.length ?? 0) > 0;
  return [
    ...named("cloud_run", "service").map((service) => `${place}/services/${service}`),
    // A function of either generation.
    ...named("cloud_function", "function").flatMap((name) => [
      `${place}/services/${isTold(name) ? serviceNameOf(name) : name}`,
      `${place}/functions/${name}`,
    ]),
    ...(isApp
      ? appServices(named("app_engine", "service")).map((service) => `${app}/services/${service}`)
      : []),
  ];
}

/** The services of a group that leads to an app. Without a name it is the app's default one, also where the URL names others. */
function appServices(named: readonly string[]): readonly string[] {
  const given = named.filter((name) => name !== "");
  return given.length > 0 ? given : ["default"];
}

function lastPartOf(value: Value): string {
  const name = spellingOf(value);
  return name.slice(name.lastIndexOf("/") + 1);
}
