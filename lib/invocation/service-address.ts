import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { isKnown } from "../core/tokens";

const NAME = /^(projects\/[^/\s{}]+\/locations\/[^/\s{}]+\/services\/)?[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;
const FULL_NAME = /^projects\/([^/]+)\/locations\/([^/]+)\/services\/([^/]+)$/;
const BASE_URL = /^https:\/\/[\w.-]+(:\d+)?$/;

/** The name and the URL of a Cloud Run service that exists. */
export interface ServiceAddress {
  /** Short or in full. */
  readonly serviceName?: string;
  readonly uri?: string;
}

/** Throws if a Cloud Run service cannot have the name or the URL. */
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

/** The short name, project and location of a Cloud Run service. */
export interface ServicePlace {
  readonly name: string;
  readonly project?: string;
  readonly location?: string;
}

/**
 * The short name, project and location of a service: from its full name if it has one, and otherwise from the options.
 *
 * Throws if the full name and the options contradict each other.
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
