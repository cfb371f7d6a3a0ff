import type { Declaration } from "./declarations";
import { type Scope, valueOfTemplate } from "./evaluation";
import { isObject, type Json, type JsonObject, valueOf } from "./json";
import type { Resource } from "./resource";
import { ABSENT, type Step, unknown, type Value } from "./value";
import { within } from "./within";

/** The providers of a stack. */
interface Providers {
  ofProvider(localName: string, argument: string): Value;
}

/** A resource as cdktf writes it. Its strings are evaluated only when needed. */
export class SynthesizedResource implements Resource {
  public readonly mode: "managed" | "data";
  public readonly type: string;
  public readonly address: string;
  private readonly json: JsonObject;
  private settled?: Map<string, Value>;

  constructor(
    public readonly document: string,
    { mode, type, address, json }: Declaration,
    private readonly scope: Scope,
    private readonly providers: Providers,
  ) {
    this.mode = mode;
    this.type = type;
    this.address = address;
    this.json = json;
  }

  public get path(): string {
    return pathIn(this.json) ?? this.address;
  }

  public get reason(): unknown {
    const comments = this.json["//"];
    return isObject(comments) ? comments.reason : undefined;
  }

  // Nobody asks for the attributes of most resources.
  public get settledAttributes(): Map<string, Value> {
    return (this.settled ??= new Map<string, Value>());
  }

  public value(...path: readonly Step[]): Value {
    return read(this.json, path, this.scope);
  }

  public ofProvider(argument: string): Value {
    const given = this.json.provider;
    const localName =
      typeof given === "string" ? given.replace(/^\$\{(.*)\}$/, "$1") : this.type.split("_")[0];
    return this.providers.ofProvider(localName, argument);
  }
}

/** The path of the construct that wrote a block; undefined if none did. */
export function pathIn({ "//": comments }: JsonObject): string | undefined {
  const metadata = isObject(comments) ? comments.metadata : undefined;
  return isObject(metadata) && typeof metadata.path === "string" ? metadata.path : undefined;
}

/** The value at a path in JSON. Strings outside of the path are not evaluated. */
export function read(json: Json | undefined, path: readonly Step[], scope: Scope, at = 0): Value {
  if (typeof json === "string") return within(valueOfTemplate(json, scope), path, at);
  if (at === path.length) return allOf(json, scope);
  const step = path[at];
  if (Array.isArray(json)) {
    const items = json as readonly Json[];
    if (typeof step === "number") return read(items[step], path, scope, at + 1);
    return items.length === 1 ? read(items[0], path, scope, at) : within(allOf(json, scope), path, at);
  }
  if (!isObject(json)) return ABSENT;
  if (Object.hasOwn(json, step)) return read(json[step], path, scope, at + 1);
  // A block that occurs once is an object here, and a list with one object in other documents.
  if (step === 0) return read(json, path, scope, at + 1);
  return isDynamic(json, step) ? unknown(`${scope.name}:dynamic ${path.slice(at).join(".")}`) : ABSENT;
}

function allOf(json: Json | undefined, scope: Scope): Value {
  return valueOf(json, (source) => valueOfTemplate(source, scope));
}

/** Whether a `dynamic` block makes the blocks with a name. */
function isDynamic({ dynamic }: JsonObject, step: Step): boolean {
  return isObject(dynamic) && Object.hasOwn(dynamic, step);
}
