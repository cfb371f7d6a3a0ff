import { isObject, type Json, type JsonObject, valueOf } from "../document/json";
import type { Resource } from "../document/resource";
import { ABSENT, type Step, unknown, type Value } from "../document/value";

/** What a document of a state is called where resources tell which document they belong to. */
const STATE = "state";

/** A resource that a Terraform state knows: all of its values are told, whether the code gave them or Google. */
export class ExistingResource implements Resource {
  public readonly mode = "managed";
  public readonly document = STATE;
  public readonly reason = undefined;

  constructor(
    /** With its modules and indexes, like `module.orders["a"].google_service_account.this[0]`. */
    public readonly address: string,
    public readonly type: string,
    private readonly values: JsonObject,
    /** Which values are marked as sensitive, in the form of the values. */
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

  /** Whether the state marks anything of it as sensitive. */
  public get hasSensitive(): boolean {
    return (
      this.sensitive === true || (isObject(this.sensitive) && Object.values(this.sensitive).includes(true))
    );
  }

  /** Whether the state marks a value, or something around it, as sensitive. */
  public isSensitive(...path: readonly Step[]): boolean {
    return (
      path.some((_, index) => jsonAt(this.sensitive, path.slice(0, index)) === true) ||
      jsonAt(this.sensitive, path) === true
    );
  }
}

/** What stands behind steps. A block that Terraform takes once is a list of one in a state. */
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
