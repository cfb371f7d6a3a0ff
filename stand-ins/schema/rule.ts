import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { blocksIn } from "./block-values";
import { isKnown, type Value, type Values } from "./value";

/** A block of a configuration, and its path in the resource: empty at the top, or like `service_config.0.`. */
export interface Place {
  readonly values: Values;
  readonly at: string;
  /** The directory in which terraform runs. */
  readonly directory: string;
}

/** A requirement on a configuration. Returns the problems, in the words of the provider or of Google. */
export type Rule = (place: Place) => string[];

/** Applies rules to every block at a dotted path. */
export function within(path: string, ...rules: Rule[]): Rule {
  const [block, ...deeper] = path.split(".");
  const inner = deeper.length > 0 ? [within(deeper.join("."), ...rules)] : rules;
  return (place) =>
    blocksIn(argument(place, block)).flatMap(([values, position]) => {
      const at = `${place.at}${[block, ...position].join(".")}.`;
      return inner.flatMap((rule) => rule({ ...place, values, at }));
    });
}

/** Checks every string at a dotted path, if Terraform knows it already. */
export function each(
  path: string,
  problemWith: (value: string, name: string, directory: string) => string | undefined,
): Rule {
  const [attribute, ...blocks] = path.split(".").reverse();
  const rule: Rule = (place) =>
    [argument(place, attribute)]
      .flat()
      .filter((value) => typeof value === "string")
      .map((value) => problemWith(value, place.at + attribute, place.directory))
      .filter((problem) => problem !== undefined);
  return blocks.length > 0 ? within(blocks.reverse().join("."), rule) : rule;
}

/** Requires one of the values in a list like `ALLOW | DENY`. */
export function oneOf(path: string, values: string): Rule {
  const allowed = values.split(" | ");
  return each(path, (value, name) =>
    value === "" || allowed.includes(value)
      ? undefined
      : `expected ${name} to be one of [${allowed.map((text) => `"${text}"`).join(" ")}], got ${value}`,
  );
}

export function matches(path: string, pattern: RegExp): Rule {
  return each(path, (value, name) =>
    pattern.test(value) ? undefined : `"${name}" ("${value}") doesn't match regexp "${pattern.source}"`,
  );
}

export function base64(path: string): Rule {
  return each(path, (value, name) =>
    /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(value)
      ? undefined
      : `could not decode "${name}" as a valid base64 value`,
  );
}

export function existingFile(path: string): Rule {
  return each(path, (value, _name, directory) =>
    existsSync(resolve(directory, value)) ? undefined : `open ${value}: no such file or directory`,
  );
}

export function exactlyOne(...names: string[]): Rule {
  return (place) => [...atMostOne(...names)(place), ...atLeastOne(...names)(place)];
}

export function atMostOne(...names: string[]): Rule {
  return (place) => {
    const given = names.filter((name) => isGiven(place, name) && isKnown(argument(place, name)));
    return given.length > 1
      ? [`only one of ${quoted(place, names)} can be specified, but ${quoted(place, given)} were`]
      : [];
  };
}

export function atLeastOne(...names: string[]): Rule {
  return (place) =>
    names.filter((name) => isGiven(place, name)).length === 0
      ? [`one of ${quoted(place, names)} must be specified`]
      : [];
}

export function requires(name: string, other: string): Rule {
  return (place) =>
    isGiven(place, name) && !isGiven(place, other)
      ? [`${quoted(place, [name])} requires ${quoted(place, [other])}`]
      : [];
}

/** Whether the configuration sets a value. Terraform may not know it yet. */
function isGiven(place: Place, name: string): boolean {
  const value = argument(place, name);
  return value !== null && !(Array.isArray(value) && value.length === 0);
}

/** The value of an argument. Terraform sends all arguments of the schema, so if one is missing, the rule is wrong. */
export function argument({ values, at }: Place, name: string): Value {
  if (!(name in values)) {
    throw new Error(`a rule speaks of ${at}${name}, which is no argument`);
  }
  return values[name];
}

function quoted({ at }: Place, names: string[]): string {
  return names.map((name) => `"${at}${name}"`).join(", ");
}
