import { Fn } from "cdktf";
import type { IConstruct } from "constructs";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { AUDIENCE } from "../core/formats/cloud-run";
import { SERVICE } from "../core/formats/full-names";
import { SERVICE_URL } from "../core/formats/hosts";
import { isKnown } from "../core/tokens";
import type { CloudRunInvocable } from "./cloud-run-invocable";
import type { ICloudRunInvocable } from "./invocable";

/** The name and the URL of a Cloud Run service that exists. */
export interface ServiceAddress {
  /** Short or in full. */
  readonly serviceName?: string;
  readonly uri?: string;
  readonly audience?: string;
}

/**
 * Throws if a Cloud Run service cannot have the name or the URL, and if its audience is unknown: a service accepts ID tokens
 * for its `run.app` URL, but not for other domains (https://cloud.google.com/run/docs/configuring/custom-audiences).
 */
export function checkServiceAddress(address: ServiceAddress, at: IConstruct): void {
  const { serviceName, uri, audience } = address;
  checkFormat("serviceName", serviceName, SERVICE, at);
  checkFormat("uri", uri, SERVICE_URL, at);
  checkFormat("audience", audience, AUDIENCE, at, { must: "have" });
  if (audience !== undefined || !isKnown(uri) || /\.run\.app(?::\d+)?$/.test(uri)) return;
  throw invalid(
    `'audience' must be given where 'uri' is not a run.app URL, got none for ${got(uri)}; name one that the service accepts, such as a custom audience`,
    at,
  );
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

/** The project and location that a function or service was given; undefined where it has those of the stack's provider. */
export function placeOf(target: ICloudRunInvocable): Omit<ServicePlace, "name"> {
  const { _place: given } = target as Partial<CloudRunInvocable>;
  return given ?? { project: target.project, location: target.location };
}

/** The short name of a Cloud Run service. */
export function shortServiceNameOf(target: ICloudRunInvocable): string {
  const { _knownServiceName: known } = target as Partial<CloudRunInvocable>;
  return known ?? Fn.basename(target.serviceName);
}
