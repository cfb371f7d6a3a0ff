import { DataGoogleCloudRunV2Service } from "@cdktf/provider-google/lib/data-google-cloud-run-v2-service";
import type { Construct } from "constructs";
import { locationOf, projectOf } from "../core/provider-defaults";
import { isKnown } from "../core/tokens";
import type { IngressSettings } from "../ingress/ingress-settings";
import { CloudRunInvocable } from "../invocation/cloud-run-invocable";
import { checkServiceAddress, servicePlaceOf } from "../invocation/service-address";
import type { IInvocable } from "../invocation/invocable";

/** A Cloud Run service, defined here or elsewhere. */
export interface ICloudRunService extends IInvocable {
  /** Short, or in full. */
  readonly serviceName: string;
}

/** What is known of a service that exists, beside its name. */
export interface ImportedServiceOptions {
  /** @default - the region of the stack's Google provider */
  readonly location?: string;

  /** @default - the project of the stack's Google provider */
  readonly project?: string;

  /**
   * The service's ingress settings, against which the network path of callers is checked.
   *
   * @default - unknown: nothing is checked
   */
  readonly ingress?: IngressSettings;
}

/** All that is known of a service that exists. */
export interface CloudRunServiceAttributes extends ImportedServiceOptions {
  /** Short, or in full. */
  readonly serviceName: string;

  /** The service's URL, which ends in `run.app`. */
  readonly uri: string;
}

/** A service that is not this app's to define. What is not told of it is looked up when Terraform plans. */
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
    known: ImportedServiceOptions &
      Pick<CloudRunServiceAttributes, "serviceName"> &
      Partial<CloudRunServiceAttributes>,
  ) {
    super(scope, id);
    checkServiceAddress(known, this);
    const place = servicePlaceOf(known.serviceName, known, this);
    this.serviceName = place.name;
    this._knownServiceName = isKnown(place.name) ? place.name : undefined;
    this.location = locationOf(this, place.location);
    this.project = projectOf(this, place.project);
    this.ingress = known.ingress;
    this.uri = known.uri ?? this.lookUp().uri;
    this._describe({ place });
  }

  private lookUp(): DataGoogleCloudRunV2Service {
    return new DataGoogleCloudRunV2Service(this, "Resource", {
      name: this.serviceName,
      location: this.location,
      project: this.project,
    });
  }
}
