import type { Construct } from "constructs";
import { Caller, callerServiceAccount, declareCallerOrder } from "../callers/caller";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls, checkNew } from "../core/checked-calls";
import { createResource } from "../core/create-resource";
import { literal } from "../core/literal";
import { locationOf } from "../core/provider-defaults";
import { Grant, type GrantOptions } from "../iam/grant";
import type { IPrincipal } from "../iam/i-principal";
import type { OwnablePolicy } from "../iam/resource-policy";
import type { IResourceWithAllowPolicy } from "../iam/resource-with-allow-policy";
import { Role } from "../iam/role";
import type { IServiceAccount } from "../iam/service-account";
import type { NetworkPath } from "../ingress/network-path";
import { checkCallingAccount } from "../invocation/calling-account";
import { GoogleService } from "../invocation/google-service";
import { judgeSynthesisOf } from "../judging/judged-synthesis";
import { givenProjectOf } from "./api-gateway-api";
import type { ApiGatewayProps } from "./api-gateway-props";
import { betaPolicy } from "./beta-policy";
import { BetaResource } from "./beta-resource";
import { type ConfigInUse, knownIn } from "./config-in-use";
import { checkGateway } from "./gateway-checks";
import { givenApi } from "./given-api";
import { googleBetaProblems } from "./google-beta";
import type { IApiGatewayApiConfig } from "./imported-api-config";
import { type GatewayApi, OwnApi, policyHolder } from "./own-api";
import { ServedConfig } from "./served-config";

/**
 * A Google Cloud API gateway in front of functions, services and apps: the API, its config and the gateway.
 *
 * It calls its backends over the internet, with ID tokens of its service account. Each backend lets it in. As a principal, it
 * is that service account. Its resources need the provider `google-beta`.
 *
 * It makes an API and a config of its own, or uses an `ApiGatewayApi` or an `ApiGatewayApiConfig`.
 */
@allOrNothing
export class ApiGateway extends Caller implements IResourceWithAllowPolicy {
  /** The service account as which the gateway calls its backends. */
  public readonly serviceAccount: IServiceAccount;
  public readonly callsBy?: NetworkPath = GoogleService.API_GATEWAY.callsBy;
  public readonly callsFromProject?: string;
  /** The region of the gateway. */
  public readonly location: string;

  /** The id of the project of the gateway. */
  public readonly project: string;
  private readonly api: GatewayApi;
  private readonly config?: IApiGatewayApiConfig;
  private readonly served: ConfigInUse;
  private readonly resource: BetaResource;

  constructor(scope: Construct, id: string, props: ApiGatewayProps) {
    checkNew("ApiGateway", new.target, [scope, id, props]);
    super(scope, id);
    judgeSynthesisOf(this);
    const { name = id, config, labels, displayName } = props;
    checkGateway(this, name, props);
    this.location = locationOf(this, props.location);
    this.config = config;
    const known = knownIn(config);
    this.api = known?._api ?? props.api ?? new OwnApi(this, { ...props, name });
    this.project = this.api.project;
    this.callsFromProject = this.project;
    this.serviceAccount = config?.serviceAccount ?? this.accountOf(name, props);
    this.served = known?._served ?? this.serve(props);
    this.resource = createResource(BetaResource, this, "Resource", {
      type: "google_api_gateway_gateway",
      arguments: {
        project: this.project,
        labels,
        // Google's default is written, because the provider would keep an earlier one.
        display_name: displayName === undefined ? name : literal(displayName),
        gateway_id: name,
        region: this.location,
        api_config: this.served.fullName,
      },
    });
    declareCallerOrder(this, props.dependsOn, this.resource);
    this.served.awaitedBy(this.resource);
    if (config) this.node.addValidation({ validate: () => googleBetaProblems(this) });
  }

  /** The host name of the gateway, without `https://`. */
  public get defaultHostname(): string {
    return this.resource.text("default_hostname");
  }

  /** The URL of the gateway, without a path. */
  public get uri(): string {
    return `https://${this.defaultHostname}`;
  }

  /** The name of the service that Google creates for the API. API keys are restricted to it, and it counts quotas. */
  public get managedService(): string {
    return this.api.managedService;
  }

  /** Lets the principal see the API, its configs and the gateway. It does not let the principal call it. */
  public grantViewer(principal: IPrincipal): Grant[] {
    return [
      this.grantOnApi(Role.API_GATEWAY_VIEWER, principal),
      this.grant(Role.API_GATEWAY_VIEWER, principal),
    ];
  }

  /** Gives the principal a role on the gateway alone, like `Role.API_GATEWAY_ADMIN`. It does not let the principal call it. */
  public grant(role: Role, principal: IPrincipal, options: GrantOptions = {}): Grant {
    return Grant.add(this._policyFor(role), role, principal, options);
  }

  /** Gives the principal a role on the API. */
  public grantOnApi(role: Role, principal: IPrincipal, options: GrantOptions = {}): Grant {
    return this.api.grant(role, principal, options);
  }

  /** Gives the principal a role on the config. Each new config gets the grant again. */
  public grantOnConfig(role: Role, principal: IPrincipal, options: GrantOptions = {}): Grant {
    if (this.config) return this.config.grant(role, principal, options);
    return Grant.add(this.served.policyAt(policyHolder(this, "config-policy")), role, principal, options);
  }

  /**
   * The policy of the gateway, for a `RoleBinding`.
   *
   * @internal
   */
  public _policyFor(_role: Role): OwnablePolicy {
    const { resource, location: region, project } = this;
    return betaPolicy(policyHolder(this, "gateway-policy"), "google_api_gateway_gateway", () => ({
      ...{ gateway: resource.text("gateway_id"), region, project },
    }));
  }

  /** Makes the gateway's own config. */
  private serve(props: ApiGatewayProps): ServedConfig {
    const { enableManagedService } = props;
    const served = givenApi(this, props, ", or 'config' which has one");
    return new ServedConfig(this, "config", { api: this.api, served, enableManagedService });
  }

  private accountOf(name: string, { api, ...props }: ApiGatewayProps): IServiceAccount {
    const project = api ? givenProjectOf(api) : props.project;
    checkCallingAccount(this, "gateway", props.serviceAccount, project);
    return (
      props.serviceAccount ??
      callerServiceAccount(this, { ...props, project, kind: "API gateway", suffix: "gateway", name })
    );
  }
}

checkCalls("ApiGateway", ApiGateway);
