import type { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls, checkNew } from "../core/checked-calls";
import { declareOrder } from "../core/depends-on";
import { invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { GATEWAY_NAME } from "../core/formats/gateways";
import { projectOf } from "../core/provider-defaults";
import { shareDefined, shareExisting } from "../core/shared-existing";
import type { IAllowPolicy } from "../iam/allow-policy";
import { type IResourceWithAllowPolicy, ResourceWithAllowPolicy } from "../iam/resource-with-allow-policy";
import { apiPolicy, checkApi, defineApi } from "./api";
import type { ApiGatewayApiOptions, ApiGatewayApiProps } from "./api-gateway-api-props";
import type { BetaResource } from "./beta-resource";
import { googleBetaProblems } from "./google-beta";

/** An API of API Gateway, which has configs, whoever defines it. */
export interface IApiGatewayApi extends IResourceWithAllowPolicy {
  /** The id of the API. */
  readonly apiId: string;

  /** The id of the API's project. */
  readonly project: string;

  /**
   * The name of the service that Google creates for the API. API keys are restricted to it, and it counts quotas.
   *
   * Throws where an imported API was given none.
   */
  readonly managedService: string;
}

abstract class ApiGatewayApiBase extends ResourceWithAllowPolicy implements IApiGatewayApi {
  /** @internal */
  protected readonly _policy: IAllowPolicy = apiPolicy(this, (api) => api);

  /**
   * The project as the code names it; undefined for that of the stack's provider.
   *
   * @internal
   */
  public abstract readonly _givenProject?: string;

  public abstract readonly apiId: string;
  public abstract readonly project: string;
  public abstract readonly managedService: string;
}

/**
 * An API of API Gateway without a config and a gateway: `ApiGatewayApiConfig` and `ApiGateway` can use it.
 *
 * `ApiGateway` makes an API of its own where it is given none. Its resource needs the provider `google-beta`.
 */
@allOrNothing
export class ApiGatewayApi extends ApiGatewayApiBase {
  /** An API that exists, by its id. */
  public static fromApiId(
    scope: Construct,
    id: string,
    apiId: string,
    options: ApiGatewayApiOptions = {},
  ): IApiGatewayApi {
    return new ImportedApi(scope, id, apiId, options);
  }

  /** The id of the API's project. */
  public readonly project: string;

  /** @internal */
  public readonly _givenProject?: string;
  private readonly resource: BetaResource;

  constructor(scope: Construct, id: string, props: ApiGatewayApiProps = {}) {
    checkNew("ApiGatewayApi", new.target, [scope, id, props]);
    super(scope, id);
    const { name = id, project } = props;
    checkApi(this, name, props);
    this._givenProject = project;
    this.project = projectOf(this, project);
    this.resource = defineApi(this, "Resource", this.project, { ...props, name });
    shareDefined(this, { kind: "API", name, project, location: "global" }, this.resource, "api_id");
    this.node.addValidation({ validate: () => googleBetaProblems(this) });
    declareOrder(this, props.dependsOn, () => [this.resource]);
  }

  /** The id of the API. */
  public get apiId(): string {
    return this.resource.text("api_id");
  }

  /** The name of the service that Google creates for the API. API keys are restricted to it, and it counts quotas. */
  public get managedService(): string {
    return this.resource.text("managed_service");
  }
}

checkCalls("ApiGatewayApi", ApiGatewayApi);

@allOrNothing
class ImportedApi extends ApiGatewayApiBase {
  public readonly project: string;
  public readonly _givenProject?: string;

  constructor(
    scope: Construct,
    id: string,
    public readonly apiId: string,
    private readonly options: ApiGatewayApiOptions,
  ) {
    super(scope, id);
    const { project } = options;
    checkFormat("apiId", apiId, GATEWAY_NAME, this);
    this._givenProject = project;
    this.project = projectOf(this, project);
    shareExisting(this, { kind: "API", name: apiId, project, location: "global" });
  }

  public get managedService(): string {
    const { managedService } = this.options;
    if (managedService !== undefined) return managedService;
    throw invalid("'managedService' must be given to fromApiId to be read, got none", this);
  }
}

/** The project of an API as the code names it; undefined for that of the stack's provider. */
export function givenProjectOf(api: IApiGatewayApi): string | undefined {
  return "_givenProject" in api ? (api as ApiGatewayApiBase)._givenProject : api.project;
}
