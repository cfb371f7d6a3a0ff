import { isObject, type Json, type JsonObject, valueOf } from "../document/json";
import type { Resource } from "../document/resource";
import { ABSENT, type Step, unknown, type Value } from "../document/value";

/** The name of the document that all resources of a state belong to. */
const STATE = "state";

/** A resource of a Terraform state. All its values are known: those from the code, and those that Google set. */
export class ExistingResource implements Resource {
  public readonly mode = "managed";
  public readonly document = STATE;
  public readonly reason = undefined;

  constructor(
    /** The address with modules and indexes, like `module.orders["a"].google_service_account.this[0]`. */
    public readonly address: string,
    public readonly type: string,
    private readonly values: JsonObject,
    /** The sensitive values: `true` in place of each, in the structure of the values. */
    private readonly sensitive: Json | undefined,
  ) {}

  public get path(): string {
    return this.address;
  }

  public value(...path: readonly Step[]): Value {
    const json = jsonAt(this.values, path);
    return json === undefined ? ABSENT : valueOf(json);
  }

  public ofProvider(argument: string): Value {
    return unknown(`${STATE}:${argument} of the provider of ${this.address}`);
  }

  /** Whether the state marks any argument as sensitive. */
  public get hasSensitive(): boolean {
    return (
      this.sensitive === true || (isObject(this.sensitive) && Object.values(this.sensitive).includes(true))
    );
  }

  /** Whether the state marks a value, or a block that contains it, as sensitive. */
  public isSensitive(...path: readonly Step[]): boolean {
    return (
      path.some((_, index) => jsonAt(this.sensitive, path.slice(0, index)) === true) ||
      jsonAt(this.sensitive, path) === true
    );
  }
}

/** The JSON at a path. In a state, a block that occurs at most once is a list with one item. */
function jsonAt(json: Json | undefined, path: readonly Step[]): Json | undefined {
  if (path.length === 0) return json;
  const [step, ...rest] = path;
  if (Array.isArray(json)) {
    const items = json as readonly Json[];
    const position = Number(step);
    if (Number.isInteger(position)) return jsonAt(items[position], rest);
    return items.length === 1 ? jsonAt(items[0], path) : undefined;
  }
  return isObject(json) && Object.hasOwn(json, step) ? jsonAt(json[step], rest) : undefined;
}
