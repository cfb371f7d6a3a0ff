import { AppEngineServiceNetworkSettings as AppEngineServiceNetworkSettingsResource } from "@cdktf/provider-google/lib/app-engine-service-network-settings";
import { Construct, type IDependable } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls, checkNew } from "../core/checked-calls";
import { createResource } from "../core/create-resource";
import { declareOrder } from "../core/depends-on";
import { needsServices } from "../core/needed-services";
import { projectOf } from "../core/provider-defaults";
import { isKnown } from "../core/tokens";
import { ANYWHERE, claim } from "../core/unique-names";
import type { IngressSettings } from "../ingress/ingress-settings";
import { judgeSynthesisOf } from "../judging/judged-synthesis";
import { checkedName } from "./app-engine-target";
import { addressOfApplication } from "./known-applications";

/** The properties of a service's network settings. */
export interface AppEngineServiceNetworkSettingsProps {
  /** The name of an existing service, like `default`. */
  readonly service: string;

  /** The network paths that reach the service. Security choices have no default. */
  readonly ingress: IngressSettings;

  /**
   * What must be deployed before, such as the first version of the service: resources, grants, and constructs with all that they
   * make.
   *
   * @default []
   */
  readonly dependsOn?: IDependable[];

  /** @default - the project of the stack's Google provider */
  readonly project?: string;
}

/**
 * The network settings of an App Engine service: the network paths that reach its versions.
 *
 * They come after the app, if the stack makes it. A service exists only after its first version was deployed: until then, Google answers
 * 404, so that the version must be in `dependsOn` if the stack deploys it.
 *
 * For App Engine, only VPC networks of the same project are internal. Cloud Scheduler, Cloud Tasks and Pub/Sub are not
 * (https://cloud.google.com/appengine/docs/flexible/ingress-settings). `terraform destroy` does not change the settings in
 * Google Cloud.
 */
@allOrNothing
export class AppEngineServiceNetworkSettings extends Construct {
  /** The network paths that the service admits. */
  public readonly ingress: IngressSettings;

  constructor(scope: Construct, id: string, props: AppEngineServiceNetworkSettingsProps) {
    checkNew("AppEngineServiceNetworkSettings", new.target, [scope, id, props]);
    super(scope, id);
    const { service, ingress, project } = props;
    judgeSynthesisOf(this);
    this.ingress = ingress;
    const name = checkedName("service", service, this);
    if (isKnown(name)) claimService(this, name, project);
    const resource = createResource(AppEngineServiceNetworkSettingsResource, this, "Resource", {
      service: name,
      project: projectOf(this, project),
      networkSettings: { ingressTrafficAllowed: ingress.appEngineValue },
    });
    declareOrder(
      this,
      props.dependsOn,
      () => [resource],
      () => addressOfApplication(this, project),
    );
    needsServices(resource, project, "appengine");
  }
}

checkCalls("AppEngineServiceNetworkSettings", AppEngineServiceNetworkSettings);

/** With two resources for one service, the one that Terraform happens to apply last would win. */
function claimService(at: Construct, service: string, project: string | undefined): void {
  const kind = "ingress of an App Engine service";
  claim(at, { kind, prop: "service", value: service, name: service, project, location: ANYWHERE });
}
