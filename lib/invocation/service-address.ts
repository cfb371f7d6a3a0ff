import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { isKnown } from "../core/tokens";

const NAME = /^(projects\/[^/\s{}]+\/locations\/[^/\s{}]+\/services\/)?[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;
const BASE_URL = /^https:\/\/[\w.-]+(:\d+)?$/;

/** How a Cloud Run service that exists is found, as far as it is told. */
export interface ServiceAddress {
  /** Short or in full. */
  readonly serviceName?: string;
  readonly uri?: string;
}

/** Throws where no Cloud Run service has such a name or such a URL. */
export function checkServiceAddress({ serviceName, uri }: ServiceAddress, at: IConstruct): void {
  if (isKnown(serviceName) && !NAME.test(serviceName)) {
    throw invalid(
      `'serviceName' must be 1 to 63 lower-case letters, digits and hyphens that begin with a letter, or a full name, got ${got(serviceName)}`,
      at,
    );
  }
  if (isKnown(uri) && !BASE_URL.test(uri)) {
    throw invalid(
      `'uri' must be a base URL, like 'https://orders-abcdefghij-an.a.run.app', got ${got(uri)}`,
      at,
    );
  }
}
