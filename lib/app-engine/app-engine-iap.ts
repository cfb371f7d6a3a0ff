import { IapAppEngineServiceIamMember } from "@cdktf/provider-google/lib/iap-app-engine-service-iam-member";
import { IapAppEngineVersionIamMember } from "@cdktf/provider-google/lib/iap-app-engine-version-iam-member";
import { IapWebTypeAppEngineIamMember } from "@cdktf/provider-google/lib/iap-web-type-app-engine-iam-member";
import type { TerraformResource } from "cdktf";
import { Construct } from "constructs";
import { createResource } from "../core/create-resource";
import { APP_ID } from "../core/formats/app-engine";
import { checkFormat } from "../core/formats/check-format";
import { needsServices } from "../core/needed-services";
import { projectOf } from "../core/provider-defaults";
import type { PolicyMember } from "../iam/allow-policy";
import type { Grant, GrantOptions } from "../iam/grant";
import type { IPrincipal } from "../iam/i-principal";
import { Role } from "../iam/role";
import { judgeSynthesisOf } from "../invocation/judged-synthesis";
import { letCallerIn } from "../invocation/let-caller-in";
import type { Receiver } from "../invocation/receiver";
import { AppEngineTarget } from "./app-engine-target";
import { IapDuty, noteDuty } from "./iap-separation";

/** The app, service or version behind Identity-Aware Proxy. */
export interface AppEngineIapProps {
  /**
   * The id of the app: the same as the id of its project.
   *
   * @default - the project
   */
  readonly appId?: string;

  /** @default AppEngineTarget.application() */
  readonly target?: AppEngineTarget;

  /** @default - the project of the stack's Google provider */
  readonly project?: string;
}

/** Decides who may pass Identity-Aware Proxy to an App Engine app, to one of its services, or to one version. */
export class AppEngineIap extends Construct {
  public readonly project: string;
  public readonly appId: string;
  public readonly target: AppEngineTarget;
  /** The project as given; undefined for the project of the stack's provider. */
  public readonly givenProject?: string;

  constructor(scope: Construct, id: string, props: AppEngineIapProps = {}) {
    super(scope, id);
    this.givenProject = props.project;
    this.project = projectOf(this, props.project);
    checkFormat("appId", props.appId, APP_ID, this);
    this.appId = props.appId ?? this.project;
    this.target = props.target ?? AppEngineTarget.application();
    judgeSynthesisOf(this);
  }

  /**
   * Lets a principal pass: grants the role IAP-secured Web App User.
   *
   * Conditions can use the path, the host, the time and access levels. A grant on the app also holds for its services.
   */
  public grantAccess(principal: IPrincipal, options: GrantOptions = {}): Grant {
    return letCallerIn(this._receiver, principal, options);
  }

  /**
   * The receiver that lets callers in.
   *
   * @internal
   */
  public get _receiver(): Receiver {
    return {
      construct: this,
      project: this.project,
      roles: [Role.IAP_HTTPS_RESOURCE_ACCESSOR],
      customRoles: false,
      kind: " behind IAP",
      policy: { holder: this, acceptsConditions: true, write: (...args) => this.addMember(...args) },
      readsPolicy: true,
      checks: [
        (caller) => {
          noteDuty(this, this.givenProject, caller, IapDuty.ACCESS);
        },
      ],
    };
  }

  private addMember(scope: Construct, id: string, member: PolicyMember): TerraformResource {
    const { serviceId, versionId } = this.target;
    const config = { appId: this.appId, project: this.project, ...member };
    const resource = defineMember(scope, id, config, serviceId, versionId);
    needsServices(resource, this.givenProject, "iap", "appengine");
    return resource;
  }
}

interface MemberConfig extends PolicyMember {
  readonly appId: string;
  readonly project: string;
}

/** Terraform has a resource for each level: the app, a service, a version. */
function defineMember(
  scope: Construct,
  id: string,
  member: MemberConfig,
  service?: string,
  versionId?: string,
): TerraformResource {
  if (service === undefined) return createResource(IapWebTypeAppEngineIamMember, scope, id, member);
  if (versionId === undefined)
    return createResource(IapAppEngineServiceIamMember, scope, id, { ...member, service });
  return createResource(IapAppEngineVersionIamMember, scope, id, { ...member, service, versionId });
}
