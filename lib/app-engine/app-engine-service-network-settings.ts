import { AppEngineServiceNetworkSettings as AppEngineServiceNetworkSettingsResource } from "@cdktf/provider-google/lib/app-engine-service-network-settings";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { needsServices } from "../core/needed-services";
import { projectOf } from "../core/provider-defaults";
import { isKnown } from "../core/tokens";
import { ANYWHERE, claim } from "../core/unique-names";
import type { IngressSettings } from "../ingress/ingress-settings";
import { checkedName } from "./app-engine-target";

/** The service, and which network paths reach it. */
export interface AppEngineServiceNetworkSettingsProps {
  /** The name of a service that exists, like `default`. */
  readonly service: string;

  /** Which network paths reach the service. There is no default for a security choice. */
  readonly ingress: IngressSettings;

  /**
   * What must be deployed first, such as the first version of the service.
   *
   * @default []
   */
  readonly dependsOn?: ITerraformDependable[];

  /** @default - the project of the stack's Google provider */
  readonly project?: string;
}

/**
 * The network settings of an App Engine service: which network paths reach its versions.
 *
 * For App Engine, only VPC networks of the same project are internal. Cloud Scheduler, Cloud Tasks and Pub/Sub are not
 * (https://cloud.google.com/appengine/docs/flexible/ingress-settings). `terraform destroy` leaves the
 * settings in Google Cloud as they are.
 */
export class AppEngineServiceNetworkSettings extends Construct {
  public readonly ingress: IngressSettings;

  constructor(scope: Construct, id: string, props: AppEngineServiceNetworkSettingsProps) {
    super(scope, id);
    // Callers without type-checking reach this, too.
    if ((props.ingress as Partial<IngressSettings> | undefined)?.appEngineValue === undefined) {
      throw invalid(
        `'ingress' must be one of IngressSettings, because there is no default for a security choice, got ${got(props.ingress)}`,
        this,
      );
    }
    const { service, ingress, project } = props;
    this.ingress = ingress;
    const name = checkedName("service", service, this);
    if (isKnown(name)) claimService(this, name, project);
    const resource = new AppEngineServiceNetworkSettingsResource(this, "Resource", {
      service: name,
      project: projectOf(this, project),
      networkSettings: { ingressTrafficAllowed: ingress.appEngineValue },
      dependsOn: props.dependsOn,
    });
    needsServices(resource, project, "appengine");
  }
}

/** Terraform would write two resources for one service in any order, and the last one would win. */
function claimService(at: Construct, service: string, project: string | undefined): void {
  const kind = "ingress of an App Engine service";
  claim(at, { kind, prop: "service", value: service, name: service, project, location: ANYWHERE });
}
