import { isIP } from "node:net";
import type { Format } from "./format";

/** A VPC network or subnetwork, by its short or full name. */
export const NETWORK: Format = {
  pattern: /^(?:[\w.:/-]+\/)?[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
  what: "a name, short or in full",
  like: "main",
  source: "https://cloud.google.com/run/docs/reference/rest/v2/VpcAccess",
};

/** A network tag. Firewall rules select their targets by tags. */
export const NETWORK_TAG: Format = {
  pattern: /^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
  what: "1 to 63 lower-case letters, digits and hyphens that begin with a letter",
  source: "https://cloud.google.com/vpc/docs/add-remove-network-tags",
};

/** The source addresses of a firewall rule: one address, a range, or `*` for all. */
export const SOURCE_RANGE: Format = {
  pattern: /^(?:\*|[0-9a-f.:]+(?:\/(?:0|[1-9]\d{0,2}))?)$/i,
  also: (text) => text === "*" || isRange(text),
  what: "an address, a range like '203.0.113.0/24', or '*'",
  source: "https://cloud.google.com/appengine/docs/admin-api/reference/rest/v1/apps.firewall.ingressRules",
};

function isRange(text: string): boolean {
  const [address, bits = "0"] = text.split("/");
  const version = isIP(address);
  return version !== 0 && Number(bits) <= (version === 4 ? 32 : 128);
}
