import { Construct } from "constructs";
import { projectOf } from "../core/provider-defaults";
import { Grant, type GrantOptions } from "../iam/grant";
import type { IPrincipal } from "../iam/i-principal";
import type { Role } from "../iam/role";
import { apiPolicy, type ApiProps, defineApi } from "./api";
import type { BetaResource } from "./beta-resource";

/** What a config and a gateway know of their API, whoever defines it. */
export interface GatewayApi {
  readonly apiId: string;
  readonly project: string;
  readonly managedService: string;
  grant(role: Role, principal: IPrincipal, options?: GrantOptions): Grant;
}

/** The API of a gateway that is given none. Its resource and its grants belong to the gateway. */
export class OwnApi implements GatewayApi {
  public readonly project: string;
  private readonly resource: BetaResource;

  constructor(
    private readonly gateway: Construct,
    props: ApiProps & { readonly name: string },
  ) {
    this.project = projectOf(gateway, props.project);
    this.resource = defineApi(gateway, "api", this.project, props);
  }

  public get apiId(): string {
    return this.resource.text("api_id");
  }

  public get managedService(): string {
    return this.resource.text("managed_service");
  }

  public grant(role: Role, principal: IPrincipal, options: GrantOptions = {}): Grant {
    const policy = apiPolicy(policyHolder(this.gateway, "api-policy"), () => this);
    return Grant.add(policy, role, principal, options);
  }
}

/** The parent of the grants on one of the things that a gateway makes. */
export function policyHolder(gateway: Construct, id: string): Construct {
  return gateway.node.tryFindChild(id) ?? new Construct(gateway, id);
}
