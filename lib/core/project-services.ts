import { ProjectService } from "@cdktf/provider-google/lib/project-service";
import type { ITerraformDependable } from "cdktf";
import { Construct, type IDependable } from "constructs";
import { addressOf } from "./address";
import { allOrNothing, removeChild, whenUndone } from "./all-or-nothing";
import { checkCalls, checkNew } from "./checked-calls";
import { ContextKeys } from "./context-keys";
import { createResource } from "./create-resource";
import { declareOrder } from "./depends-on";
import { invalid } from "./errors";
import { checkFormat } from "./formats/check-format";
import { API_NAME } from "./formats/gateways";
import { NeededServices } from "./needed-services";
import { projectOf } from "./provider-defaults";
import { scopeLike } from "./scope-provider";
import { TimeSleep } from "./time-sleep";
import { waitSeconds } from "./wait-seconds";

/** `ContextKeys.API_WAIT_SECONDS`. */
export const API_WAIT_SECONDS_CONTEXT = ContextKeys.API_WAIT_SECONDS;

// Google names no time. Its own modules wait from one minute to five, for the API and the service agents that come with it:
// https://github.com/terraform-google-modules/terraform-google-project-factory
const DEFAULT_SECONDS = 120;

/** The APIs that are enabled besides those that the stack needs. */
export interface ProjectServicesProps {
  /**
   * The names of the APIs, like `vision.googleapis.com`.
   *
   * @default - none
   */
  readonly additional?: string[];

  /**
   * What the APIs wait for: resources, grants, and constructs with all that they make.
   *
   * @default - nothing
   */
  readonly dependsOn?: IDependable[];
}

/**
 * Enables the APIs that a stack's functions, triggers and callers need, before the resources that need them.
 *
 * What needs an API waits two minutes when it is new: until then, Google refuses calls, and its service agents may lack their
 * roles. It never disables an API, because others may use it. For most products, Google creates the service agent when the API is
 * enabled. You can define this before or after the constructs that need the APIs.
 */
@allOrNothing
export class ProjectServices extends Construct {
  private readonly services: ProjectService[] = [];
  private readonly waitSeconds: number;
  private wait?: TimeSleep;

  constructor(scope: Construct, id: string, props: ProjectServicesProps = {}) {
    checkNew("ProjectServices", new.target, [scope, id, props]);
    super(scope, id);
    const needed = NeededServices.of(this);
    if (needed.enabled) {
      throw invalid("'ProjectServices' must be defined once a stack, got a second one", this);
    }
    const { additional = [] } = props;
    for (const api of additional) {
      checkFormat("additional", api, API_NAME, this, { must: "name", isName: true });
    }
    this.waitSeconds = waitSeconds(this, API_WAIT_SECONDS_CONTEXT, DEFAULT_SECONDS);
    needed.enableWith((api, project, resource) => this.enabled(api, resource, project));
    for (const api of additional) this.enabled(api, this);
    declareOrder(this, props.dependsOn, () => this.services);
  }

  /**
   * Enables an API, like `vision.googleapis.com`. Returns what must come before its first use, for `dependsOn`.
   *
   * An API that is enabled already is enabled once.
   */
  public enable(api: string): ITerraformDependable {
    checkFormat("api", api, API_NAME, this, { isName: true });
    return this.enabled(api, this);
  }

  /** In the project, and with the provider, of what needs it. */
  private enabled(service: string, needs: Construct, project?: string): ITerraformDependable {
    const scope = scopeLike(needs, this);
    const id = project === undefined ? service : `${service}@${project}`;
    const found = scope.node.tryFindChild(id) as ProjectService | undefined;
    if (found) return this.effective(found);
    const enabled = createResource(ProjectService, scope, id, {
      service,
      project: projectOf(scope, project),
      disableOnDestroy: false,
    });
    this.services.push(enabled);
    whenUndone(this, () => {
      this.services.splice(this.services.indexOf(enabled), 1);
      removeChild(scope, id);
    });
    return this.effective(enabled);
  }

  /** One wait for all APIs: each takes up one of the ten places in which Terraform works at a time. */
  private effective(enabled: ProjectService): ITerraformDependable {
    if (this.waitSeconds === 0) return enabled;
    return (this.wait ??= this.waitForAll());
  }

  private waitForAll(): TimeSleep {
    whenUndone(this, () => {
      this.wait = undefined;
      removeChild(this, "wait");
    });
    const after = () => this.services.map(addressOf).sort();
    return new TimeSleep(this, "wait", { seconds: this.waitSeconds, after });
  }
}

checkCalls("ProjectServices", ProjectServices);
