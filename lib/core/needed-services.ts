import { dependable, type ITerraformDependable, type TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { Memory } from "./memory";
import { isToken } from "./tokens";

/** An API that a resource needs, in the project that its construct was given. */
interface Need {
  readonly api: string;
  readonly project?: string;
  readonly resource: TerraformResource;
}

/** Switches an API on in a project; the answer is what a resource that needs it must wait for. */
export type EnableService = (api: string, project?: string) => ITerraformDependable;

/** The APIs that the resources of a stack need, and who switches them on, whichever comes first. */
export class NeededServices {
  public static of(scope: IConstruct): NeededServices {
    return ofStacks.of(TerraformStack.of(scope), () => new NeededServices());
  }

  private readonly needs: Need[] = [];
  private enable?: EnableService;

  /** Whether somebody switches the APIs on. */
  public get enabled(): boolean {
    return this.enable !== undefined;
  }

  /** Switches on what is needed so far, and from now on. */
  public enableWith(enable: EnableService): void {
    this.enable = enable;
    this.needs.forEach((need) => {
      waitFor(need, enable);
    });
  }

  public add(need: Need): void {
    this.needs.push(need);
    if (this.enable) waitFor(need, this.enable);
  }
}

const ofStacks = new Memory<NeededServices>("needed services");

function waitFor({ api, project, resource }: Need, enable: EnableService): void {
  resource.dependsOn = [...(resource.dependsOn ?? []), dependable(enable(api, project))];
}

/**
 * Says that a resource needs APIs of a project, by their names without `.googleapis.com`.
 *
 * Nothing happens unless the stack has `ProjectServices`. Where the project is a token, switching its APIs on is left to
 * others: a token cannot name a resource.
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
