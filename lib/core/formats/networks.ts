import type { Format } from "./format";

/** A VPC network or subnetwork, by its name, short or in full. */
export const NETWORK: Format = {
  pattern: /^(?:[\w.:/-]+\/)?[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
  what: "a name, short or in full",
  like: "main",
  source: "https://cloud.google.com/run/docs/reference/rest/v2/VpcAccess",
};

/** A network tag, by which firewall rules find what they are for. */
export const NETWORK_TAG: Format = {
  pattern: /^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
  what: "1 to 63 lower-case letters, digits and hyphens that begin with a letter",
  source: "https://cloud.google.com/vpc/docs/add-remove-network-tags",
};
