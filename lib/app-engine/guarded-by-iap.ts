import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import { invalid } from "../core/errors";
import { checkSameStack } from "../core/same-stack";
import { GoogleProject } from "../iam/google-project";
import type { CloudRunInvocable } from "../invocation/cloud-run-invocable";
import type { CloudRunService } from "../services/cloud-run-service";
import type { ICloudRunService } from "../services/imported-service";
import type { AppEngineIap } from "./app-engine-iap";
import { addressOfApplication } from "./known-applications";

/** What IAP guards, as its settings name it. */
interface Guarded {
  readonly name: string;

  /** The project that it was given; undefined where it has that of the provider. */
  readonly project: string | undefined;

  /** What its settings come after, besides what the name refers to. */
  readonly after: () => readonly string[];
}

/** What the settings of IAP are about: one of `iap` and `service`. */
export function guardedBy(
  at: Construct,
  { iap, service }: { readonly iap?: AppEngineIap; readonly service?: ICloudRunService },
): Guarded {
  if (iap && service) throw invalid("'service' must be left out where 'iap' is given, got both", at);
  if (service) return serviceGuarded(at, service);
  if (iap) {
    const { givenProject: project } = iap;
    return { name: appName(iap), project, after: () => addressOfApplication(at, project) };
  }
  throw invalid("'iap' must be given, or 'service' for a Cloud Run service, got neither", at);
}

/**
 * The provider's documentation does not list such names, but IAP knows them:
 * https://cloud.google.com/sdk/gcloud/reference/iap/settings/get. The project's number is in them, as IAP answers it.
 */
function serviceGuarded(at: Construct, service: ICloudRunService): Guarded {
  checkSameStack("service", service, at);
  const { _regions: regions, _isBehindIap: isBehindIap } = service as Partial<CloudRunService>;
  if (regions) {
    throw invalid(
      `'service' must be in one region, got ${service.node.path} in ${regions.length}; use inRegion('${regions[0]}') of it`,
      at,
    );
  }
  if (isBehindIap === false) {
    Annotations.of(at).addWarning(
      `'service' must have 'iap' for these settings to have an effect, got ${service.node.path} without it`,
    );
  }
  const project = (service as Partial<CloudRunInvocable>)._place?.project;
  const { number } = GoogleProject.of(service, project);
  const name = `projects/${number}/iap_web/cloud_run-${service.location}/services/${service.serviceName}`;
  return { name, project, after: () => [] };
}

/** The provider's documentation has `version` here, in the singular, but `versions` in the names for allow policies. */
function appName({ project, appId, target }: AppEngineIap): string {
  const { serviceId, versionId } = target;
  const service = serviceId === undefined ? "" : `/services/${serviceId}`;
  const version = versionId === undefined ? "" : `/version/${versionId}`;
  return `projects/${project}/iap_web/appengine-${appId}${service}${version}`;
}
