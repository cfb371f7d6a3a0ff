import type { Construct } from "constructs";
import { Caller } from "../callers/caller";
import { allOrNothing } from "../core/all-or-nothing";
import { checkFormat } from "../core/formats/check-format";
import { GATEWAY_NAME } from "../core/formats/gateways";
import { checkSameStack } from "../core/same-stack";
import { definitionOf, shareExisting } from "../core/shared-existing";
import { Grant, type GrantOptions } from "../iam/grant";
import type { IPrincipal } from "../iam/i-principal";
import type { OwnablePolicy } from "../iam/resource-policy";
import type { IResourceWithAllowPolicy } from "../iam/resource-with-allow-policy";
import type { Role } from "../iam/role";
import type { IServiceAccount } from "../iam/service-account";
import type { NetworkPath } from "../ingress/network-path";
import type { ICaller } from "../invocation/caller";
import { checkCallingAccount } from "../invocation/calling-account";
import { GoogleService } from "../invocation/google-service";
import { givenProjectOf, type IApiGatewayApi } from "./api-gateway-api";
import { betaPolicy } from "./beta-policy";
import type { ConfigInUse } from "./config-in-use";
import { configNames } from "./config-names";

/** An API config of API Gateway, whoever defines it. As a principal, it is the service account as which its gateways call. */
export interface IApiGatewayApiConfig extends ICaller, IResourceWithAllowPolicy {
  /** The id of the config. */
  readonly configId: string;

  /** In full: `projects/PROJECT/locations/global/apis/API/configs/CONFIG`. */
  readonly fullName: string;

  /** The id of the project of the API. */
  readonly project: string;

  /** The service account as which gateways with this config call the backends. */
  readonly serviceAccount: IServiceAccount;
}

/** What an app says about an API config that it imports. */
export interface ApiGatewayApiConfigAttributes {
  /** The API that the config is of. */
  readonly api: IApiGatewayApi;

  /** The id of the config: 1 to 63 lower-case letters, digits and hyphens that begin with a letter. */
  readonly configId: string;

  /** The service account of the config, as which gateways call its backends. */
  readonly serviceAccount: IServiceAccount;
}

/** What the stack defines of what it imports. */
type DefinedApiConfig = Construct & Pick<ImportedApiConfig, "_api" | "configId" | "project">;

/** A config that exists. Nothing tells its backends: each that the app defines lets the config in with `grantInvoke`. */
@allOrNothing
export class ImportedApiConfig extends Caller implements IApiGatewayApiConfig {
  public readonly callsBy?: NetworkPath = GoogleService.API_GATEWAY.callsBy;
  public readonly callsFromProject?: string;
  public readonly configId: string;
  public readonly fullName: string;
  public readonly project: string;
  public readonly serviceAccount: IServiceAccount;

  /** @internal */
  public readonly _api: IApiGatewayApi;

  /** @internal */
  public readonly _served: ConfigInUse;

  constructor(scope: Construct, id: string, attributes: ApiGatewayApiConfigAttributes) {
    super(scope, id);
    const { api, configId, serviceAccount } = attributes;
    checkFormat("configId", configId, GATEWAY_NAME, this);
    checkSameStack("api", api, this);
    checkCallingAccount(this, "gateway", serviceAccount, givenProjectOf(api));
    this._api = api;
    this.configId = configId;
    this.project = api.project;
    this.callsFromProject = api.project;
    this.fullName = `projects/${api.project}/locations/global/apis/${api.apiId}/configs/${configId}`;
    this.serviceAccount = serviceAccount;
    this._served = {
      fullName: this.fullName,
      // Its backends are not known.
      awaitedBy: () => undefined,
      policyAt: (holder) =>
        betaPolicy(holder, "google_api_gateway_api_config", () => {
          const named = definitionOf<DefinedApiConfig>(this);
          return { api: named._api.apiId, api_config: named.configId, project: named.project };
        }),
    };
    shareExisting(this, ...configNames(api, configId));
  }

  public grant(role: Role, principal: IPrincipal, options: GrantOptions = {}): Grant {
    return Grant.add(this._policyFor(role), role, principal, options);
  }

  /** @internal */
  public _policyFor(_role: Role): OwnablePolicy {
    return this._served.policyAt(this);
  }
}
