import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { blocksIn } from "./block-values";
import { isKnown, type Value, type Values } from "./value";

/** A block of a configuration, and where it stands in its resource: nowhere, or at `service_config.0.`. */
export interface Place {
  readonly values: Values;
  readonly at: string;
  /** The directory that terraform runs in. */
  readonly directory: string;
}

/** Something a provider demands of a configuration; answers what is wrong, in the provider's words. */
export type Rule = (place: Place) => string[];

/** Rules for every block that stands at a dotted path. */
export function within(path: string, ...rules: Rule[]): Rule {
  const [block, ...deeper] = path.split(".");
  const inner = deeper.length > 0 ? [within(deeper.join("."), ...rules)] : rules;
  return (place) =>
    blocksIn(argument(place, block)).flatMap(([values, position]) => {
      const at = `${place.at}${[block, ...position].join(".")}.`;
      return inner.flatMap((rule) => rule({ ...place, values, at }));
    });
}

/** Judges every string at a dotted path, as far as Terraform knows it by now. */
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

/** Takes the allowed values in one string: `ALLOW | DENY`. */
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

/** Whether the configuration gives a value, if only one that Terraform does not know yet. */
function isGiven(place: Place, name: string): boolean {
  const value = argument(place, name);
  return value !== null && !(Array.isArray(value) && value.length === 0);
}

/** The value of an argument. Terraform sends every argument of the schema: one that is not there is a slip in a rule. */
export function argument({ values, at }: Place, name: string): Value {
  if (!(name in values)) {
    throw new Error(`a rule speaks of ${at}${name}, which is no argument`);
  }
  return values[name];
}

function quoted({ at }: Place, names: string[]): string {
  return names.map((name) => `"${at}${name}"`).join(", ");
}
