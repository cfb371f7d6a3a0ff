import type { Scope } from "./evaluation";
import { valueOfTemplate } from "./evaluation";
import { isObject, type Json, type JsonObject, valueOf } from "./json";
import type { Resource } from "./resource";
import { list, type Step, unknown, type Value } from "./value";
import { within } from "./within";

/** One module of a plan: its configuration, and the module that calls it. */
export interface PlanModule {
  /** Its address, such as `module.shop`; empty for the root. */
  readonly address: string;
  readonly configuration: JsonObject;

  /** The module that calls it, with the call; undefined for the root. */
  readonly caller?: { readonly names: PlanNames; readonly call: JsonObject };
}

/** What the names in the modules of a plan refer to. */
export interface PlanSurroundings {
  readonly name: string;
  readonly variables: JsonObject;

  resource(address: string): Resource | undefined;
  module(address: string): PlanNames | undefined;
}

/** Resolves the names in a module of a plan. */
export class PlanNames implements Scope {
  public readonly name: string;

  constructor(
    private readonly around: PlanSurroundings,
    private readonly module: PlanModule,
  ) {
    this.name = [around.name, module.address].filter((part) => part !== "").join(":");
  }

  public lookUp(root: string, steps: readonly Step[]): Value {
    return this.found(root, steps) ?? unknown(`${this.name}:${[root, ...steps].join(".")}`);
  }

  /** The value of an expression in the configuration. If it is not constant, a plan shows only its references. */
  public valueOf(expression: Json | undefined): Value | undefined {
    if (!isObject(expression)) return undefined;
    const { constant_value: constant, references } = expression;
    // For a configuration in JSON, this is the text of the expression, even if it has references.
    if (constant !== undefined) return valueOf(constant, (text) => valueOfTemplate(text, this));
    if (!Array.isArray(references)) return undefined;
    const leaves = leavesOf(references as readonly Json[]).map((leaf) =>
      valueOfTemplate(`\${${leaf}}`, this),
    );
    return leaves.length === 1 ? leaves[0] : unknown(`${this.name}:${references.join(" ")}`, leaves);
  }

  /** The values that an expression refers to. */
  public referencesOf(expression: Json | undefined): Value {
    const references =
      isObject(expression) && Array.isArray(expression.references) ? expression.references : [];
    return list(leavesOf(references as readonly Json[]).map((leaf) => valueOfTemplate(`\${${leaf}}`, this)));
  }

  private found(root: string, steps: readonly Step[]): Value | undefined {
    const [first, second] = steps.map(String);
    switch (root) {
      case "var":
        return this.variable(first, steps.slice(1));
      case "module":
        return this.output(steps);
      case "data":
        return this.attribute(`data.${first}.${second}`, steps.slice(2));
      default:
        return this.attribute(`${root}.${first}`, steps.slice(1));
    }
  }

  private variable(name: string, path: readonly Step[]): Value | undefined {
    const { caller } = this.module;
    if (caller) {
      const given = isObject(caller.call.expressions) ? caller.call.expressions[name] : undefined;
      const value = caller.names.valueOf(given) ?? this.defaultOf(name);
      return value && within(value, path);
    }
    const given = this.around.variables[name];
    return isObject(given) ? within(valueOf(given.value), path) : undefined;
  }

  private defaultOf(name: string): Value | undefined {
    const variables = this.module.configuration.variables;
    const declared = isObject(variables) ? variables[name] : undefined;
    return isObject(declared) && declared.default !== undefined ? valueOf(declared.default) : undefined;
  }

  private output([name, ...steps]: readonly Step[]): Value | undefined {
    const base = [this.module.address, `module.${name}`].filter((part) => part !== "").join(".");
    const only = this.around.module(base);
    const keyed = only ? undefined : this.around.module(`${base}[${JSON.stringify(steps[0])}]`);
    const [output, ...path] = keyed ? steps.slice(1) : steps;
    return (only ?? keyed)?.outputOf(String(output), path);
  }

  private outputOf(name: string, path: readonly Step[]): Value | undefined {
    const { outputs } = this.module.configuration;
    const output = isObject(outputs) ? outputs[name] : undefined;
    const value = isObject(output) ? this.valueOf(output.expression) : undefined;
    return value && within(value, path);
  }

  private attribute(own: string, path: readonly Step[]): Value | undefined {
    const address = [this.module.address, own].filter((part) => part !== "").join(".");
    const only = this.around.resource(address);
    if (only) return { is: "attribute", of: only, path };
    const [key, ...rest] = path;
    const instance = this.around.resource(`${address}[${JSON.stringify(key)}]`);
    return instance && { is: "attribute", of: instance, path: rest };
  }
}

/** The longest references. Terraform also lists the shorter ones that they begin with: `a.b.c`, `a.b`. */
function leavesOf(references: readonly Json[]): string[] {
  const all = references.filter((one): one is string => typeof one === "string");
  return all.filter(
    (one) => !all.some((other) => other.startsWith(`${one}.`) || other.startsWith(`${one}[`)),
  );
}
