import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { isKnown } from "../core/tokens";

const NAME = /^(projects\/[^/\s{}]+\/locations\/[^/\s{}]+\/services\/)?[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;
const FULL_NAME = /^projects\/([^/]+)\/locations\/([^/]+)\/services\/([^/]+)$/;
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

/** A Cloud Run service, by its short name and the place that it is in. */
export interface ServicePlace {
  readonly name: string;
  readonly project?: string;
  readonly location?: string;
}

/**
 * Where a service is: as its full name says, if it has one, and else as it was told.
 *
 * Throws where the two contradict each other.
 */
export function servicePlaceOf(
  serviceName: string,
  told: { readonly project?: string; readonly location?: string },
  at: IConstruct,
): ServicePlace {
  const full = isKnown(serviceName) ? FULL_NAME.exec(serviceName) : null;
  if (!full) return { name: serviceName, project: told.project, location: told.location };
  const [, project, location, name] = full;
  for (const [prop, inName] of Object.entries({ project, location })) {
    const given = told[prop as "project" | "location"];
    if (isKnown(given) && given !== inName) {
      throw invalid(`'${prop}' must be the one in 'serviceName', ${inName}, got ${got(given)}`, at);
    }
  }
  return { name, project, location };
}
