import { DataGoogleCloudRunV2Service } from "@cdktf/provider-google/lib/data-google-cloud-run-v2-service";
import type { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { createResource } from "../core/create-resource";
import { checkRegion } from "../core/locations";
import { locationOf, projectOf } from "../core/provider-defaults";
import { isKnown } from "../core/tokens";
import type { IResourceWithAllowPolicy } from "../iam/resource-with-allow-policy";
import type { IngressSettings } from "../ingress/ingress-settings";
import { CloudRunInvocable } from "../invocation/cloud-run-invocable";
import type { ImportOptions } from "../invocation/import-options";
import type { ICloudRunInvocable } from "../invocation/invocable";
import { checkServiceAddress, servicePlaceOf } from "../invocation/service-address";
import { refuseWhole } from "../invocation/whole-service";

/** A Cloud Run service, defined by this app or imported. */
export interface ICloudRunService extends ICloudRunInvocable, IResourceWithAllowPolicy {
  /** A shell command for people who may call it, with their own ID token. */
  readonly curlCommand: string;
}

/** Everything that the library needs to know about a service that an app imports. */
export interface CloudRunServiceAttributes extends ImportOptions {
  /** The name of the service, short or full. */
  readonly serviceName: string;

  /** The URL of the service. It ends in `run.app`, or it is that of a custom domain. */
  readonly uri: string;

  /**
   * The audience that ID tokens of callers name. It must be given where `uri` is not a `run.app` URL.
   *
   * @default - the URL
   */
  readonly audience?: string;
}

/** An imported service. Terraform looks up what the app does not say about it. */
@allOrNothing
export class ImportedService extends CloudRunInvocable implements ICloudRunService {
  public readonly serviceName: string;
  /** @internal */
  public readonly _knownServiceName?: string;
  public readonly location: string;
  public readonly project: string;
  public readonly ingress?: IngressSettings;
  public readonly uri: string;
  /** @internal */
  public readonly _replacedWith?: string;

  constructor(
    scope: Construct,
    id: string,
    known: ImportOptions &
      Pick<CloudRunServiceAttributes, "serviceName"> &
      Partial<CloudRunServiceAttributes>,
  ) {
    super(scope, id);
    checkServiceAddress(known, this);
    checkRegion(this, known.location);
    refuseWhole(this, known.serviceName);
    const place = servicePlaceOf(known.serviceName, known, this);
    this.serviceName = place.name;
    this._knownServiceName = isKnown(place.name) ? place.name : undefined;
    this.location = locationOf(this, place.location);
    this.project = projectOf(this, place.project);
    this.ingress = known.ingress;
    this._audience = known.audience;
    this.uri = known.uri ?? this.lookUp().uri;
    this._describe({ place });
  }

  private lookUp(): DataGoogleCloudRunV2Service {
    return createResource(DataGoogleCloudRunV2Service, this, "Resource", {
      name: this.serviceName,
      location: this.location,
      project: this.project,
    });
  }
}
