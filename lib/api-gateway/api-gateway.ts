import { ProjectService } from "@cdktf/provider-google/lib/project-service";
import { Annotations, dependable, type ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { Caller, callerServiceAccount } from "../callers/caller";
import { checkCallingAccount } from "../callers/calling-account";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls, checkNew } from "../core/checked-calls";
import { createResource } from "../core/create-resource";
import { declareOrder } from "../core/depends-on";
import { literal } from "../core/literal";
import { needsServices } from "../core/needed-services";
import { locationOf, projectOf } from "../core/provider-defaults";
import type { IAllowPolicy } from "../iam/allow-policy";
import { letDeployerActAs } from "../iam/deployer";
import { Grant } from "../iam/grant";
import { GrantWait } from "../iam/grant-wait";
import type { IPrincipal } from "../iam/i-principal";
import { Role } from "../iam/role";
import type { IServiceAccount } from "../iam/service-account";
import type { NetworkPath } from "../ingress/network-path";
import { GoogleService } from "../invocation/google-service";
import type { IInvocable } from "../invocation/invocable";
import type { ApiGatewayProps } from "./api-gateway-props";
import type { Backend } from "./backend";
import { letGatewayIn } from "./backend-grants";
import { BetaResource } from "./beta-resource";
import { checkGateway } from "./gateway-checks";
import { defineConfig } from "./gateway-config";
import { googleBetaProblems } from "./google-beta";
import { publicCallerOf } from "./public-backend";
import { viewerPolicy } from "./viewer-policy";

const VIEWER = Role.of("roles/apigateway.viewer");

/**
 * A Google Cloud API gateway in front of functions, services and apps: the API, its config and the gateway.
 *
 * It calls its backends over the internet, with ID tokens of its service account. Each backend lets it in. As a principal, it
 * is that service account. Its resources need the provider `google-beta`.
 */
@allOrNothing
export class ApiGateway extends Caller {
  /** The service account as which the gateway calls its backends. */
  public readonly serviceAccount: IServiceAccount;
  public readonly callsBy?: NetworkPath = GoogleService.API_GATEWAY.callsBy;
  public readonly callsFromProject?: string;
  /** The region of the gateway. */
  public readonly location: string;

  /** The id of the project of the gateway. */
  public readonly project: string;
  private readonly api: BetaResource;
  private readonly config: BetaResource;
  private readonly resource: BetaResource;
  private readonly reached: IInvocable[] = [];
  private readonly awaited = new Set<Grant>();
  private readonly warned = new Set<IInvocable>();

  constructor(scope: Construct, id: string, props: ApiGatewayProps) {
    checkNew("ApiGateway", new.target, [scope, id, props]);
    super(scope, id);
    const name = props.name ?? id;
    checkGateway(this, name, props);
    checkCallingAccount(this, "gateway", props.serviceAccount, props.project);
    this.location = locationOf(this, props.location);
    this.project = projectOf(this, props.project);
    this.callsFromProject = this.project;
    this.serviceAccount =
      props.serviceAccount ??
      callerServiceAccount(this, { ...props, kind: "API gateway", suffix: "gateway", name });
    // Google's default is written, because the provider would keep an earlier one.
    const displayName = props.displayName === undefined ? name : literal(props.displayName);
    const common = { project: this.project, labels: props.labels, display_name: displayName };
    this.api = createResource(BetaResource, this, "api", {
      type: "google_api_gateway_api",
      arguments: { api_id: name, ...common },
    });
    needsServices(this.api, props.project, "apigateway", "servicemanagement", "servicecontrol");
    this.config = defineConfig(this, {
      api: this.api.text("api_id"),
      project: this.project,
      document: props.document,
      email: this.serviceAccount.email,
      dependsOn: this.afterActAs(),
    });
    this.resource = createResource(BetaResource, this, "Resource", {
      type: "google_api_gateway_gateway",
      arguments: { ...common, gateway_id: name, region: this.location, api_config: this.config.text("id") },
    });
    declareOrder(this, props.dependsOn, () => [this.resource]);
    this.serve(props);
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
    return this.api.text("managed_service");
  }

  /** Lets the principal see the API, its configs and the gateway. It does not let the principal call it. */
  public grantViewer(principal: IPrincipal): Grant[] {
    return this.policies().map((policy) => Grant.add(policy, VIEWER, principal));
  }

  /** A wait of its own, because create_before_destroy propagates to all that the config depends on. */
  private afterActAs(): ITerraformDependable[] {
    const grants = letDeployerActAs(this, this.serviceAccount);
    return grants.length > 0 ? new GrantWait(this, "wait-for-deployer").for(grants) : [];
  }

  private warnOfOpenPaths(): void {
    Annotations.of(this).addWarning(
      "'x-google-allow' must be 'configured' for the gateway to refuse what the document does not name, got 'all', which lets such calls through with no security",
    );
  }

  private serve({ document, project }: ApiGatewayProps): void {
    document._servedBy({
      construct: this,
      letIn: (backend) => {
        this.letIn(backend);
      },
      enableApiKeys: () => {
        this.enableManagedService(project);
      },
    });
    this.node.addValidation({
      validate: () => {
        this.warnOfPublicBackends();
        if (document._allowsAll) this.warnOfOpenPaths();
        return [...googleBetaProblems(this), ...document._problems()];
      },
    });
  }

  private letIn({ target, options }: Backend): void {
    if (!target) return;
    const grants = letGatewayIn(this, target, options);
    this.reached.push(target);
    // Not the config, but the gateway waits for the grants: create_before_destroy propagates from the config to everything that
    // it depends on. A replaced IAM member would be created first and destroyed last, so the grant would be lost.
    // https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#create_before_destroy
    const added = grants.filter((grant) => !this.awaited.has(grant));
    if (added.length > 0) {
      this.resource.dependsOn = [...(this.resource.dependsOn ?? []), ...added.map(dependable)];
      added.forEach((grant) => this.awaited.add(grant));
    }
  }

  /** Enables the API's managed service, which API keys need. Google creates it with the first config. */
  private enableManagedService(project: string | undefined): void {
    const id = "managed-service";
    if (this.node.tryFindChild(id)) return;
    createResource(ProjectService, this, id, {
      service: this.managedService,
      project: projectOf(this, project),
      disableOnDestroy: false,
      dependsOn: [this.config],
    });
  }

  private warnOfPublicBackends(): void {
    for (const target of this.reached) {
      const caller = publicCallerOf(target);
      if (caller === undefined || this.warned.has(target)) continue;
      this.warned.add(target);
      Annotations.of(this).addWarning(
        `'document' must not have a public backend, because callers can go around the gateway, got ${target.node.path}, which lets in ${caller}`,
      );
    }
  }

  private policies(): IAllowPolicy[] {
    const { api, resource, project, location } = this;
    return [
      viewerPolicy(this, "api-policy", (scope, id, member) =>
        createResource(BetaResource, scope, id, {
          type: "google_api_gateway_api_iam_member",
          arguments: { api: api.text("api_id"), project, role: member.role, member: member.member },
        }),
      ),
      viewerPolicy(this, "gateway-policy", (scope, id, member) =>
        createResource(BetaResource, scope, id, {
          type: "google_api_gateway_gateway_iam_member",
          arguments: {
            gateway: resource.text("gateway_id"),
            region: location,
            project,
            role: member.role,
            member: member.member,
          },
        }),
      ),
    ];
  }
}

checkCalls("ApiGateway", ApiGateway);
