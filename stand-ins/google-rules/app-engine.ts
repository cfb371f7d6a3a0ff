import { isIP } from "node:net";
import { each, matches, type Rule, within } from "../schema/rule";
import { characters, range, url } from "./rule-kinds";

// google/verify/validation.go (ProjectRegex)
const PROJECT_ID =
  /^(?:(?:[-a-z0-9]{1,63}\.)*(?:[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?):)?(?:[0-9]{1,19}|[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?)$/;
const DOMAIN = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;
const CLIENT_ID = /^[\w-]+\.apps\.googleusercontent\.com$/;
const NAME = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const VERSION = /^(?!(?:default|latest)$|ah-)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const SETTINGS_OF =
  /^projects\/[a-z0-9.:-]+\/iap_web\/appengine-[a-z0-9.:-]+(\/services\/[a-z0-9-]+(\/version\/[a-z0-9-]+)?)?$/;
// 2147483647 is the priority of the default rule:
// https://cloud.google.com/appengine/docs/admin-api/reference/rest/v1/apps.firewall.ingressRules
const MAX_PRIORITY = 2 ** 31 - 2;
const MAX_DURATION = 315_576_000_000; // https://protobuf.dev/reference/protobuf/google.protobuf/#json-duration

const sourceRange = each("source_range", (value) => {
  const [, address = "", bits = "0"] = /^([0-9a-fA-F.:]+)(?:\/(0|[1-9]\d{0,2}))?$/.exec(value) ?? [];
  const most = isIP(address) === 4 ? 32 : 128;
  return value === "*" || (isIP(address) > 0 && Number(bits) <= most)
    ? undefined
    : `source_range is none: ${value}`;
});

const maxAge = each("max_age", (value) =>
  /^\d+s$/.test(value) && parseInt(value) >= 300 && parseInt(value) <= MAX_DURATION
    ? undefined
    : `max_age is no duration from 300 seconds: ${value}`,
);

const accessor = matches("role", /^roles\/iap\.httpsResourceAccessor$/);
const inApp = [accessor, matches("app_id", PROJECT_ID), matches("project", PROJECT_ID)];

/** The rules of App Engine and IAP. */
export const appEngineRules: { readonly [type: string]: readonly Rule[] } = {
  google_app_engine_application: [
    matches("project", PROJECT_ID),
    matches("location_id", /^[a-z]+-[a-z]+\d*$/),
    matches("auth_domain", DOMAIN),
    matches("iap.oauth2_client_id", CLIENT_ID),
  ],
  google_app_engine_firewall_rule: [
    range("priority", 1, MAX_PRIORITY),
    sourceRange,
    characters("description", 100),
    matches("project", PROJECT_ID),
  ],
  google_app_engine_service_network_settings: [matches("service", NAME), matches("project", PROJECT_ID)],
  google_iap_web_type_app_engine_iam_member: inApp,
  google_iap_app_engine_service_iam_member: [...inApp, matches("service", NAME)],
  google_iap_app_engine_version_iam_member: [
    ...inApp,
    matches("service", NAME),
    matches("version_id", VERSION),
  ],
  google_iap_settings: [
    matches("name", SETTINGS_OF),
    within("access_settings.reauth_settings", maxAge),
    url("application_settings.access_denied_page_settings.access_denied_page_uri"),
  ],
};
