import { DataGoogleCloudfunctions2Function } from "@cdktf/provider-google/lib/data-google-cloudfunctions2-function";
import { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { locationOf, projectOf } from "../core/provider-defaults";
import { serviceNameOf } from "../core/resource-names";
import { isKnown, isToken } from "../core/tokens";
import type { IngressSettings } from "../ingress/ingress-settings";
import { CloudRunInvocable } from "../invocation/cloud-run-invocable";
import { checkServiceAddress, servicePlaceOf } from "../invocation/service-address";
import type { IInvocable } from "../invocation/invocable";

/** A Cloud Run function, defined here or elsewhere. */
export interface ICloudRunFunction extends IInvocable {
  readonly functionName: string;

  /** The name of the Cloud Run service behind the function, short or in full. */
  readonly serviceName: string;
}

/** What is known of a function that exists, beside its name. */
export interface ImportedFunctionOptions {
  /** @default - the region of the stack's Google provider */
  readonly location?: string;

  /** @default - the project of the stack's Google provider */
  readonly project?: string;

  /**
   * The function's ingress settings, against which the network path of callers is checked.
   *
   * @default - unknown: nothing is checked
   */
  readonly ingress?: IngressSettings;
}

/** All that is known of a function that exists. */
export interface CloudRunFunctionAttributes extends ImportedFunctionOptions {
  readonly functionName: string;

  /** The URL of the Cloud Run service behind the function, which ends in `run.app`. */
  readonly uri: string;

  /** The name of the Cloud Run service behind the function, short or in full. */
  readonly serviceName: string;
}

/** A function that is not this app's to define. What is not told of it is looked up when Terraform plans. */
export class ImportedFunction extends CloudRunInvocable implements ICloudRunFunction {
  public readonly functionName: string;
  public readonly location: string;
  public readonly project: string;
  public readonly ingress?: IngressSettings;
  public readonly uri: string;
  public readonly serviceName: string;
  /** @internal */
  public readonly _knownServiceName?: string;
  /** @internal */
  public readonly _replacedWith?: string;

  constructor(
    scope: Construct,
    id: string,
    known: ImportedFunctionOptions &
      Pick<CloudRunFunctionAttributes, "functionName"> &
      Partial<CloudRunFunctionAttributes>,
  ) {
    super(scope, id);
    checkKnown(this, known);
    this.functionName = known.functionName;
    const { functionName } = known;
    const name = known.serviceName ?? (isKnown(functionName) ? serviceNameOf(functionName) : functionName);
    const place = servicePlaceOf(name, known, this);
    this.location = locationOf(this, place.location);
    this.project = projectOf(this, place.project);
    this.ingress = known.ingress;
    const { uri, service } =
      known.uri && known.serviceName ? { uri: known.uri, service: place.name } : this.lookUp();
    this.uri = uri;
    this._knownServiceName = isKnown(place.name) ? place.name : undefined;
    this.serviceName = service;
    this._describe({ place, aliases: [functionName, place.name].filter(isToken) });
  }

  private lookUp(): { uri: string; service: string } {
    const found = new DataGoogleCloudfunctions2Function(this, "Resource", {
      name: this.functionName,
      location: this.location,
      project: this.project,
    });
    const { uri, service } = found.serviceConfig.get(0);
    return { uri, service };
  }
}

const NAME = /^[A-Za-z](?:[-_A-Za-z0-9]{0,61}[A-Za-z0-9])?$/;

function checkKnown(at: Construct, known: Partial<CloudRunFunctionAttributes>): void {
  const { functionName } = known;
  if (isKnown(functionName)) {
    if (!NAME.test(functionName)) {
      throw invalid(
        `'functionName' must be 1 to 63 letters, digits, '-' and '_' that begin with a letter, got ${got(functionName)}`,
        at,
      );
    }
  }
  checkServiceAddress(known, at);
}
