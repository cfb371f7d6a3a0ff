import { isObject, type Json, type JsonObject, valueOf } from "./json";
import type { PlanNames } from "./plan-names";
import type { Resource } from "./resource";
import { text } from "./text";
import { ABSENT, fields, known, list, type Step, unknown, type Value } from "./value";
import { within } from "./within";

/** One resource of a plan, before or after its change. */
export interface PlannedResource {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly values: Json;

  /** Which values are known only after apply, in the structure of `values`. */
  readonly unknown?: Json;

  /** Its block in the configuration. */
  readonly block?: JsonObject;

  /** The names in its module. */
  readonly names?: PlanNames;
}

/** What a plan does not contain about a resource: its construct path, and its reason for public access. */
export interface WrittenBeside {
  readonly path: string;
  readonly reason: unknown;
}

// The attributes with the email of a service account, without the prefix `serviceAccount:`.
const EMAIL = /(?:^|_)email(?:_address)?$/;

/** A resource of a plan or a state. Its references replace values that are known only after apply. */
export class PlanResource implements Resource {
  public readonly mode: "managed" | "data";
  public readonly type: string;
  public readonly address: string;
  public readonly path: string;
  public readonly reason: unknown;
  private read: Value | undefined;

  constructor(
    public readonly document: string,
    private readonly planned: PlannedResource,
    private readonly provider: (key: string, argument: string) => Value,
    beside?: WrittenBeside,
  ) {
    this.mode = planned.mode;
    this.type = planned.type;
    this.address = planned.address;
    this.path = beside?.path ?? planned.address;
    this.reason = beside?.reason;
  }

  public value(...path: readonly Step[]): Value {
    this.read ??= this.whole();
    return within(this.read, path);
  }

  public ofProvider(argument: string): Value {
    const key = this.planned.block?.provider_config_key;
    return this.provider(typeof key === "string" ? key : this.type.split("_")[0], argument);
  }

  private whole(): Value {
    const { values, unknown: later, block } = this.planned;
    return this.combined(values, later, block?.expressions, []);
  }

  /** A value in which references replace the parts that are known only after apply. */
  private combined(
    json: Json | undefined,
    later: Json | undefined,
    expression: Json | undefined,
    path: string[],
  ): Value {
    if (later === true) return this.later(expression, path);
    if (Array.isArray(later)) {
      const items = Array.isArray(json) ? (json as readonly Json[]) : [];
      const all = Array.from({ length: Math.max(items.length, later.length) }, (_, index) => index);
      return list(
        all.flatMap((index) => {
          const inner = Array.isArray(expression) ? (expression as readonly Json[])[index] : expression;
          const value = this.combined(items[index], (later as readonly Json[])[index], inner, path);
          // A plan does not show which reference belongs to an unknown item, so all of them take its place.
          return value.is === "list" && later[index] === true ? value.items : [value];
        }),
      );
    }
    if (!isObject(later)) return valueOf(json);
    const values = isObject(json) ? json : {};
    const names = [...new Set([...Object.keys(values), ...Object.keys(later)])];
    return fields(
      names.map((name) => [
        name,
        this.combined(values[name], later[name], inBlock(expression, name), [...path, name]),
      ]),
    );
  }

  /** A value that is known only after apply; absent if the configuration leaves it out, because then Google sets it. */
  private later(expression: Json | undefined, path: readonly string[]): Value {
    const { names } = this.planned;
    const last = path.at(-1);
    if (!names || expression === undefined) return ABSENT;
    if (last === "members") return this.asMembers(names.referencesOf(expression), path);
    const value = names.valueOf(expression) ?? unknown(`${this.document}:${this.address}.${path.join(".")}`);
    return last === "member" ? asMember(value) : value;
  }

  private asMembers(references: Value, path: readonly string[]): Value {
    const isTold =
      references.is === "list" && references.items.length > 0 && references.items.every(isIdentity);
    if (!isTold) return unknown(`${this.document}:${this.address}.${path.join(".")}`, [references]);
    return list(references.items.map(asMember));
  }
}

/** The expression of a field. A block has one for each field; an argument has one for all its fields. */
function inBlock(expression: Json | undefined, name: string): Json | undefined {
  if (!isObject(expression)) return undefined;
  const isArgument = expression.references !== undefined || expression.constant_value !== undefined;
  return isArgument ? expression : expression[name];
}

/** A plan shows that a member contains an email, but not the prefix. A member with an email is a service account. */
function asMember(value: Value): Value {
  return isEmail(value) ? text([known("serviceAccount:"), value]) : value;
}

function isEmail(value: Value): boolean {
  return (
    value.is === "attribute" && value.of.type.startsWith("google_") && EMAIL.test(String(value.path.at(-1)))
  );
}

function isIdentity(value: Value): boolean {
  return isEmail(value) || (value.is === "attribute" && /member|identity/.test(String(value.path.at(-1))));
}
