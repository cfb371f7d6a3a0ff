import { type BindingKind, bindingSource } from "./binding-source";
import type { Attribute, AttributeType, Block, NestedBlock } from "./schema";
import { timeSchema } from "./time-schema";

const schemas = new Map<string, Block>();

/** The schema of a provider, a resource type or a data source type, read from the installed bindings, or from others in a folder. */
export function bindingSchema(provider: string, kind: BindingKind, type: string, bindings?: string): Block {
  if (provider === "time") return timeSchema(type);
  const key = [provider, kind, type, bindings].join(" ");
  const schema = schemas.get(key) ?? new BindingReader(bindingSource(provider, kind, type, bindings)).read();
  schemas.set(key, schema);
  return schema;
}

// The first line of a class: `export class ServiceAccount extends cdktf.TerraformResource {`. Later bindings are for cdktn.
const CLASS = /^export class (\w+) extends cdkt[fn]\.(\w+) \{$/m;

// A member of a class: a comment with the flags, then three lines that show its type:
//   // runtime - computed: false, optional: true, required: false
//   private _runtime?: string;
//   public get runtime() {
//     return this.getStringAttribute('runtime');
const MEMBER = /^ {2}\/\/ (\w+) - computed: (\w+), optional: (\w+), required: (\w+)\n((?:.*\n){3})/gm;

// A member of a struct without a class, like the provider's settings: its documentation, then its declaration.
const FIELD = /#(\w+) \w+#\w+\}\n\s*\*\/\n\s*readonly \w+(\??)(: .*;)/g;

// A member that has members: `= new ServiceAccountTimeoutsOutputReference(this, "timeouts")`
const NESTED = /= new (\w+?)(OutputReference|List)\(this, "\w+"(?:, (\w+))?\)/;
const NESTED_WITHOUT_CLASS = /\?: (\w+)\[\] \| cdkt[fn]\.IResolvable;/;

// The nesting of a configurable block: `isBlock: true, type: "set", storageClassType: "ATriggerEventFiltersList"`
const NESTING = /isBlock: true,\n\s*type: "(\w+)",\n\s*storageClassType: "(\w+?)(?:List)?",/g;

/** The type of a simple member, by a pattern that its lines match. The first match decides. */
const SIMPLE_TYPES: readonly [RegExp, AttributeType][] = [
  [/tolist\(this\.getListAttribute/, ["set", "string"]],
  [/getListAttribute|: string\[\]/, ["list", "string"]],
  [/getNumberListAttribute/, ["list", "number"]],
  [/new cdkt[fn]\.StringMapList\(/, ["list", ["map", "string"]]],
  [/getStringMapAttribute|new cdkt[fn]\.StringMap\(|: \{ \[key: string\]: string \}/, ["map", "string"]],
  [/getNumberAttribute/, "number"],
  [/getBooleanAttribute|: boolean/, "bool"],
  [/getStringAttribute|: string/, "string"],
];

/** Reads a schema from the generated source of a resource, a data source or a provider. */
class BindingReader {
  private readonly classes = new Map<string, string>();
  private readonly nestings = new Map<string, NestedBlock["nesting"]>();
  private root = "";

  public constructor(private readonly source: string) {
    const [, ...classes] = source.split(CLASS);
    for (let i = 0; i < classes.length; i += 3) {
      const [name, base, body] = classes.slice(i, i + 3);
      this.classes.set(name, body);
      if (base.startsWith("Terraform")) this.root = name;
    }
    for (const [, type, struct] of source.matchAll(NESTING)) {
      this.nestings.set(struct, type === "struct" ? "single" : (type as "list" | "set"));
    }
  }

  public read(): Block {
    return this.classBlock(this.root);
  }

  private classBlock(className: string): Block {
    const attributes: Attribute[] = [];
    const blocks: NestedBlock[] = [];
    const body = this.classes.get(className);
    if (body === undefined) {
      throw new Error(`the stand-in cannot find class ${className} in the bindings`);
    }
    for (const [, name, ...rest] of body.matchAll(MEMBER)) {
      const [computed, optional, required] = rest.map((flag) => flag === "true");
      const lines = rest[3];
      const nested = this.nested(lines);
      if (nested?.nesting) {
        const { block, nesting, repeated } = nested;
        blocks.push({ name, nesting, required, repeated, block });
      } else {
        const type = nested ? objectsType(nested) : simpleType(lines);
        attributes.push({ name, type, required, optional, computed });
      }
    }
    return { attributes, blocks };
  }

  /** The contents of a member that has members. It has no nesting if a configuration cannot set it. */
  private nested(lines: string) {
    const inClass = NESTED.exec(lines);
    const struct = (inClass ?? NESTED_WITHOUT_CLASS.exec(lines))?.[1];
    return struct === undefined
      ? undefined
      : {
          block: inClass ? this.classBlock(`${struct}OutputReference`) : this.structBlock(struct),
          nesting: this.nestings.get(struct),
          repeated: inClass?.[2] === "List",
          isSet: inClass?.[3] === "true",
        };
  }

  private structBlock(struct: string): Block {
    const [, declaration] = this.source.split(`export interface ${struct} {`);
    const [fields] = declaration.split("\n}");
    const attributes = [...fields.matchAll(FIELD)].map(([, name, optional, type]) => ({
      name,
      type: simpleType(type),
      required: optional === "",
      optional: optional !== "",
      computed: false,
    }));
    return { attributes, blocks: [] };
  }
}

function simpleType(lines: string): AttributeType {
  const found = SIMPLE_TYPES.find(([pattern]) => pattern.test(lines));
  if (!found) {
    throw new Error(`the stand-in cannot tell the type of this member of a binding: ${lines.trim()}`);
  }
  return found[1];
}

function objectsType({ block, isSet }: { block: Block; isSet: boolean }): AttributeType {
  const members = block.attributes.map(({ name, type }) => [name, type]);
  return [isSet ? "set" : "list", ["object", Object.fromEntries(members)]];
}
