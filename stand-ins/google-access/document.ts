import { instancesOf } from "./instances";

/** The arguments of a block in Terraform's JSON. */
export interface Values {
  readonly [argument: string]: unknown;
}

/** A resource or data source of a synthesized stack. */
export interface Element {
  /** The address in Terraform: `google_storage_bucket.source`, `data.google_project.this`. */
  readonly address: string;
  readonly type: string;
  readonly isData: boolean;
  readonly values: Values;

  /** The region of a service that Google makes in each of several. */
  readonly region?: string;
}

interface Named {
  readonly [name: string]: Values;
}

interface Blocks {
  readonly [type: string]: Named;
}

/** A synthesized stack: the content of `cdk.tf.json`. */
export class Document {
  public readonly elements: readonly Element[];
  public readonly locals: Values;
  private readonly byAddress: ReadonlyMap<string, Element>;
  private readonly google: Values;
  private readonly variables: ReadonlyMap<string, Values>;

  constructor(json: object) {
    const { resource, data, provider, locals, variable } = json as {
      resource?: Blocks;
      data?: Blocks;
      provider?: { google?: Values | Values[] };
      locals?: Values;
      variable?: Named;
    };
    this.elements = [...elementsOf(resource, false), ...elementsOf(data, true)];
    this.byAddress = new Map(this.elements.map((element) => [element.address, element]));
    this.google = [provider?.google ?? []].flat().find(({ alias }) => alias === undefined) ?? {};
    this.locals = locals ?? {};
    this.variables = new Map(Object.entries(variable ?? {}));
  }

  public find(address: string): Element | undefined {
    return this.byAddress.get(address);
  }

  public resources(...types: string[]): Element[] {
    return this.elements.filter(({ type, isData }) => !isData && types.includes(type));
  }

  /** The default that a resource takes from the stack's Google provider. */
  public default(argument: "project" | "region"): string | undefined {
    const value = this.google[argument];
    return typeof value === "string" ? value : undefined;
  }

  public variableDefault(name: string): unknown {
    return this.variables.get(name)?.default;
  }
}

function elementsOf(blocks: Blocks = {}, isData: boolean): Element[] {
  return Object.entries(blocks).flatMap(([type, named]) =>
    Object.entries(named).flatMap(([name, values]) =>
      instancesOf(values).map((instance) => ({
        address: `${isData ? "data." : ""}${type}.${name}`,
        type,
        isData,
        ...instance,
      })),
    ),
  );
}

/** The nested blocks of a name. In Terraform's JSON, a single block can be an object or a list. */
export function blocks(values: Values | undefined, name: string): Values[] {
  const found = values?.[name];
  return [found].flat().filter((block): block is Values => typeof block === "object" && block !== null);
}

/** The only nested block of a name; undefined if there is none. */
export function block(values: Values | undefined, name: string): Values | undefined {
  return blocks(values, name).at(0);
}

/** All strings in a value, without the keys. */
export function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(strings);
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(strings) : [];
}
