import { moduleOf, withoutIndexes } from "./address";
import type { Document } from "./document";
import { isObject, type Json, type JsonObject, objectsIn } from "./json";
import { type PlanModule, PlanNames, type PlanSurroundings } from "./plan-names";
import { type PlannedResource, PlanResource, type WrittenBeside } from "./plan-resource";
import type { Resource } from "./resource";
import { unknown, type Value } from "./value";

/** What a plan does not contain about its resources, by address. */
export type Beside = ReadonlyMap<string, WrittenBeside>;

/** The resources of a plan, before and after its changes. */
export interface ReadPlan {
  readonly before: Document;
  readonly after: Document;
}

const NAME = "plan";

/** Reads a plan, as `terraform show -json` prints it. */
export function readPlan(json: JsonObject, beside: Beside = new Map()): ReadPlan {
  const modules = modulesIn(json);
  const changes = objectsIn(json.resource_changes).filter(({ deposed }) => deposed === undefined);
  const prior = isObject(json.prior_state) ? json.prior_state : undefined;
  const old = prior ? valuesIn(prior) : changes.flatMap((change) => sideOf(change, "before"));
  const read = old.filter(({ mode }) => mode === "data");
  const planned = changes.flatMap((change) => sideOf(change, "after"));
  const now = new Set(planned.map(({ address }) => address));
  return {
    before: new PlanDocument(json, modules, old, beside),
    after: new PlanDocument(
      json,
      modules,
      [...planned, ...read.filter(({ address }) => !now.has(address))],
      beside,
    ),
  };
}

/** Reads a state, as `terraform show -json` prints it. */
export function readState(json: JsonObject, beside: Beside = new Map()): Document {
  return new PlanDocument(json, new Map(), valuesIn(json), beside);
}

class PlanDocument implements Document, PlanSurroundings {
  public readonly name = NAME;
  public readonly resources: readonly Resource[];
  public readonly constructs = [];
  public readonly acknowledgements = [];
  public readonly variables: JsonObject;
  private readonly byAddress: ReadonlyMap<string, Resource>;
  private readonly modules = new Map<string, PlanNames>();

  constructor(
    private readonly json: JsonObject,
    private readonly configurations: ReadonlyMap<string, JsonObject>,
    resources: readonly PlannedResource[],
    beside: Beside,
  ) {
    this.variables = isObject(json.variables) ? json.variables : {};
    const provider = (key: string, argument: string) => this.ofProvider(key, argument);
    const blocks = blocksIn(configurations);
    this.resources = resources.map((planned) => {
      const module = moduleOf(planned.address);
      const block = blocks.get(withoutIndexes(planned.address));
      const whole = { ...planned, block, names: block && this.module(module) };
      return new PlanResource(NAME, whole, provider, beside.get(planned.address));
    });
    this.byAddress = new Map(this.resources.map((resource) => [resource.address, resource]));
  }

  public resource(address: string): Resource | undefined {
    return this.byAddress.get(address);
  }

  public module(address: string): PlanNames | undefined {
    const known = this.modules.get(address);
    const configuration = this.configurations.get(withoutIndexes(address));
    if (known || !configuration) return known;
    const names = new PlanNames(this, { address, configuration, caller: this.callerOf(address) });
    this.modules.set(address, names);
    return names;
  }

  private callerOf(address: string): PlanModule["caller"] {
    if (address === "") return undefined;
    const calling = moduleOf(address);
    const calls = this.configurations.get(withoutIndexes(calling))?.module_calls;
    const name = withoutIndexes(address).slice(withoutIndexes(address).lastIndexOf(".") + 1);
    const call = isObject(calls) ? calls[name] : undefined;
    const names = this.module(calling);
    return isObject(call) && names ? { names, call } : undefined;
  }

  private ofProvider(key: string, argument: string): Value {
    const configured = isObject(this.json.configuration)
      ? this.json.configuration.provider_config
      : undefined;
    const provider = isObject(configured) ? configured[key] : undefined;
    const given =
      isObject(provider) && isObject(provider.expressions) ? provider.expressions[argument] : undefined;
    return this.module("")?.valueOf(given) ?? unknown(`${NAME}:${argument} of provider ${key}`);
  }
}

/** The modules of a configuration, by address without indexes. The root has the empty address. */
function modulesIn({ configuration }: JsonObject): ReadonlyMap<string, JsonObject> {
  const modules = new Map<string, JsonObject>();
  const add = (address: string, module: Json | undefined): void => {
    if (!isObject(module)) return;
    modules.set(address, module);
    for (const [name, call] of Object.entries(isObject(module.module_calls) ? module.module_calls : {})) {
      if (isObject(call)) add(below(address, `module.${name}`), call.module);
    }
  };
  if (isObject(configuration)) add("", configuration.root_module);
  return modules;
}

/** The resources of a state, in all its modules. */
function valuesIn({ values }: JsonObject): PlannedResource[] {
  const all: PlannedResource[] = [];
  const add = (module: JsonObject): void => {
    for (const resource of objectsIn(module.resources)) {
      if (resource.deposed_key === undefined) all.push(...resourceIn(resource, resource.values));
    }
    objectsIn(module.child_modules).forEach(add);
  };
  if (isObject(values) && isObject(values.root_module)) add(values.root_module);
  return all;
}

/** A resource before or after a change, if it exists then. A forgotten resource still exists at Google. */
function sideOf(resource: JsonObject, side: "before" | "after"): PlannedResource[] {
  const { change } = resource;
  if (!isObject(change)) return [];
  const isForgotten = Array.isArray(change.actions) && change.actions.includes("forget");
  const values = isForgotten ? change.before : change[side];
  return resourceIn(resource, values, side === "after" && !isForgotten ? change.after_unknown : undefined);
}

function resourceIn(
  { address, mode, type }: JsonObject,
  values: Json | undefined,
  later?: Json,
): PlannedResource[] {
  if (typeof address !== "string" || typeof type !== "string" || (values ?? null) === null) return [];
  return [
    { address, mode: mode === "data" ? "data" : "managed", type, values: values ?? null, unknown: later },
  ];
}

/** The blocks of all resources in a configuration, by address without indexes. */
function blocksIn(modules: ReadonlyMap<string, JsonObject>): ReadonlyMap<string, JsonObject> {
  return new Map(
    [...modules].flatMap(([module, { resources }]) =>
      objectsIn(resources).flatMap((block): [string, JsonObject][] =>
        typeof block.address === "string" ? [[below(module, block.address), block]] : [],
      ),
    ),
  );
}

function below(module: string, address: string): string {
  return module === "" ? address : `${module}.${address}`;
}
