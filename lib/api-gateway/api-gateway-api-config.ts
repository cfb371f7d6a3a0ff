import type { Construct } from "constructs";
import { Caller, callerServiceAccount } from "../callers/caller";
import { addressOf } from "../core/address";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls, checkNew } from "../core/checked-calls";
import { declareOrder } from "../core/depends-on";
import { checkSameStack } from "../core/same-stack";
import { shareDefinition } from "../core/shared-existing";
import { Grant, type GrantOptions } from "../iam/grant";
import type { IPrincipal } from "../iam/i-principal";
import type { OwnablePolicy } from "../iam/resource-policy";
import type { Role } from "../iam/role";
import type { IServiceAccount } from "../iam/service-account";
import type { NetworkPath } from "../ingress/network-path";
import { checkCallingAccount } from "../invocation/calling-account";
import { GoogleService } from "../invocation/google-service";
import { givenProjectOf, type IApiGatewayApi } from "./api-gateway-api";
import type { ApiGatewayApiConfigProps } from "./api-gateway-api-config-props";
import { checkConfig } from "./config-checks";
import { configNames } from "./config-names";
import { givenApi } from "./given-api";
import {
  type ApiGatewayApiConfigAttributes,
  type IApiGatewayApiConfig,
  ImportedApiConfig,
} from "./imported-api-config";
import { ServedConfig } from "./served-config";

/**
 * An API config of API Gateway without a gateway: any number of `ApiGateway` can serve it, each in a region.
 *
 * Gateways with this config call the backends as its service account. Each backend lets it in. As a principal, it is that
 * service account. Its resource needs the provider `google-beta`.
 */
@allOrNothing
export class ApiGatewayApiConfig extends Caller implements IApiGatewayApiConfig {
  /**
   * A config that exists, such as one that gcloud made, for an `ApiGateway` to serve. Its backends are not known: those of this app let
   * it in with `grantInvoke`.
   */
  public static fromApiConfigAttributes(
    scope: Construct,
    id: string,
    attributes: ApiGatewayApiConfigAttributes,
  ): IApiGatewayApiConfig {
    return new ImportedApiConfig(scope, id, attributes);
  }

  /** The service account as which gateways with this config call the backends. */
  public readonly serviceAccount: IServiceAccount;
  public readonly callsBy?: NetworkPath = GoogleService.API_GATEWAY.callsBy;
  public readonly callsFromProject?: string;

  /** The id of the project of the API. */
  public readonly project: string;

  /** @internal */
  public readonly _api: IApiGatewayApi;

  /** @internal */
  public readonly _served: ServedConfig;

  constructor(scope: Construct, id: string, props: ApiGatewayApiConfigProps) {
    checkNew("ApiGatewayApiConfig", new.target, [scope, id, props]);
    super(scope, id);
    const { api, serviceAccount } = props;
    checkConfig(this, props);
    checkSameStack("api", api, this);
    const project = givenProjectOf(api);
    checkCallingAccount(this, "gateway", serviceAccount, project);
    this._api = api;
    this.project = api.project;
    this.callsFromProject = api.project;
    const name = props.name ?? id;
    this.serviceAccount =
      serviceAccount ?? callerServiceAccount(this, { kind: "API gateway", suffix: "gateway", name, project });
    this._served = new ServedConfig(this, "Resource", { ...props, served: givenApi(this, props) });
    const reference = `\${${addressOf(this._served.resource)}.api_config_id}`;
    shareDefinition(this, ...configNames(api, props.name ?? reference, reference));
    declareOrder(this, props.dependsOn, () => [this._served.resource]);
  }

  /** The id of the config. It has a digest that only Terraform knows, unless the config has a name. */
  public get configId(): string {
    return this._served.resource.text("api_config_id");
  }

  /** In full: `projects/PROJECT/locations/global/apis/API/configs/CONFIG`. */
  public get fullName(): string {
    return this._served.fullName;
  }

  /** Gives the principal a role on this config alone, like `Role.API_GATEWAY_VIEWER`. It does not let it call a gateway. */
  public grant(role: Role, principal: IPrincipal, options: GrantOptions = {}): Grant {
    return Grant.add(this._policyFor(role), role, principal, options);
  }

  /** @internal */
  public _policyFor(_role: Role): OwnablePolicy {
    return this._served.policyAt(this);
  }
}

checkCalls("ApiGatewayApiConfig", ApiGatewayApiConfig);
