import { Google } from "../../stand-ins/provider/google";
import { changesByModule, type StackDirectories } from "./stack-modules";
import { type PlannedChange, Workspace } from "./workspace";

const AT_ONCE = 6;

/**
 * Runs the real terraform on synthesized stacks, offline and without Google's provider.
 *
 * Every step rejects with the problems that terraform or the provider's rules find, one per line.
 */
export class TerraformTier {
  private readonly workspaces: Workspace[] = [];

  /** A workspace for single steps, such as a second plan after a change. `close` removes it. */
  public async open(stackDirectory: string, google = new Google()): Promise<Workspace> {
    return this.kept(await Workspace.open(stackDirectory, google));
  }

  /** A workspace with a module for each stack. */
  public async openModules(stacks: StackDirectories): Promise<Workspace> {
    return this.kept(await Workspace.openModules(stacks));
  }

  /** A workspace with HCL files. */
  public async openFiles(files: { readonly [path: string]: string }): Promise<Workspace> {
    return this.kept(await Workspace.ofFiles(files));
  }

  private kept(workspace: Workspace): Workspace {
    this.workspaces.push(workspace);
    return workspace;
  }

  public async validate(stackDirectory: string): Promise<void> {
    await (await this.open(stackDirectory)).validate();
  }

  /**
   * Validates, plans, applies, plans again without changes, and destroys. Returns the changes of the first plan.
   *
   * For `undying` resources, it checks that terraform refuses to destroy them, and then removes them from the state.
   */
  public async lifeCycle(stackDirectory: string, undying: string[] = []): Promise<PlannedChange[]> {
    return lifeOf(await this.open(stackDirectory), undying);
  }

  /**
   * The same for many stacks, some at once, each as a module: that takes fewer processes. Returns the changes of each.
   *
   * terraform writes its whole state after each resource, so that all of them at once would take longer again.
   */
  public async lifeCycles(stacks: StackDirectories): Promise<{ [name: string]: PlannedChange[] }> {
    const names = Object.keys(stacks);
    const planned: PlannedChange[] = [];
    for (let first = 0; first < names.length; first += AT_ONCE) {
      const together = names.slice(first, first + AT_ONCE).map((name) => [name, stacks[name]]);
      planned.push(
        ...(await lifeOf(await this.openModules(Object.fromEntries(together) as StackDirectories))),
      );
    }
    return changesByModule(names, planned);
  }

  /** Stops the servers of all workspaces and removes them. Call it after the last test. */
  public close(): void {
    this.workspaces.splice(0).forEach((workspace) => {
      workspace.close();
    });
  }
}

async function lifeOf(workspace: Workspace, undying: string[] = []): Promise<PlannedChange[]> {
  await workspace.validate();
  const planned = await workspace.plan();
  await workspace.applyPlan();
  const plannedAgain = await workspace.plan();
  if (plannedAgain.length > 0) {
    throw new Error(`a second plan must find nothing to do, got ${JSON.stringify(plannedAgain)}`);
  }
  for (const address of undying) {
    await expectRefusal(workspace, address);
    await workspace.forget(address);
  }
  await workspace.destroy();
  if (workspace.size > 0) {
    throw new Error(`a destroy must leave nothing, got ${workspace.size} resources`);
  }
  return planned;
}

async function expectRefusal(workspace: Workspace, address: string): Promise<void> {
  const refusal: unknown = await workspace.destroy().then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!String(refusal).includes(`Resource ${address} has lifecycle.prevent_destroy set`)) {
    throw new Error(`a destroy must spare ${address}, got ${String(refusal)}`);
  }
}
