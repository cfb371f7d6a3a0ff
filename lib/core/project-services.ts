import { ProjectService } from "@cdktf/provider-google/lib/project-service";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { createResource } from "./create-resource";
import { invalid } from "./errors";
import { checkFormat } from "./formats/check-format";
import { API_NAME } from "./formats/gateways";
import { NeededServices } from "./needed-services";
import { projectOf } from "./provider-defaults";

/** The APIs that are enabled besides those that the stack needs. */
export interface ProjectServicesProps {
  /**
   * The names of the APIs, like `vision.googleapis.com`.
   *
   * @default - none
   */
  readonly additional?: string[];
}

/**
 * Enables the APIs that a stack's functions, triggers and callers need, before the resources that need them.
 *
 * It never disables an API, because others may use it. For most products, Google creates the service agent when the API is
 * enabled. You can define this before or after the constructs that need the APIs.
 */
export class ProjectServices extends Construct {
  constructor(scope: Construct, id: string, props: ProjectServicesProps = {}) {
    super(scope, id);
    const needed = NeededServices.of(this);
    if (needed.enabled) {
      throw invalid("'ProjectServices' must be defined once a stack, got a second one", this);
    }
    needed.enableWith((api, project) => this.enable(api, project));
    for (const api of props.additional ?? []) {
      checkFormat("additional", api, API_NAME, this, { must: "name", isName: true });
      this.enable(api);
    }
  }

  private enable(service: string, project?: string): ITerraformDependable {
    const id = project === undefined ? service : `${service}@${project}`;
    return (
      (this.node.tryFindChild(id) as ProjectService | undefined) ??
      createResource(ProjectService, this, id, {
        service,
        project: projectOf(this, project),
        disableOnDestroy: false,
      })
    );
  }
}
