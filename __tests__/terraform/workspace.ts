import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Google } from "../../stand-ins/provider/google";
import { ProviderSchemas } from "../../stand-ins/provider/provider-schemas";
import { ProviderServer } from "../../stand-ins/provider/provider-server";
import { ProviderService } from "../../stand-ins/provider/provider-service";
import type { Values } from "../../stand-ins/schema/value";
import { ApplyGraph } from "./apply-graph";
import { declaredIn } from "./hcl-declarations";
import { asModule, moduleCalls, type StackDirectories } from "./stack-modules";
import { providersOf, type ProviderUse, readStack, STACK_FILE, type StackJson } from "./synthesized-stack";
import { runTerraform } from "./terraform-command";

/** A planned change of a resource: `["create"]`, `["update"]`, `["delete", "create"]`, … */
export interface PlannedChange {
  readonly address: string;
  readonly actions: string[];
}

/** A line of the output of `terraform plan -json`. */
interface Progress {
  readonly type: string;
  readonly change?: { readonly action: string; readonly resource: { readonly addr: string } };
}

interface PlanJson {
  readonly resource_changes: readonly {
    readonly mode: "managed" | "data";
    readonly address: string;
    readonly change: { readonly actions: string[] };
  }[];
}

/** Folders with the bindings of providers, by the names of the providers. */
interface Bindings {
  readonly [provider: string]: string;
}

/** A resource in the state. */
export interface StateResource {
  readonly address: string;
  readonly type: string;
  readonly values: Values;
}

interface StateFile {
  readonly resources: readonly {
    readonly module?: string;
    readonly mode: "managed" | "data";
    readonly type: string;
    readonly name: string;
    readonly instances: readonly { readonly attributes: Values; readonly deposed?: string }[];
  }[];
}

interface StandIn {
  readonly schemas: ProviderSchemas;
  readonly server: ProviderServer;
}

// These are the whole change. A replacement, a move or an import is not.
const ALONE = new Set(["create", "update", "delete", "read"]);

/** The working directory of terraform: a copy of a synthesized stack, its state, and stand-ins for its providers. */
export class Workspace {
  public static open(stackDirectory: string, google = new Google()): Promise<Workspace> {
    return Workspace.filled(google, (workspace) => workspace.update(stackDirectory));
  }

  /**
   * A workspace whose root module calls each stack as a module. Each has providers and a Google of its own.
   *
   * @param bindings - the folders of bindings in the place of those that are installed, by the names of the providers
   */
  public static openModules(stacks: StackDirectories, bindings: Bindings = {}): Promise<Workspace> {
    return Workspace.filled(new Google(), (workspace) => workspace.updateModules(stacks), bindings);
  }

  /** A workspace with HCL files, by their paths. All modules must be on disk. */
  public static ofFiles(files: { readonly [path: string]: string }): Promise<Workspace> {
    return Workspace.filled(new Google(), (workspace) => workspace.write(files));
  }

  private static async filled(
    google: Google,
    fill: (workspace: Workspace) => Promise<void>,
    bindings: Bindings = {},
  ): Promise<Workspace> {
    const workspace = new Workspace(google, bindings);
    try {
      await fill(workspace);
    } catch (error) {
      workspace.close();
      throw error;
    }
    return workspace;
  }

  private readonly root = mkdtempSync(join(tmpdir(), "terraform-"));
  private readonly directory = join(this.root, "stack");
  private readonly standIns = new Map<string, StandIn>();
  private readonly googles = new Map<string, Google>();

  private constructor(
    /** The stand-in for Google that the stack is deployed to. */
    public readonly google: Google,
    private readonly bindings: Bindings,
  ) {
    mkdirSync(this.directory);
  }

  /** Replaces the stack with a newly synthesized one. The state stays. */
  public async update(stackDirectory: string): Promise<void> {
    const stack = readStack(stackDirectory);
    await this.serve(stack, this.google);
    this.clear();
    cpSync(stackDirectory, this.directory, { recursive: true });
    // Without a backend, terraform needs no `init`, because it need not download providers or modules.
    delete stack.terraform?.backend;
    writeFileSync(join(this.directory, STACK_FILE), JSON.stringify(stack, undefined, 2));
  }

  /** Replaces the stacks of modules with newly synthesized ones. The state stays. */
  public async updateModules(stacks: StackDirectories): Promise<void> {
    this.clear();
    for (const [name, stackDirectory] of Object.entries(stacks)) {
      const stack = asModule(name, readStack(stackDirectory));
      await this.serve(stack, this.googleOf(name));
      // Paths of assets start in the folder of the root module.
      cpSync(stackDirectory, this.directory, { recursive: true });
      mkdirSync(join(this.directory, name));
      writeFileSync(join(this.directory, name, STACK_FILE), JSON.stringify(stack, undefined, 2));
    }
    writeFileSync(join(this.directory, STACK_FILE), JSON.stringify(moduleCalls(Object.keys(stacks))));
    await this.terraform("get");
  }

  /** The stand-in for Google that a module is deployed to. */
  public googleOf(module: string): Google {
    const google = this.googles.get(module) ?? new Google();
    this.googles.set(module, google);
    return google;
  }

  private clear(): void {
    const outdated = readdirSync(this.directory).filter((name) => !name.startsWith("terraform.tfstate"));
    outdated.forEach((name) => {
      rmSync(join(this.directory, name), { recursive: true });
    });
  }

  private async write(files: { readonly [path: string]: string }): Promise<void> {
    await this.serve(declaredIn(Object.values(files)), this.google);
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.directory, path)), { recursive: true });
      writeFileSync(join(this.directory, path), text);
    }
    await this.terraform("get");
  }

  private async serve(stack: StackJson, google: Google): Promise<void> {
    for (const use of providersOf(stack)) {
      const { schemas } = this.standIns.get(use.address) ?? (await this.startStandIn(use, google));
      schemas.add(use.resources, use.dataSources);
    }
  }

  /** The output of `terraform show -json` for the state, as text. */
  public state(): Promise<string> {
    return this.terraform("show", "-json");
  }

  public async validate(): Promise<void> {
    await this.terraform("validate", "-json");
  }

  /** The changes that an apply would make now, in the order of addresses. */
  public async plan(): Promise<PlannedChange[]> {
    const lines = (await this.terraform("plan", "-json", "-input=false", "-out=plan")).trim().split("\n");
    const changes = lines
      .map((line) => JSON.parse(line) as Progress)
      .flatMap(({ type, change }) => (type === "planned_change" && change ? [change] : []));
    if (changes.every(({ action }) => ALONE.has(action))) {
      return changes
        .map(({ action, resource }) => ({ address: resource.addr, actions: [action] }))
        .filter(({ actions }) => actions.join() !== "read")
        .sort((one, other) => (one.address < other.address ? -1 : 1));
    }
    // Only the whole plan tells what a replacement does first.
    const plan = JSON.parse(await this.terraform("show", "-json", "plan")) as PlanJson;
    return plan.resource_changes
      .filter(({ mode, change }) => mode === "managed" && change.actions[0] !== "no-op")
      .map(({ address, change }) => ({ address, actions: change.actions }));
  }

  /** The output of `terraform show -json` for what the last `plan` found, as text. */
  public shownPlan(): Promise<string> {
    return this.terraform("show", "-json", "plan");
  }

  /** The order in which `applyPlan` would do what the last `plan` found. */
  public async order(): Promise<ApplyGraph> {
    return new ApplyGraph(await this.terraform("graph", "-type=apply", "-plan=plan"));
  }

  /** The resources in the state, with all their values. */
  public get resources(): StateResource[] {
    const state = readFileSync(join(this.directory, "terraform.tfstate"), "utf8");
    return (JSON.parse(state) as StateFile).resources
      .filter(({ mode }) => mode === "managed")
      .flatMap(({ module, type, name, instances }) =>
        instances
          .filter(({ deposed }) => deposed === undefined)
          .map(({ attributes }) => ({
            address: [...(module === undefined ? [] : [module]), type, name].join("."),
            type,
            values: attributes,
          })),
      );
  }

  public async apply(): Promise<void> {
    await this.terraform("apply", "-json", "-input=false", "-auto-approve");
  }

  /** Applies what the last `plan` found. */
  public async applyPlan(): Promise<void> {
    await this.terraform("apply", "-json", "-input=false", "plan");
  }

  public async destroy(): Promise<void> {
    await this.terraform("destroy", "-json", "-input=false", "-auto-approve", "-refresh=false");
  }

  /** Removes a resource from the state, without destroying it. */
  public async forget(address: string): Promise<void> {
    await this.terraform("state", "rm", address);
  }

  /** Removes the taint of a resource whose create failed. */
  public async untaint(address: string): Promise<void> {
    await this.terraform("untaint", address);
  }

  /** The number of resources in the state. */
  public get size(): number {
    const state = readFileSync(join(this.directory, "terraform.tfstate"), "utf8");
    return (JSON.parse(state) as { resources: unknown[] }).resources.length;
  }

  public close(): void {
    this.standIns.forEach(({ server }) => {
      server.close();
    });
    rmSync(this.root, { recursive: true, force: true });
  }

  private async startStandIn({ name, address, version }: ProviderUse, google: Google): Promise<StandIn> {
    const schemas = new ProviderSchemas(name, version, this.bindings[name]);
    const service = new ProviderService(schemas, this.directory, google);
    const socket = join(this.root, `${this.standIns.size}.sock`);
    const standIn = { schemas, server: await ProviderServer.start(service, socket) };
    this.standIns.set(address, standIn);
    return standIn;
  }

  private terraform(...args: string[]): Promise<string> {
    const reattach = new Map([...this.standIns].map(([address, { server }]) => [address, server.reattach]));
    return runTerraform(this.directory, Object.fromEntries(reattach), ...args);
  }
}
