import { CloudRunV2Service } from "@cdktf/provider-google/lib/cloud-run-v2-service";
import type { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls, checkNew } from "../core/checked-calls";
import { createResource } from "../core/create-resource";
import { declareOrder } from "../core/depends-on";
import { got, invalid } from "../core/errors";
import { literal } from "../core/literal";
import { needsServices } from "../core/needed-services";
import { withoutTraces } from "../core/stack-traces";
import type { IAllowPolicy } from "../iam/allow-policy";
import { Grant, type GrantOptions } from "../iam/grant";
import type { IPrincipal } from "../iam/i-principal";
import type { Role } from "../iam/role";
import { ServiceAgent } from "../iam/service-agent";
import { ServiceIdentity } from "../iam/service-identity";
import type { ImportOptions } from "../invocation/import-options";
import { letCallerIn } from "../invocation/let-caller-in";
import type { Receiver } from "../invocation/receiver";
import { declareWhole } from "../invocation/whole-service";
import { CloudRunWorkload } from "../workload/cloud-run-workload";
import type { WorkloadKind } from "../workload/workload-kind";
import { addVariable } from "./added-environment";
import type { CloudRunServiceProps } from "./cloud-run-service-props";
import { INGRESS_CONTAINER } from "./container-environment";
import { type CloudRunServiceAttributes, type ICloudRunService, ImportedService } from "./imported-service";
import { writeNewerArguments } from "./newer-argument";
import { newerInService } from "./newer-service-arguments";
import { RegionalService } from "./regional-service";
import { checkService } from "./service-checks";
import { serviceConfigOf } from "./service-config";
import { iapReceiver, isForIap } from "./service-iap";
import { checkServiceName } from "./service-name";
import { receiverOptionsOf } from "./service-receiver";
import { templateOf } from "./template-config";
import { trafficConfigOf, TrafficTarget } from "./traffic-target";

const SERVICE: WorkloadKind = { noun: "service", checkName: checkServiceName, serviceNameOf: (name) => name };

/**
 * A Cloud Run service that runs an image, on `google_cloud_run_v2_service`.
 *
 * Nobody may call it until `grantInvoke` names them. As a principal, it is its runtime service account.
 */
@allOrNothing
export class CloudRunService extends CloudRunWorkload implements ICloudRunService {
  /** Imports a service by its name. Terraform looks up its URL when it plans. */
  public static fromServiceName(
    scope: Construct,
    id: string,
    serviceName: string,
    options: ImportOptions = {},
  ): ICloudRunService {
    return new ImportedService(scope, id, { serviceName, ...options });
  }

  /** Imports a service by its attributes. Terraform looks nothing up. */
  public static fromServiceAttributes(
    scope: Construct,
    id: string,
    attributes: CloudRunServiceAttributes,
  ): ICloudRunService {
    return new ImportedService(scope, id, attributes);
  }

  public readonly serviceName: string;
  private readonly resource: CloudRunV2Service;
  private readonly iap?: Receiver;
  private environment?: { [name: string]: string };

  constructor(
    scope: Construct,
    id: string,
    private readonly props: CloudRunServiceProps,
  ) {
    checkNew("CloudRunService", new.target, [scope, id, props]);
    super(scope, id, props, props.regions);
    checkService(this, props);
    this.environment = props.environment;
    this.resource = this.defineResource();
    declareOrder(this, props.dependsOn, () => [this.resource]);
    this.serviceName = this.resource.name;
    const receiver = this._describe({
      ...receiverOptionsOf(props),
      place: props.regions ? { project: props.project, location: this.location } : props,
      aliases: props.regions ? [] : [`\${${this._replacedWith}.name}`],
    });
    declareWhole(this, receiver, props.project);
    if (!props.iap) return;
    this.letIapIn(receiver);
    this.iap = iapReceiver(this);
  }

  /** @internal */
  public get _isBehindIap(): boolean {
    return this.iap !== undefined;
  }

  /**
   * Lets the principal pass Identity-Aware Proxy to this service, with the role IAP-secured Web App User.
   *
   * IAP reads conditions about path, host, time and access level. Throws where `iap` is not true.
   */
  public grantIapAccess(principal: IPrincipal, options: GrantOptions = {}): Grant {
    if (!this.iap) {
      throw invalid(
        `'iap' must be true for principals to pass it, got ${got(this.props.iap)}; use grantInvoke`,
        this,
      );
    }
    return letCallerIn(this.iap, principal, options);
  }

  public override grant(role: Role, principal: IPrincipal, options: GrantOptions = {}): Grant {
    if (!isForIap(role)) return super.grant(role, principal, options);
    throw invalid(
      `'role' must not be one that lets callers in, got ${got(role.name)}; use grantIapAccess`,
      this,
    );
  }

  /**
   * A service of several `regions` in one of them, where it has a URL and an allow policy of its own. Callers that call a URL,
   * such as jobs, triggers and gateways, call it there; `grantInvoke` of the service lets somebody in in all of its regions.
   *
   * Throws for another region, and if only Terraform knows the name.
   */
  public inRegion(region: string): ICloudRunService {
    const { regions = [], project } = this.props;
    if (!regions.includes(region)) {
      const known = regions.length > 0 ? regions.join(", ") : "none";
      throw invalid(`'region' must be one of 'regions', ${known}, got ${got(region)}`, this);
    }
    const made = this.node.tryFindChild(region) as RegionalService | undefined;
    const place = { project, uri: this._uriIn(region) };
    return made ?? new RegionalService(this, region, place, receiverOptionsOf(this.props));
  }

  public override get deterministicUri(): string {
    this.refuseSeveralRegions();
    return super.deterministicUri;
  }

  /** @internal */
  public override _policyFor(role: Role): IAllowPolicy | undefined {
    return isForIap(role) ? this.iap?.policy : super._policyFor(role);
  }

  /** Adds an environment variable to the container that receives the requests. Throws for a name that it has already. */
  public addEnvironment(name: string, value: string): void {
    const props = { ...this.props, environment: this.environment };
    this.environment = addVariable(this, this.resource.template, props, INGRESS_CONTAINER, { name, value });
  }

  /** @internal */
  protected _kind(): WorkloadKind {
    return SERVICE;
  }

  /** @internal */
  protected _readUri(): string {
    this.refuseSeveralRegions();
    return withoutTraces(this, () => this.resource.uri);
  }

  private refuseSeveralRegions(): void {
    if (!this._regions) return;
    throw invalid(
      `'uri' must be that of one region, got ${this._regions.length} regions; use inRegion('${this._regions[0]}')`,
      this,
    );
  }

  /** IAP calls the service as its service agent. The console grants that by itself, Terraform does not. */
  private letIapIn(receiver: Receiver): void {
    // Every other caller is refused behind IAP.
    const agent = ServiceAgent.IAP.inProject(this._googleProject.number);
    const grant = letCallerIn({ ...receiver, checks: [] }, agent);
    ServiceIdentity.of(this._googleProject, "iap.googleapis.com").precede(grant);
  }

  private defineResource(): CloudRunV2Service {
    const { props, serviceAccount, _googleProject: googleProject } = this;
    const { config: template, dependsOn } = templateOf(
      { at: this, serviceAccount, googleProject },
      props,
      this._name,
    );
    const resource = createResource(CloudRunV2Service, this, "Resource", {
      ...this._configWith(dependsOn),
      ...serviceConfigOf(this, props),
      traffic: trafficConfigOf(this, props.traffic ?? [TrafficTarget.latest(100)], this._name),
      template,
    });
    disableInvokerIamCheck(resource, props);
    writeNewerArguments(resource, newerInService(this, props));
    needsServices(resource, props.project, "run", ...(props.iap ? ["iap"] : []));
    return resource;
  }
}

checkCalls("CloudRunService", CloudRunService);

function disableInvokerIamCheck(
  resource: CloudRunV2Service,
  { invokerIamCheck }: CloudRunServiceProps,
): void {
  if (invokerIamCheck?.reason === undefined) return;
  resource.invokerIamDisabled = true;
  resource.addOverride("//.reason", literal(invokerIamCheck.reason));
}
