import { ProjectIamCustomRole } from "@cdktf/provider-google/lib/project-iam-custom-role";
import { Annotations } from "cdktf";
import { Construct } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls, checkNew } from "../core/checked-calls";
import { createResource } from "../core/create-resource";
import type { DependentProps } from "../core/dependent-props";
import { declareOrder } from "../core/depends-on";
import { checkFormat } from "../core/formats/check-format";
import { CUSTOM_ROLE_ID } from "../core/formats/iam";
import { needsServices } from "../core/needed-services";
import { projectOf } from "../core/provider-defaults";
import { ANYWHERE, claim } from "../core/unique-names";
import { GoogleProject } from "../iam/google-project";
import type { Grant } from "../iam/grant";
import type { IPrincipal } from "../iam/i-principal";
import { Role } from "../iam/role";
import { judgeSynthesisOf } from "../judging/judged-synthesis";
import { IapDuty, noteDuty } from "./iap-separation";

/** The properties of a custom role for setting up IAP. */
export interface IapSetupRoleProps extends DependentProps {
  /**
   * 3 to 64 letters, digits, `_` and `.`. After Terraform deletes the role, its id cannot be used for about a month.
   *
   * @default iapSetup
   */
  readonly roleId?: string;

  /** @default - the project of the stack's Google provider */
  readonly project?: string;
}

// Google's page "Securing backend services" lists these, besides the role IAP-secured Web App User.
const PERMISSIONS = [
  "appengine.applications.update",
  "clientauthconfig.clients.create",
  "clientauthconfig.clients.getWithSecret",
];

/**
 * A custom role with the three permissions that Google's page on App Engine behind API Gateway requires.
 *
 * An administrator needs them to turn IAP on and off. A caller does not: `AppEngineIap.grantAccess` is enough. Nobody has
 * the role until `grantIapSetup` grants it.
 */
@allOrNothing
export class IapSetupRole extends Construct {
  /** The custom role. */
  public readonly role: Role;
  private readonly givenProject?: string;

  constructor(scope: Construct, id: string, props: IapSetupRoleProps = {}) {
    checkNew("IapSetupRole", new.target, [scope, id, props]);
    super(scope, id);
    const { roleId = "iapSetup" } = props;
    judgeSynthesisOf(this);
    checkFormat("roleId", roleId, CUSTOM_ROLE_ID, this, { isName: true });
    const { project } = props;
    const kind = "custom role";
    claim(this, { kind, prop: "roleId", value: roleId, name: roleId, project, location: ANYWHERE });
    this.givenProject = project;
    const resource = createResource(ProjectIamCustomRole, this, "Resource", {
      project: projectOf(this, project),
      roleId,
      title: "IAP setup",
      description: "Switches Identity-Aware Proxy on and off for App Engine",
      stage: "BETA",
      permissions: PERMISSIONS,
    });
    declareOrder(this, props.dependsOn, () => [resource]);
    needsServices(resource, project, "iam");
    this.role = Role.ofCustomRole(roleId, resource.name);
    Annotations.of(this).addWarning(
      "'permissions' must not carry production, because Google supports those of clientauthconfig in custom roles for testing only, got two of them; the role lets its holder switch IAP off and read OAuth client secrets",
    );
  }

  /** Lets a principal turn IAP on and off in the whole project, and read the secrets of its OAuth clients. */
  public grantIapSetup(principal: IPrincipal): Grant {
    noteDuty(this, this.givenProject, principal, IapDuty.SETUP);
    return GoogleProject.of(this, this.givenProject).grant(this.role, principal);
  }
}

checkCalls("IapSetupRole", IapSetupRole);
