import { IapAppEngineServiceIamBinding } from "@cdktf/provider-google/lib/iap-app-engine-service-iam-binding";
import { IapAppEngineServiceIamMember } from "@cdktf/provider-google/lib/iap-app-engine-service-iam-member";
import { IapAppEngineVersionIamBinding } from "@cdktf/provider-google/lib/iap-app-engine-version-iam-binding";
import { IapAppEngineVersionIamMember } from "@cdktf/provider-google/lib/iap-app-engine-version-iam-member";
import { IapWebTypeAppEngineIamBinding } from "@cdktf/provider-google/lib/iap-web-type-app-engine-iam-binding";
import { IapWebTypeAppEngineIamMember } from "@cdktf/provider-google/lib/iap-web-type-app-engine-iam-member";
import { TerraformResource } from "cdktf";
import { Construct, type IDependable } from "constructs";
import { allOrNothing } from "../core/all-or-nothing";
import { checkCalls, checkNew } from "../core/checked-calls";
import { declareOrder } from "../core/depends-on";
import { got, invalid } from "../core/errors";
import { APP_ID } from "../core/formats/app-engine";
import { checkFormat } from "../core/formats/check-format";
import { needsServices } from "../core/needed-services";
import { projectOf } from "../core/provider-defaults";
import { isToken } from "../core/tokens";
import type { IAllowPolicy } from "../iam/allow-policy";
import { Grant, type GrantOptions } from "../iam/grant";
import type { IPrincipal } from "../iam/i-principal";
import { resourcePolicy } from "../iam/resource-policy";
import type { IResourceWithAllowPolicy } from "../iam/resource-with-allow-policy";
import { Role } from "../iam/role";
import { letCallerIn } from "../invocation/let-caller-in";
import type { Receiver } from "../invocation/receiver";
import { judgeSynthesisOf } from "../judging/judged-synthesis";
import { AppEngineTarget } from "./app-engine-target";
import { IapDuty, noteDuty } from "./iap-separation";
import { addressOfApplication } from "./known-applications";

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

  /**
   * What the grants of access wait for besides what they need anyway: resources, grants, and constructs with all that they make.
   *
   * @default - only what they need
   */
  readonly dependsOn?: IDependable[];
}

/** Decides who may pass Identity-Aware Proxy to an App Engine app, to one of its services, or to one version. */
@allOrNothing
export class AppEngineIap extends Construct implements IResourceWithAllowPolicy {
  /** The id of the project of the application. */
  public readonly project: string;

  /** The id of the application. */
  public readonly appId: string;

  /** What is guarded: the application, a service or a version. */
  public readonly target: AppEngineTarget;
  /** The project as given; undefined for the project of the stack's provider. */
  public readonly givenProject?: string;

  constructor(scope: Construct, id: string, props: AppEngineIapProps = {}) {
    checkNew("AppEngineIap", new.target, [scope, id, props]);
    super(scope, id);
    this.givenProject = props.project;
    this.project = projectOf(this, props.project);
    checkFormat("appId", props.appId, APP_ID, this);
    this.appId = props.appId ?? this.project;
    this.target = props.target ?? AppEngineTarget.application();
    declareOrder(
      this,
      props.dependsOn,
      () => membersOf(this),
      () => (isToken(props.appId) ? [] : addressOfApplication(this, props.project)),
    );
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
   * Gives another role in this policy, such as `Role.of("roles/iap.settingsAdmin")`. Throws for the role of those who pass; use
   * `grantAccess` for that.
   */
  public grant(role: Role, principal: IPrincipal, options: GrantOptions = {}): Grant {
    if (role.name === Role.IAP_HTTPS_RESOURCE_ACCESSOR.name) {
      throw invalid(
        `'role' must not be one that lets callers in, got ${got(role.name)}; use grantAccess`,
        this,
      );
    }
    return Grant.add(this.policy(), role, principal, options);
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
      policy: this.policy(),
      readsPolicy: true,
      checks: [
        (caller) => {
          noteDuty(this, this.givenProject, caller, IapDuty.ACCESS);
        },
      ],
    };
  }

  /** @internal */
  public _policyFor(_role: Role): IAllowPolicy {
    return this._receiver.policy;
  }

  private policy(): IAllowPolicy {
    const { serviceId: service, versionId } = this.target;
    const app = { appId: this.appId, project: this.project };
    const written = (resource: TerraformResource) => {
      needsServices(resource, this.givenProject, "iap", "appengine");
    };
    const given = { acceptsConditions: true, written };
    // Terraform has resources for each level: the app, a service, a version.
    if (service === undefined)
      return resourcePolicy(this, {
        ...given,
        member: () => IapWebTypeAppEngineIamMember,
        binding: () => IapWebTypeAppEngineIamBinding,
        target: () => app,
      });
    if (versionId === undefined)
      return resourcePolicy(this, {
        ...given,
        member: () => IapAppEngineServiceIamMember,
        binding: () => IapAppEngineServiceIamBinding,
        target: () => ({ ...app, service }),
      });
    return resourcePolicy(this, {
      ...given,
      member: () => IapAppEngineVersionIamMember,
      binding: () => IapAppEngineVersionIamBinding,
      target: () => ({ ...app, service, versionId }),
    });
  }
}

function membersOf(iap: AppEngineIap): TerraformResource[] {
  return iap.node.findAll().filter((one) => TerraformResource.isTerraformResource(one));
}

checkCalls("AppEngineIap", AppEngineIap);
