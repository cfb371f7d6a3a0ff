import { DataGoogleCloudfunctions2Function } from "@cdktf/provider-google/lib/data-google-cloudfunctions2-function";
import { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { createResource } from "../core/create-resource";
import { checkFormat } from "../core/formats/check-format";
import { EXISTING_FUNCTION_NAME } from "../core/formats/functions";
import { checkRegion } from "../core/locations";
import { locationOf, projectOf } from "../core/provider-defaults";
import { serviceNameOf } from "../core/resource-names";
import { isKnown, isToken } from "../core/tokens";
import type { IAllowPolicy } from "../iam/allow-policy";
import type { Grant } from "../iam/grant";
import type { IPrincipal } from "../iam/i-principal";
import type { IResourceWithAllowPolicy } from "../iam/resource-with-allow-policy";
import type { Role } from "../iam/role";
import type { IngressSettings } from "../ingress/ingress-settings";
import { CloudRunInvocable } from "../invocation/cloud-run-invocable";
import type { ImportOptions } from "../invocation/import-options";
import type { ICloudRunInvocable } from "../invocation/invocable";
import { checkServiceAddress, servicePlaceOf } from "../invocation/service-address";
import { refuseWhole } from "../invocation/whole-service";
import { functionPolicy, grantOnFunction, isOfFunction } from "./function-policy";

/** A Cloud Run function, defined by this app or imported. */
export interface ICloudRunFunction extends ICloudRunInvocable, IResourceWithAllowPolicy {
  /** The name of the function within its project and location. */
  readonly functionName: string;

  /** A shell command for people who may call it, with their own ID token. */
  readonly curlCommand: string;

  /**
   * Gives a role on the function itself: a custom role with permissions that begin with `cloudfunctions.`.
   *
   * A custom role does not tell where its permissions are asked for. `grant` gives it on the Cloud Run service. Throws for roles
   * of Cloud Run, which Google refuses here.
   */
  grantOnFunction(role: Role, principal: IPrincipal): Grant;
}

/** Everything that the library needs to know about a function that an app imports. */
export interface CloudRunFunctionAttributes extends ImportOptions {
  /** The name of the function: 1 to 63 letters, digits, hyphens and underscores that begin with a letter. */
  readonly functionName: string;

  /** The URL of the function's Cloud Run service. It ends in `run.app`, or it is that of a custom domain. */
  readonly uri: string;

  /**
   * The audience that ID tokens of callers name. It must be given where `uri` is not a `run.app` URL.
   *
   * @default - the URL
   */
  readonly audience?: string;

  /** The name of the function's Cloud Run service, short or full. */
  readonly serviceName: string;
}

/** An imported function. Terraform looks up what the app does not say about it. */
@allOrNothing
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
    known: ImportOptions &
      Pick<CloudRunFunctionAttributes, "functionName"> &
      Partial<CloudRunFunctionAttributes>,
  ) {
    super(scope, id);
    checkKnown(this, known);
    this.functionName = known.functionName;
    const { functionName } = known;
    const name = known.serviceName ?? (isKnown(functionName) ? serviceNameOf(functionName) : functionName);
    refuseWhole(this, name);
    const place = servicePlaceOf(name, known, this);
    this.location = locationOf(this, place.location);
    this.project = projectOf(this, place.project);
    this.ingress = known.ingress;
    this._audience = known.audience;
    const { uri, service } =
      known.uri && known.serviceName ? { uri: known.uri, service: place.name } : this.lookUp();
    this.uri = uri;
    this._knownServiceName = isKnown(place.name) ? place.name : undefined;
    this.serviceName = service;
    this._describe({ place, aliases: [functionName, place.name].filter(isToken) });
  }

  public grantOnFunction(role: Role, principal: IPrincipal): Grant {
    return grantOnFunction(this, role, principal);
  }

  /** @internal */
  public override _policyFor(role: Role): IAllowPolicy | undefined {
    return isOfFunction(role) ? functionPolicy(this) : super._policyFor(role);
  }

  private lookUp(): { uri: string; service: string } {
    const found = createResource(DataGoogleCloudfunctions2Function, this, "Resource", {
      name: this.functionName,
      location: this.location,
      project: this.project,
    });
    const { uri, service } = found.serviceConfig.get(0);
    return { uri, service };
  }
}

function checkKnown(at: Construct, known: Partial<CloudRunFunctionAttributes>): void {
  checkFormat("functionName", known.functionName, EXISTING_FUNCTION_NAME, at);
  checkServiceAddress(known, at);
  checkRegion(at, known.location);
}
