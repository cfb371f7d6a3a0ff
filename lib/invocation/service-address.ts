import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { SERVICE } from "../core/formats/full-names";
import { SERVICE_URL } from "../core/formats/hosts";
import { isKnown } from "../core/tokens";

/** The name and the URL of a Cloud Run service that exists. */
export interface ServiceAddress {
  /** Short or in full. */
  readonly serviceName?: string;
  readonly uri?: string;
}

/** Throws if a Cloud Run service cannot have the name or the URL. */
export function checkServiceAddress({ serviceName, uri }: ServiceAddress, at: IConstruct): void {
  checkFormat("serviceName", serviceName, SERVICE, at);
  checkFormat("uri", uri, SERVICE_URL, at);
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
  const full = isKnown(serviceName) ? SERVICE.partsOf(serviceName) : undefined;
  if (full?.service === undefined) {
    return { name: serviceName, project: told.project, location: told.location };
  }
  const { service: name, project, location } = full;
  for (const [prop, inName] of Object.entries({ project, location })) {
    const given = told[prop as "project" | "location"];
    if (isKnown(given) && given !== inName) {
      throw invalid(`'${prop}' must be the one in 'serviceName', ${inName}, got ${got(given)}`, at);
    }
  }
  return { name, project, location };
}
