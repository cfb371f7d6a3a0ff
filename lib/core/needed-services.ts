import { dependable, type ITerraformDependable, type TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { whenUndone } from "./all-or-nothing";
import { Memory } from "./memory";
import { isToken } from "./tokens";

/** An API that a resource needs, and the project in which it must be enabled. */
interface Need {
  readonly api: string;
  readonly project?: string;
  readonly resource: TerraformResource;
}

/** Enables an API in a project, for a resource. Returns what the resource must depend on. */
export type EnableService = (
  api: string,
  project: string | undefined,
  resource: TerraformResource,
) => ITerraformDependable;

/** The APIs that the resources of a stack need, and the function that enables them. Either may come first. */
export class NeededServices {
  public static of(scope: IConstruct): NeededServices {
    return ofStacks.of(TerraformStack.of(scope), () => new NeededServices());
  }

  private readonly needs: Need[] = [];
  private readonly awaited = new Map<TerraformResource, Set<ITerraformDependable>>();
  private enable?: EnableService;

  /** Whether the stack enables the APIs. */
  public get enabled(): boolean {
    return this.enable !== undefined;
  }

  /** Enables the APIs that were added before this call, and those that are added later. */
  public enableWith(enable: EnableService): void {
    this.enable = enable;
    this.needs.forEach((need) => {
      this.waitFor(need, enable);
    });
  }

  public add(need: Need): void {
    this.needs.push(need);
    whenUndone(need.resource, () => this.needs.splice(this.needs.indexOf(need), 1));
    if (this.enable) this.waitFor(need, this.enable);
  }

  private waitFor({ api, project, resource }: Need, enable: EnableService): void {
    const enabled = enable(api, project, resource);
    const before = this.awaited.get(resource) ?? new Set();
    if (before.has(enabled)) return;
    this.awaited.set(resource, before.add(enabled));
    resource.dependsOn = [...(resource.dependsOn ?? []), dependable(enabled)];
  }
}

const ofStacks = new Memory<NeededServices>("needed services");

/**
 * Declares that a resource needs APIs in a project. Names leave out `.googleapis.com`.
 *
 * Has no effect unless the stack has `ProjectServices`. If the project is a token, its APIs are not enabled, because a token
 * cannot be part of a construct's id.
 */
export function needsServices(
  resource: TerraformResource,
  project: string | undefined,
  ...names: string[]
): void {
  if (isToken(project)) return;
  const needed = NeededServices.of(resource);
  names.forEach((name) => {
    needed.add({ api: `${name}.googleapis.com`, project, resource });
  });
}
