import type { Acknowledgement } from "./acknowledgement";
import { type Block, blocksIn } from "./blocks";
import { type Declaration, declarationsIn, modulesIn } from "./declarations";
import type { Document, WrittenConstruct } from "./document";
import { isObject, type JsonObject } from "./json";
import { InstanceScope, instancesOf } from "./repetition";
import type { Resource } from "./resource";
import { type Declared, StackNames, type Surroundings } from "./stack-names";
import { read, SynthesizedResource } from "./synthesized-resource";
import type { Value } from "./value";

/** A stack as cdktf writes it. */
export interface SynthesizedStack {
  /** The path of its construct. */
  readonly name: string;

  /** The content of its `cdk.tf.json`. */
  readonly json: unknown;

  /** @default - unknown */
  readonly constructs?: readonly WrittenConstruct[];
}

/** Reads the stacks of an app, and resolves the references between them. */
export function readStacks(stacks: readonly SynthesizedStack[]): readonly Document[] {
  const byRemoteState = new Map<string, StackDocument>();
  const documents = stacks.map((stack) => new StackDocument(stack, byRemoteState));
  for (const document of documents) byRemoteState.set(remoteStateOf(document.name), document);
  for (const document of documents) document.repeat();
  return documents;
}

/** The name that cdktf gives the data source with which other stacks read the outputs of a stack. */
function remoteStateOf(path: string): string {
  return `cross-stack-reference-input-${path.replaceAll("/", "--")}`.replace(/[^A-Za-z0-9_-]/g, "");
}

class StackDocument implements Document, Surroundings {
  public readonly name: string;
  public readonly json: JsonObject;
  public readonly resources: Resource[] = [];
  public readonly acknowledgements: readonly Acknowledgement[];
  public readonly constructs: readonly WrittenConstruct[];
  private readonly byAddress = new Map<string, Declared>();
  private readonly declarations: readonly Declaration[];
  private readonly repeated: Declaration[] = [];
  private readonly names: StackNames;

  constructor(
    { name, json, constructs = [] }: SynthesizedStack,
    private readonly others: ReadonlyMap<string, StackDocument>,
  ) {
    this.name = name;
    this.constructs = constructs;
    this.json = isObject(json) ? json : {};
    this.acknowledgements = acknowledgementsIn(this.json);
    this.names = new StackNames(this);
    this.declarations = declarationsIn(this.json);
    for (const declaration of this.declarations) {
      if (isRepeated(declaration)) this.repeated.push(declaration);
      else this.byAddress.set(declaration.address, this.add(declaration, this.names));
    }
  }

  public get calledModules(): readonly Resource[] {
    return modulesIn(this.json).map((declaration) => this.resourceOf(declaration, this.names));
  }

  public blocks(): ReadonlyMap<string, Block> {
    return blocksIn(this.json, this.declarations);
  }

  public declared(address: string): Declared | undefined {
    return this.byAddress.get(address);
  }

  public remote(dataSource: string, output: string): Value | undefined {
    return this.others.get(dataSource)?.names.output(output);
  }

  /** Adds the instances of `count` and `for_each`. The resources that they refer to must exist already. */
  public repeat(): void {
    for (const declaration of this.repeated) this.addInstances(declaration);
    if (this.repeated.length > 0) this.names.forget();
  }

  private addInstances(declaration: Declaration): void {
    const { address, json } = declaration;
    const [count, forEach] = ["count", "for_each"].map((name) =>
      json[name] === undefined ? undefined : read(json, [name], this.names),
    );
    const instances = new Map<string, Resource>();
    for (const { key, names } of instancesOf(count, forEach)) {
      const own = key === undefined ? address : `${address}[${JSON.stringify(key)}]`;
      const scope = new InstanceScope(`${this.name}:${own}`, names, this.names);
      const resource = this.add({ ...declaration, address: own }, scope);
      if (key !== undefined) instances.set(String(key), resource);
    }
    this.byAddress.set(address, instances);
  }

  private add(declaration: Declaration, scope: InstanceScope | StackNames): Resource {
    const resource = this.resourceOf(declaration, scope);
    this.resources.push(resource);
    return resource;
  }

  private resourceOf(declaration: Declaration, scope: InstanceScope | StackNames): Resource {
    return new SynthesizedResource(this.name, declaration, scope, this.names);
  }
}

function isRepeated({ json }: Declaration): boolean {
  return json.count !== undefined || json.for_each !== undefined;
}

function acknowledgementsIn({ "//": comments }: JsonObject): Acknowledgement[] {
  const acknowledged = isObject(comments) && isObject(comments.acknowledged) ? comments.acknowledged : {};
  return Object.entries(acknowledged).flatMap(([path, rules]) =>
    Object.entries(isObject(rules) ? rules : {}).map(([rule, reason]) => ({ path, rule, reason })),
  );
}
