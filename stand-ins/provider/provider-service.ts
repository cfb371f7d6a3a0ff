import { attributesIn, mapAttributes, type Path } from "../schema/block-values";
import type { Attribute, Block } from "../schema/schema";
import {
  decodeValue,
  type DynamicValue,
  encodeValue,
  isKnown,
  isValues,
  UNKNOWN,
  type Value,
  type Values,
} from "../schema/value";
import { importedGrant } from "./allow-policies";
import { Fakes } from "./fakes";
import { withFilledBlocks } from "./filled-in";
import type { Action, Google } from "./google";
import { KeptState } from "./kept-state";
import { providerRules } from "./provider-rules";
import type { ProviderSchemas } from "./provider-schemas";
import { replacements } from "./replacement";

interface Request {
  readonly type_name: string;
  readonly id: string;
  readonly config: DynamicValue;
  readonly raw_state: DynamicValue;
  readonly current_state: DynamicValue;
  readonly prior_state: DynamicValue;
  readonly next_state: DynamicValue;
  readonly private: Uint8Array;
}

/** The arguments with a default in the provider's configuration. */
const FROM_PROVIDER: { readonly [argument: string]: string } = {
  project: "project",
  region: "region",
  location: "region",
};

// Marks imported state. It has no arguments, so a difference to the configuration must not replace the resource.
const IMPORTED = Buffer.from("imported");

/** The answers of the provider to the calls of tfplugin6.proto. */
export class ProviderService {
  /** The provider's configuration. If a stack has several, with aliases, the last one. */
  private settings: Values = {};

  public constructor(
    private readonly schemas: ProviderSchemas,
    /** The directory in which terraform runs. */
    private readonly directory: string,
    private readonly google: Google,
  ) {}

  public GetProviderSchema() {
    return this.schemas.wire();
  }

  public ValidateProviderConfig() {
    return {};
  }

  public ValidateResourceConfig({ type_name, config }: Request) {
    const values = decodeValue(config) as Values;
    const refused = providerRules(type_name, this.schemas.version).flatMap((rule) =>
      rule({ values, at: "", directory: this.directory }),
    );
    return { diagnostics: errors([...unconfigurable(this.schemas.resource(type_name), values), ...refused]) };
  }

  public ValidateDataResourceConfig({ type_name, config }: Request) {
    return {
      diagnostics: errors(unconfigurable(this.schemas.dataSource(type_name), decodeValue(config) as Values)),
    };
  }

  public ConfigureProvider({ config }: Request) {
    this.settings = decodeValue(config) as Values;
    return {};
  }

  public UpgradeResourceState({ raw_state }: Request) {
    return { upgraded_state: { json: raw_state.json } };
  }

  public ReadResource({ type_name, current_state, private: origin }: Request) {
    const state = decodeValue(current_state);
    if (!isValues(state)) return { new_state: encodeValue(null), private: origin };
    if (IMPORTED.equals(origin)) {
      this.google.adopt(type_name, this.answer(type_name, this.schemas.resource(type_name), state));
    }
    return { new_state: encodeValue(this.google.read(type_name, state)), private: origin };
  }

  public PlanResourceChange({ type_name, prior_state, next_state, private: origin }: Request) {
    const prior = decodeValue(prior_state);
    const proposed = decodeValue(next_state);
    if (!isValues(proposed)) {
      return { planned_state: encodeValue(null) };
    }
    const block = this.schemas.resource(type_name);
    const kept = new KeptState(type_name, this.schemas.version).in(block, proposed, prior);
    const planned = mapAttributes(block, kept, (attribute, value, path) =>
      attribute.computed && value === null ? this.planned(attribute, path) : value,
    );
    const replaces = isValues(prior) && !IMPORTED.equals(origin);
    return {
      planned_state: encodeValue(planned),
      requires_replace: replaces ? replacements(type_name, block, prior, planned).map(wirePath) : [],
      diagnostics: errors(this.missing(block, proposed)),
      legacy_type_system: true,
    };
  }

  public ApplyResourceChange({ type_name, prior_state, next_state }: Request) {
    const prior = decodeValue(prior_state);
    const planned = decodeValue(next_state);
    const action: Action = isValues(planned) ? (isValues(prior) ? "update" : "create") : "delete";
    const values = isValues(planned)
      ? this.answer(type_name, this.schemas.resource(type_name), planned)
      : (prior as Values);
    const { held, error } = this.google.send(action, type_name, values);
    // The provider keeps what it sent in the state of a failed update, and reads what there is before the next plan.
    const state = error !== undefined && action === "update" ? values : held;
    return {
      new_state: encodeValue(state),
      diagnostics: errors(error === undefined ? [] : [error]),
      legacy_type_system: true,
    };
  }

  public ImportResourceState({ type_name, id }: Request) {
    const { attributes, blocks } = this.schemas.resource(type_name);
    const state: Values = {
      ...Object.fromEntries(attributes.map(({ name }) => [name, null])),
      ...Object.fromEntries(blocks.map(({ name, nesting }) => [name, nesting === "single" ? null : []])),
      ...(/_iam_(?:member|binding)$/.test(type_name) ? importedGrant(type_name, id) : {}),
      id,
    };
    return { imported_resources: [{ type_name, state: encodeValue(state), private: IMPORTED }] };
  }

  public ReadDataSource({ type_name, config }: Request) {
    const block = this.schemas.dataSource(type_name);
    return { state: encodeValue(this.answer(type_name, block, decodeValue(config) as Values)) };
  }

  public GetFunctions() {
    return {};
  }

  public StopProvider() {
    return {};
  }

  /** The planned value of an attribute that only the provider sets. */
  private planned({ name, optional }: Attribute, path: Path): Value {
    const setting = optional && path.length === 1 ? this.settings[FROM_PROVIDER[name]] : null;
    return setting ?? UNKNOWN;
  }

  private missing(block: Block, proposed: Values): string[] {
    const isFromProvider = block.attributes.some(
      ({ name, optional, computed }) => name === "project" && optional && computed,
    );
    const isMissing = isFromProvider && proposed.project === null && this.settings.project === null;
    return isMissing ? ["project: required field is not set"] : [];
  }

  /** A copy of the values, with a value for every attribute that the provider sets. */
  private answer(type: string, block: Block, values: Values): Values {
    const filled = withFilledBlocks(type, block, values);
    const fakes = new Fakes(type, filled, this.settings);
    return mapAttributes(block, filled, (attribute, value, path) =>
      attribute.computed && !isKnown(value) ? fakes.value(attribute.type, path) : value,
    );
  }
}

/** Errors for attributes that only the provider may set, in the words of SDKv2's validate(). */
function unconfigurable(block: Block, config: Values): string[] {
  return [...attributesIn(block, config)]
    .filter(([{ required, optional }, value]) => !required && !optional && value !== null)
    .map(
      ([, , path]) =>
        `Can't configure a value for "${path.join(".")}": its value will be decided automatically`,
    );
}

function errors(summaries: string[]): object[] {
  return summaries.map((summary) => ({ severity: "ERROR", summary }));
}

function wirePath(path: Path): object {
  return {
    steps: path.map((step) =>
      typeof step === "string" ? { attribute_name: step } : { element_key_int: step },
    ),
  };
}
