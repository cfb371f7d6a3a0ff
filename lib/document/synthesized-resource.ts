import type { Declaration } from "./declarations";
import { type Scope, valueOfTemplate } from "./evaluation";
import { isObject, type Json, type JsonObject, valueOf } from "./json";
import type { Resource } from "./resource";
import { ABSENT, type Step, unknown, type Value } from "./value";
import { within } from "./within";

/** A resource as cdktf writes it. Its strings are read when they are asked for. */
export class SynthesizedResource implements Resource {
  public readonly mode: "managed" | "data";
  public readonly type: string;
  public readonly address: string;
  public readonly path: string;
  public readonly reason: unknown;
  private readonly json: JsonObject;

  constructor(
    public readonly document: string,
    { mode, type, address, json }: Declaration,
    private readonly scope: Scope,
    private readonly provider: (localName: string, argument: string) => Value,
  ) {
    this.mode = mode;
    this.type = type;
    this.address = address;
    this.json = json;
    const comments = isObject(json["//"]) ? json["//"] : {};
    const { metadata, reason } = comments;
    this.path = isObject(metadata) && typeof metadata.path === "string" ? metadata.path : address;
    this.reason = reason;
  }

  public value(...path: readonly Step[]): Value {
    return read(this.json, path, this.scope);
  }

  public ofProvider(argument: string): Value {
    const given = this.json.provider;
    const localName =
      typeof given === "string" ? given.replace(/^\$\{(.*)\}$/, "$1") : this.type.split("_")[0];
    return this.provider(localName, argument);
  }
}

/** What stands behind steps into JSON, without reading what lies beside. */
export function read(json: Json | undefined, path: readonly Step[], scope: Scope): Value {
  const evaluated = (source: string) => valueOfTemplate(source, scope);
  if (typeof json === "string") return within(evaluated(json), path);
  if (path.length === 0) return valueOf(json, evaluated);
  const [step, ...rest] = path;
  if (Array.isArray(json)) {
    const items = json as readonly Json[];
    if (typeof step === "number") return read(items[step], rest, scope);
    return items.length === 1 ? read(items[0], path, scope) : within(valueOf(json, evaluated), path);
  }
  if (!isObject(json)) return ABSENT;
  if (Object.hasOwn(json, step)) return read(json[step], rest, scope);
  // What Terraform takes once is an object here, and a list of one in other documents.
  if (step === 0) return read(json, rest, scope);
  return isDynamic(json, step) ? unknown(`${scope.name}:dynamic ${path.join(".")}`) : ABSENT;
}

/** Whether Terraform makes blocks of a name when it runs. */
function isDynamic({ dynamic }: JsonObject, step: Step): boolean {
  return isObject(dynamic) && Object.hasOwn(dynamic, step);
}
