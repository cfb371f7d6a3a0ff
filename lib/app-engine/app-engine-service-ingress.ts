import { AppEngineServiceNetworkSettings } from "@cdktf/provider-google/lib/app-engine-service-network-settings";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { needsServices } from "../core/needed-services";
import { projectOf } from "../core/provider-defaults";
import { isKnown } from "../core/tokens";
import { ANYWHERE, claim } from "../core/unique-names";
import type { IngressSettings } from "../ingress/ingress-settings";
import { checkedName } from "./app-engine-target";

/** Which service's ingress is set, and how. */
export interface AppEngineServiceIngressProps {
  /** The service's name, like `default`. It must exist. */
  readonly service: string;

  /** Which network paths reach the service. There is no default for a security choice. */
  readonly ingress: IngressSettings;

  /**
   * What must exist before, such as the service's first version.
   *
   * @default []
   */
  readonly dependsOn?: ITerraformDependable[];

  /** @default - the project of the stack's Google provider */
  readonly project?: string;
}

/**
 * The ingress settings of an App Engine service, for all its versions.
 *
 * Internal means VPC networks of the same project: Cloud Scheduler, Cloud Tasks and Pub/Sub are not among it. Destroying this
 * leaves the settings as they are.
 */
export class AppEngineServiceIngress extends Construct {
  public readonly ingress: IngressSettings;

  constructor(scope: Construct, id: string, props: AppEngineServiceIngressProps) {
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
    const resource = new AppEngineServiceNetworkSettings(this, "Resource", {
      service: name,
      project: projectOf(this, project),
      networkSettings: { ingressTrafficAllowed: ingress.appEngineValue },
      dependsOn: props.dependsOn,
    });
    needsServices(resource, project, "appengine");
  }
}

/** Of two settings for one service, the one that Terraform happens to write last would hold. */
function claimService(at: Construct, service: string, project: string | undefined): void {
  const kind = "ingress of an App Engine service";
  claim(at, { kind, prop: "service", value: service, name: service, project, location: ANYWHERE });
}
