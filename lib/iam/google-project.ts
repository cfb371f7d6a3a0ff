import { ProjectIamMember } from "@cdktf/provider-google/lib/project-iam-member";
import type { TerraformResource } from "cdktf";
import { Construct } from "constructs";
import { projectOf } from "../core/provider-defaults";
import { shared } from "../core/shared";
import { Grant, type IResourceWithAllowPolicy } from "./grant";
import type { IPrincipal } from "./principal";
import type { Role } from "./role";

/** A Google Cloud project that exists. What is granted on it holds for every resource in it. */
export class GoogleProject extends Construct implements IResourceWithAllowPolicy {
  /** A project by its id. */
  public static fromProjectId(scope: Construct, id: string, projectId: string): GoogleProject {
    return new GoogleProject(scope, id, projectId);
  }

  /** The project that a construct belongs to: the one it was given, or that of the stack's Google provider. */
  public static of(construct: Construct, project?: string): GoogleProject {
    return shared(construct, "project", project, (scope, id) => new GoogleProject(scope, id, project));
  }

  public readonly projectId: string;

  private constructor(scope: Construct, id: string, projectId?: string) {
    super(scope, id);
    this.projectId = projectOf(this, projectId);
  }

  /** Gives the principal a role on the whole project. */
  public grant(role: Role, principal: IPrincipal): Grant {
    return Grant.add(this, role, principal);
  }

  public addMember(scope: Construct, id: string, role: Role, principal: IPrincipal): TerraformResource {
    return new ProjectIamMember(scope, id, {
      project: this.projectId,
      role: role.name,
      member: principal.member,
    });
  }
}
