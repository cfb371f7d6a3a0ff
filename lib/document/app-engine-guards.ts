import { filled, settled } from "./computed";
import { form } from "./form";
import type { Model } from "./model";
import type { Resource } from "./resource";
import { isTold, spellingOf } from "./spelling";
import { textOf } from "./text";

const APP = "projects/{project}/iap_web/appengine-{project}";

/** The full name of an app in App Engine, as allow policies of IAP have it. */
export const APP_NAME = form(APP);
const SERVICE_NAME = form(`${APP}/services/{service}`);

/** How the documents leave the own URL of a service in App Engine. */
export interface OwnUrl {
  readonly isOpen: boolean;

  /** The network settings that admit the internet; undefined if there are none, because that admits it, too. */
  readonly settings?: Resource;
}

/**
 * Whether the internet reaches a service in App Engine at its own URL. What only Terraform knows counts as shut.
 *
 * https://cloud.google.com/appengine/docs/standard/application-security#ingress_controls
 */
export function ownUrlOf(service: string, model: Model): OwnUrl {
  const app = service.slice(0, service.indexOf("/services/"));
  const settings = model.ofTypes("google_app_engine_service_network_settings").filter((one) => {
    const name = spellingOf(filled(SERVICE_NAME, one));
    return name === service || (name.startsWith(`${app}/`) && !isTold(name.slice(app.length)));
  });
  const isOpen = settings.every(admitsInternet) && !isShutByFirewall(app, model);
  return { isOpen, settings: settings.at(0) };
}

const OPEN_TO_ALL = ["INGRESS_TRAFFIC_ALLOWED_ALL", "INGRESS_TRAFFIC_ALLOWED_UNSPECIFIED"];

function admitsInternet(settings: Resource): boolean {
  const admitted = textOf(settled(settings.value("network_settings", "ingress_traffic_allowed")));
  return admitted !== undefined && OPEN_TO_ALL.includes(admitted);
}

const EVERYWHERE = ["*", "0.0.0.0/0"];

/**
 * Whether an app's firewall rules keep the internet out. The first rule that matches an address decides, and without one Google
 * admits it.
 *
 * https://cloud.google.com/appengine/docs/standard/understanding-firewalls
 */
function isShutByFirewall(app: string, model: Model): boolean {
  const rules = model
    .ofTypes("google_app_engine_firewall_rule")
    .filter((rule) => spellingOf(filled(APP_NAME, rule)) === app)
    .map((rule) => ({
      priority: Number(argument(rule, "priority") ?? 0),
      isAllowing: argument(rule, "action") === "ALLOW",
      range: argument(rule, "source_range"),
    }))
    .filter(({ isAllowing, range }) => (range === undefined ? !isAllowing : EVERYWHERE.includes(range)))
    .sort((one, other) => one.priority - other.priority);
  return rules.length > 0 && !rules[0].isAllowing;
}

function argument(rule: Resource, name: string): string | undefined {
  return textOf(settled(rule.value(name)));
}
