import { TerraformElement } from "cdktf";
import type { Construct } from "constructs";
import { declaresGoogleBeta, GOOGLE_BETA } from "../core/google-beta";
import { providerIn } from "../core/scope-provider";
import { firstOf } from "../core/shared-existing";
import type { GoogleProject } from "./google-project";
import type { Grant } from "./grant";

const TYPE = "google_project_service_identity";

/**
 * A request to Google to make the service agent of a product, where the product itself makes it too late.
 *
 * Only the provider google-beta can ask: https://registry.terraform.io/providers/hashicorp/google-beta/latest/docs/resources/project_service_identity.
 * In a stack without that provider there is no such resource, and somebody has to ask by hand, once a project.
 */
export class ServiceIdentity extends TerraformElement {
  /** The one for a product in a project, like `iap.googleapis.com`. */
  public static of(project: GoogleProject, service: string): ServiceIdentity {
    const id = `identity_${service}`;
    const holder = firstOf(project);
    const found = holder.node.tryFindChild(id) as ServiceIdentity | undefined;
    return found ?? new ServiceIdentity(holder, id, project.projectId, service);
  }

  private isAsked?: boolean;

  private constructor(
    scope: Construct,
    id: string,
    private readonly project: string,
    private readonly service: string,
  ) {
    super(scope, id, TYPE);
  }

  /** Has a grant to the agent follow the request. */
  public precede(grant: Grant): void {
    grant._follow(() => (this.isMade() ? `${TYPE}.${this.friendlyUniqueId}` : undefined));
  }

  public override toTerraform(): object {
    if (!this.isMade()) return {};
    const { project, service } = this;
    const provider = providerIn(this, GOOGLE_BETA)?.fqn ?? GOOGLE_BETA;
    const values = { project, service, provider, "//": this.constructNodeMetadata };
    return { resource: { [TYPE]: { [this.friendlyUniqueId]: values } } };
  }

  /** This is asked when the stack is synthesized, and so complete: the answer does not change any more. */
  private isMade(): boolean {
    return (this.isAsked ??= declaresGoogleBeta(this));
  }
}
