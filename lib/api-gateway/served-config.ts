import { ProjectService } from "@cdktf/provider-google/lib/project-service";
import { Annotations, dependable, type ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { Caller } from "../callers/caller";
import { whenUndone } from "../core/all-or-nothing";
import { createResource } from "../core/create-resource";
import { letDeployerActAs } from "../iam/deployer";
import type { Grant } from "../iam/grant";
import { GrantWait } from "../iam/grant-wait";
import type { OwnablePolicy } from "../iam/resource-policy";
import type { IInvocable } from "../invocation/invocable";
import type { ConfigOptions } from "./api-gateway-api-config-props";
import type { ReachedBackend } from "./backend";
import { letGatewayIn } from "./backend-grants";
import { betaPolicy } from "./beta-policy";
import type { BetaResource } from "./beta-resource";
import type { ConfigInUse } from "./config-in-use";
import { defineConfig } from "./gateway-config";
import { googleBetaProblems } from "./google-beta";
import type { GatewayApi } from "./own-api";
import { publicCallerOf } from "./public-backend";
import type { ServedApi } from "./served-api";

/** An API config, and the API that it is of. */
interface ServedConfigProps extends ConfigOptions {
  readonly api: GatewayApi;
  readonly served: ServedApi;
  readonly enableManagedService?: boolean;
}

/** An API config that is served: its backends let its service account in, and its gateways wait for that. */
export class ServedConfig implements ConfigInUse {
  public readonly resource: BetaResource;
  private readonly gateways: BetaResource[] = [];
  private readonly reached: IInvocable[] = [];
  private readonly grants = new Set<Grant>();
  private readonly warned = new Set<IInvocable>();

  constructor(
    private readonly caller: Caller,
    id: string,
    private readonly props: ServedConfigProps,
  ) {
    this.resource = defineConfig(caller, id, {
      ...props,
      api: props.api.apiId,
      project: props.api.project,
      email: caller.serviceAccount.email,
      dependsOn: this.afterActAs(),
    });
    this.serve();
  }

  public get fullName(): string {
    return this.resource.text("id");
  }

  /**
   * Has a gateway with this config wait for the grants on its backends.
   *
   * Not the config, but the gateway waits for them: create_before_destroy propagates from the config to everything that it
   * depends on. A replaced IAM member would be created first and destroyed last, so the grant would be lost.
   * https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#create_before_destroy
   */
  public awaitedBy(gateway: BetaResource): void {
    this.gateways.push(gateway);
    whenUndone(gateway, () => this.gateways.splice(this.gateways.indexOf(gateway), 1));
    waitFor(gateway, [...this.grants]);
  }

  /** The allow policy of the config. A new config gets its grants again. */
  public policyAt(holder: Construct): OwnablePolicy {
    const { resource, props } = this;
    return betaPolicy(holder, "google_api_gateway_api_config", () => ({
      api: props.api.apiId,
      api_config: resource.text("api_config_id"),
      project: props.api.project,
    }));
  }

  /** A wait of its own, because create_before_destroy propagates to all that the config depends on. */
  private afterActAs(): ITerraformDependable[] {
    const { caller } = this;
    const grants = letDeployerActAs(caller, caller.serviceAccount);
    return grants.length > 0 ? new GrantWait(caller, "wait-for-deployer").for(grants) : [];
  }

  /** Has the backends let the caller in, also those that are added later. */
  private serve(): void {
    const { api, served, enableManagedService = false } = this.props;
    served.servedBy({
      construct: this.caller,
      letIn: (backend) => {
        this.letIn(backend);
      },
      enableApiKeys: () => {
        this.enableManagedService();
      },
    });
    if (enableManagedService) this.enableManagedService();
    this.caller.node.addValidation({
      validate: () => {
        this.warnOfPublicBackends();
        for (const warning of served.warnings(api.project)) Annotations.of(this.caller).addWarning(warning);
        return [...googleBetaProblems(this.caller), ...served.problems()];
      },
    });
  }

  private letIn({ target, options }: ReachedBackend): void {
    if (!target) return;
    const grants = letGatewayIn(this.caller, target, options);
    this.reached.push(target);
    const added = grants.filter((grant) => !this.grants.has(grant));
    for (const grant of added) this.grants.add(grant);
    whenUndone(this.caller, () => {
      this.reached.splice(this.reached.indexOf(target), 1);
      for (const grant of added) this.grants.delete(grant);
    });
    for (const gateway of this.gateways) waitFor(gateway, added);
  }

  /** Enables the API's managed service, which API keys need. Google creates it with the first config. */
  private enableManagedService(): void {
    const id = "managed-service";
    if (this.caller.node.tryFindChild(id)) return;
    createResource(ProjectService, this.caller, id, {
      service: this.props.api.managedService,
      project: this.props.api.project,
      disableOnDestroy: false,
      dependsOn: [this.resource],
    });
  }

  private warnOfPublicBackends(): void {
    for (const target of this.reached) {
      const caller = publicCallerOf(target);
      if (caller === undefined || this.warned.has(target)) continue;
      this.warned.add(target);
      Annotations.of(this.caller).addWarning(
        `'${this.props.served.prop}' must not have a public backend, because callers can go around the gateway, got ${target.node.path}, which lets in ${caller}`,
      );
    }
  }
}

function waitFor(gateway: BetaResource, grants: Grant[]): void {
  if (grants.length === 0) return;
  const before = gateway.dependsOn;
  gateway.dependsOn = [...(before ?? []), ...grants.map(dependable)];
  whenUndone(gateway, () => (gateway.dependsOn = before));
}
