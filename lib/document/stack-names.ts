import type { Scope } from "./evaluation";
import { type Json, type JsonObject, objectsIn, valueOf } from "./json";
import type { Resource } from "./resource";
import { read } from "./synthesized-resource";
import { ABSENT, fields, type Step, unknown, type Value } from "./value";
import { within } from "./within";

// More than real code needs, and small enough for the call stack.
const MAX_DEPTH = 100;

/** What an address declares: a resource, or its instances by key. */
export type Declared = Resource | ReadonlyMap<string, Resource>;

/** What the names in a stack refer to: its resources, and other stacks. */
export interface Surroundings {
  readonly name: string;
  readonly json: JsonObject;

  declared(address: string): Declared | undefined;

  /** An output of the stack whose state a data source reads; undefined if it is unknown. */
  remote(dataSource: string, output: string): Value | undefined;
}

/** Resolves the names in a synthesized stack. */
export class StackNames implements Scope {
  public readonly name: string;
  public readonly values = new Map<string, Value>();
  private readonly locals = new Map<string, Value>();
  private depth = 0;

  constructor(private readonly around: Surroundings) {
    this.name = around.name;
  }

  public lookUp(root: string, steps: readonly Step[]): Value {
    return this.found(root, steps) ?? this.unknown(root, steps);
  }

  /** Clears the values that were cached before all resources were declared. */
  public forget(): void {
    this.locals.clear();
    this.values.clear();
  }

  /** The value of an output. */
  public output(name: string): Value | undefined {
    const [block] = objectsIn(this.around.json.output).flatMap((outputs) => objectsIn(outputs[name]));
    return (block as JsonObject | undefined) && read(block, ["value"], this);
  }

  /** An argument of a provider: of the default one, or of one with an alias, such as `google.other`. */
  public ofProvider(localName: string, argument: string): Value {
    const [local, alias] = localName.split(".");
    const configured = objectsIn(this.around.json.provider)
      .flatMap((providers) => objectsIn(providers[local]))
      .find((one) => one.alias === alias);
    const value = configured && read(configured, [argument], this);
    return value && value !== ABSENT ? value : unknown(`${this.name}:${argument} of provider ${localName}`);
  }

  private found(root: string, steps: readonly Step[]): Value | undefined {
    const [first, ...rest] = steps.map(String);
    switch (root) {
      case "var":
        return this.variable(first, steps.slice(1));
      case "local":
        return this.local(first, steps.slice(1));
      case "data":
        if (first === "terraform_remote_state" && rest[1] === "outputs") {
          const output = this.around.remote(rest[0], rest[2]);
          if (output) return within(output, steps.slice(4));
        }
        return this.attribute(`data.${first}.${rest[0]}`, steps.slice(2));
      default:
        return this.attribute(`${root}.${first}`, steps.slice(1));
    }
  }

  /** The value of a variable is its default. Terraform evaluates no expressions in a default. */
  private variable(name: string, path: readonly Step[]): Value | undefined {
    const [block] = objectsIn(this.around.json.variable).flatMap((variables) => objectsIn(variables[name]));
    const declared = block as JsonObject | undefined;
    return declared?.default === undefined ? undefined : within(valueOf(declared.default), path);
  }

  private local(name: string, path: readonly Step[]): Value | undefined {
    const existing = this.locals.get(name);
    if (existing) return within(existing, path);
    const [declared] = objectsIn(this.around.json.locals).filter((locals) => Object.hasOwn(locals, name));
    const json: Json | undefined = (declared as JsonObject | undefined)?.[name];
    if (json === undefined || this.depth >= MAX_DEPTH) return undefined;
    this.depth++;
    // A local value that refers to itself is unknown.
    this.locals.set(name, this.unknown("local", [name]));
    const value = read(json, [], this);
    this.depth--;
    this.locals.set(name, value);
    return within(value, path);
  }

  private attribute(address: string, path: readonly Step[]): Value | undefined {
    const found = this.around.declared(address);
    if (!found) return undefined;
    if (!isRepeated(found)) return { is: "attribute", of: found, path };
    // Without instances, their number may be unknown.
    if (found.size === 0) return undefined;
    if (path.length === 0) return fields([...found].map(([key, of]) => [key, { is: "attribute", of, path }]));
    const [key, ...rest] = path;
    const instance = found.get(String(key));
    return instance && { is: "attribute", of: instance, path: rest };
  }

  private unknown(root: string, steps: readonly Step[]): Value {
    return unknown(`${this.name}:${[root, ...steps].join(".")}`);
  }
}

function isRepeated(declared: Declared): declared is ReadonlyMap<string, Resource> {
  return declared instanceof Map;
}
