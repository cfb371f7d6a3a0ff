import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import { Annotations, type TerraformResource, type TerraformResourceLifecycle } from "cdktf";
import { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { Grant, type IResourceWithAllowPolicy, type PolicyMember } from "../iam/grant";
import type { IPrincipal } from "../iam/principal";
import { Role } from "../iam/role";
import type { IngressSettings } from "../ingress/ingress-settings";
import { checkAccess } from "./access-check";
import type { GrantInvokeOptions, IInvocable } from "./invocable";
import { checkInvokerRole, INVOKER_ROLES, refuseCondition } from "./invoker-roles";
import { noteMember } from "./invoker-owners";
import { checkNetworkPath } from "./network-path-check";

// https://cloud.google.com/iam/docs/federated-identity-supported-services
const POOL = /^principal(?:Set)?:\/\/iam\.googleapis\.com\/.*\/(workforce|workloadIdentity)Pools\//;

/**
 * Something that a Cloud Run service answers for: a function or a service, whose invokers that service's policy names.
 *
 * @internal
 */
export abstract class CloudRunInvocable extends Construct implements IInvocable, IResourceWithAllowPolicy {
  public abstract readonly uri: string;
  public abstract readonly location: string;
  public abstract readonly project: string;
  public abstract readonly ingress?: IngressSettings;

  /** The name of the Cloud Run service, short or in full. */
  public abstract readonly serviceName: string;

  /** The short name of the Cloud Run service; undefined where only Terraform knows it. */
  public abstract readonly knownServiceName?: string;

  /** The Terraform address whose replacement takes the service's allow policy with it, if this app defines it. */
  protected abstract readonly replacedWith?: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    checkAccess(this);
  }

  public get audience(): string {
    return this.uri;
  }

  public grantInvoke(caller: IPrincipal, options: GrantInvokeOptions = {}): Grant {
    const role = options.role ?? Role.RUN_INVOKER;
    refuseCondition(this, options);
    checkInvokerRole(role, this);
    this.checkCaller(caller);
    checkNetworkPath(this, caller, options);
    return Grant.add(this, role, caller);
  }

  /**
   * Gives a role for developing, viewing or administering it, on the resource that honours the role.
   *
   * Throws for the roles that let callers in: `grantInvoke` gives those.
   */
  public grant(role: Role, principal: IPrincipal): Grant {
    if (INVOKER_ROLES.includes(role.name) || role.name === Role.CLOUD_FUNCTIONS_INVOKER.name) {
      throw invalid(
        `'role' must not be one that lets callers in, got ${got(role.name)}; use grantInvoke`,
        this,
      );
    }
    if (!this.honours(role)) {
      throw invalid(
        `'role' must be one that the allow policy here honours, like 'roles/run.viewer', got ${got(role.name)}`,
        this,
      );
    }
    return Grant.add(this, role, principal);
  }

  public addMember(scope: Construct, id: string, { role, principal }: PolicyMember): TerraformResource {
    const owner = noteMember(this, role);
    if (owner) return owner;
    return new CloudRunV2ServiceIamMember(scope, id, {
      name: this.serviceName,
      project: this.project,
      location: this.location,
      role: role.name,
      member: principal.member,
      lifecycle: this.policyLifecycle,
    });
  }

  /**
   * How members follow the service: its policy goes when it is replaced, but Terraform's state would keep them.
   *
   * An address in text, because cdktf renders a dependable as an interpolation, which Terraform refuses here; and its id,
   * because the bare address also stands for every update in place.
   */
  public get policyLifecycle(): TerraformResourceLifecycle | undefined {
    return this.replacedWith === undefined ? undefined : { replaceTriggeredBy: [`${this.replacedWith}.id`] };
  }

  /** Whether the allow policy here takes a role that is not for callers. */
  protected honours({ name }: Role): boolean {
    return name.startsWith("roles/run.") || !name.startsWith("roles/");
  }

  /** Throws where the caller must not be let in, whatever its path; warns where letting it in has no effect. */
  protected checkCaller(caller: IPrincipal): void {
    const kind = POOL.exec(caller.member)?.[1];
    if (!kind) return;
    const remedy =
      kind === "workforce"
        ? "put IAP in front of a service"
        : "let it impersonate a service account that is granted";
    Annotations.of(this).addWarning(
      `'caller' must not be of a ${kind === "workforce" ? "workforce" : "workload identity"} pool, which Cloud Run does not let in, got ${caller.principalId}; ${remedy}`,
    );
  }
}
