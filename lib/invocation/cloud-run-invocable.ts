import { CloudRunV2ServiceIamMember } from "@cdktf/provider-google/lib/cloud-run-v2-service-iam-member";
import type { TerraformResource } from "cdktf";
import { Construct } from "constructs";
import { got, invalid } from "../core/errors";
import { Grant, type IResourceWithAllowPolicy } from "../iam/grant";
import type { IPrincipal } from "../iam/principal";
import { Role } from "../iam/role";
import type { IngressSettings } from "../ingress/ingress-settings";
import type { GrantInvokeOptions, IInvocable } from "./invocable";
import { checkNetworkPath } from "./network-path-check";

// The predefined roles that hold `run.routes.invoke` and are meant for callers.
const INVOKER_ROLES = [Role.RUN_INVOKER.name, Role.RUN_SERVICES_INVOKER.name];

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

  /** The Terraform address whose replacement takes the service's allow policy with it, if this app defines it. */
  protected abstract readonly replacedWith?: string;

  public get audience(): string {
    return this.uri;
  }

  public grantInvoke(caller: IPrincipal, options: GrantInvokeOptions = {}): Grant {
    const role = options.role ?? Role.RUN_INVOKER;
    this.checkRole(role);
    this.checkCaller(caller);
    checkNetworkPath(this, caller, options);
    return Grant.add(this, role, caller);
  }

  /** Other predefined roles that hold `run.routes.invoke` hold much more. What a custom role holds is its maker's business. */
  private checkRole({ name }: Role): void {
    if (INVOKER_ROLES.includes(name) || !name.startsWith("roles/")) return;
    const remedy =
      name === Role.CLOUD_FUNCTIONS_INVOKER.name ? "; that role opens 1st gen functions only" : "";
    throw invalid(
      `'role' must be one of ${INVOKER_ROLES.join(", ")} or a custom role, got ${got(name)}${remedy}`,
      this,
    );
  }

  /** Throws where the caller must not be let in whatever its path; overridden where there are such callers. */
  protected checkCaller(_caller: IPrincipal): void {
    // Most let in whomever the code names.
  }

  public addMember(scope: Construct, id: string, role: Role, principal: IPrincipal): TerraformResource {
    return new CloudRunV2ServiceIamMember(scope, id, {
      name: this.serviceName,
      project: this.project,
      location: this.location,
      role: role.name,
      member: principal.member,
      // The policy belongs to the service and goes when that is replaced, but Terraform's state would keep the member.
      // An address in text, because cdktf renders a dependable as an interpolation, which Terraform refuses here; and
      // its id, because the bare address also stands for every update in place.
      lifecycle: this.replacedWith ? { replaceTriggeredBy: [`${this.replacedWith}.id`] } : undefined,
    });
  }
}
